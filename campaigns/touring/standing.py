"""What an event that is a performance keeps, wherever it is changed: its activity's areas where it goes to another
venue, its company in one place."""

from django.db.models import QuerySet

from campaigns.events.models import Event
from campaigns.planning.readiness import Gap
from partners.organisations.models import Organisation

from . import clashes
from .models import Performance, Tour


def performance_of_event(event: Event, user, period=None) -> list[Gap]:
    """Fills the slot ``event_holds``; nothing for an event that belongs to no tour, at one query."""
    rows = Performance.objects.filter(event=event.pk).select_related("tour__activity__campaign", "event")
    performance = rows.first()
    if performance is None:
        return []
    moves = performance.event.venue_id != event.venue_id
    return [Gap(field, text) for field, text in clashes.of_event(performance.tour, event, moves=moves)]


def tour_of_event(event: Event, user, period=None) -> list[QuerySet]:
    """Fills the slot ``event_locks``: of two changes to what one company performs, the second sees the first."""
    rows = Performance.objects.filter(event=event.pk).order_by()
    return [
        Organisation.objects.select_for_update(no_key=True).filter(pk__in=rows.values("tour__company")),
        Tour.objects.select_for_update(no_key=True).filter(pk__in=rows.values("tour")),
    ]
