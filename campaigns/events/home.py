"""The first page lists the next events, and says how many still wait for a headcount."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.rules import STAFF_AND_PARTNERS, has_role
from clarion.home import LONGEST, Entry, HomePanel

from .conflicts import span_in_words
from .models import Event
from .rules import may_book, may_count


def next_events(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels`` for those who may open events; one query."""
    if not has_role(user, STAFF_AND_PARTNERS):
        return []
    coming = Event.objects.visible_to(user).taking_place().filter(ends_at__gte=timezone.now())
    coming = coming.select_related("venue").order_by("starts_at", "pk")[:LONGEST]
    book = [Entry(_("Book an event"), reverse("event:add"))] if may_book(user) else []
    return [
        HomePanel(
            name="events",
            title=_("Next events"),
            order=30,
            entries=tuple(_line(event) for event in coming),
            empty=_("Nothing is booked in the campaigns and areas you see."),
            ways_on=(*book, Entry(_("All events"), reverse("event:index"))),
        )
    ]


def _line(event: Event) -> Entry:
    note = f"{span_in_words(event.starts_at, event.ends_at, event.zone)} · {event.venue}"
    return Entry(event.title, reverse("event:inspect", args=[event.pk]), note)


def events_to_count(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who may count."""
    if not may_count(user):
        return []
    waiting = Event.objects.visible_to(user).to_count().count()
    if not waiting:
        return []
    text = ngettext("%(count)d event without a headcount", "%(count)d events without a headcount", waiting)
    return [Entry(text % {"count": waiting}, f"{reverse('event:index')}?when=to_count")]
