"""What an event that is a performance keeps, wherever it is changed: its activity's areas, its company in one place."""

from campaigns.events.models import Event
from campaigns.planning.readiness import Gap

from . import clashes
from .models import Performance


def performance_of_event(event: Event, user, period=None) -> list[Gap]:
    """Fills the slot ``event_holds``; nothing for an event that belongs to no tour, at one query."""
    rows = Performance.objects.filter(event=event.pk).select_related("tour__activity__campaign")
    performance = rows.first()
    if performance is None:
        return []
    return [Gap(field, text) for field, text in clashes.of_event(performance.tour, event)]
