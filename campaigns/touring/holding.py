"""How tours hold: their activity, whoever else would write the same places, and the same tour written twice."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from campaigns.events.models import Event
from campaigns.planning.holding import hold_activity
from campaigns.planning.models import Activity
from campaigns.planning.readiness import Gap, lies_within, places_of
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.venues.models import Venue

from .choices import MEDIA, TourStatus
from .models import Performance, Tour

SAME = ("activity", "name", "starts_on", "weekdays", "times", "company", "language")
"""Two booked tours alike in all of these are one tour written twice."""


def hold(tour: Tour, venues: Iterable[int] = (), events: Iterable[int] = ()) -> None:
    """Keeps other writers waiting until the transaction ends: of activity, company, tour, events, venues, in order.

    Events come before venues, as wherever an event is written; all of them at once, since they are moved one by one.
    """
    hold_activity(tour.activity_id)
    if tour.company_id:
        list(Organisation.objects.select_for_update(no_key=True).filter(pk=tour.company_id))
    if tour.pk:
        stands = Tour.objects.select_for_update().get(pk=tour.pk)
        tour.status, tour.cancel_reason = stands.status, stands.cancel_reason
        tour.updated_at = stands.updated_at
    list(Event.objects.select_for_update().filter(pk__in=set(events)).order_by("pk"))
    list(Venue.objects.select_for_update(no_key=True).filter(pk__in=set(venues)).order_by("pk"))


def state_of(tour: Tour) -> str:
    """When its stops last moved, as a preview carries it to the word that saves."""
    return tour.updated_at.isoformat()


def refuse_changed(tour: Tour, state: str) -> None:
    """Raises ValidationError where a held tour moved since the preview, as by a second click; then notes the move."""
    if state and state != state_of(tour):
        text = _("The tour was changed meanwhile. Open it anew and look at its stops before you move anything.")
        raise ValidationError(text)
    tour.save(update_fields=["updated_at"])


def refuse_twin(tour: Tour) -> None:
    """Raises a ValidationError that names a booked tour that is the same in all of ``SAME``."""
    same = {name: getattr(tour, name) for name in SAME}
    twin = Tour.objects.filter(status=TourStatus.BOOKED, **same).exclude(pk=tour.pk).first()
    if twin:
        text = _("This tour exists already: %(tour)s. Add stops to that one, or choose another name or first day.")
        raise ValidationError(text % {"tour": twin})


def tours_of_activity(activity: Activity, user, period=None) -> list[Gap]:
    """Fills the slot ``activity_holds``: performances outside its dates or areas, and tours that lack its medium."""
    live = Performance.objects.taking_place().filter(tour__activity=activity.pk)
    live = live.select_related("tour", "event__venue__area")
    outside = _("These tours have performances outside its dates: %(tours)s. Move or cancel them first.")
    medium = _("These tours are booked under another medium: %(tours)s. Cancel them first.")
    rows = list(live)
    kind = MEDIA.get(activity.medium)
    of_kind = {row.tour_id for row in rows if row.event.kind == kind}
    found = (
        ("starts_on", outside, [row for row in rows if row.event.day < activity.starts_on]),
        ("ends_on", outside, [row for row in rows if row.event.day > activity.ends_on]),
        ("medium", medium, [row for row in rows if row.tour_id not in of_kind]),
    )
    gaps = [Gap(name, text % {"tours": _names(held)}) for name, text, held in found if held]
    return gaps + [Gap("areas", text) for text in _without_place(activity, rows, user)]


def _without_place(activity: Activity, rows: list[Performance], user) -> list[str]:
    """Texts on performances whose place the activity had and would lose; named as far as the person may open them."""
    lost = _outside(rows, places_of(activity)) if rows else []
    if lost:
        before = places_of(Activity.objects.get(pk=activity.pk))
        already = {row.pk for row in _outside(lost, before)}
        lost = [row for row in lost if row.pk not in already]
    if not lost:
        return []
    seen = set(
        Performance.objects.visible_to(user).filter(pk__in=[row.pk for row in lost]).values_list("pk", flat=True)
    )
    open_ones = [row for row in lost if row.pk in seen]
    texts = []
    if open_ones:
        tours = "; ".join(dict.fromkeys(f"{row.tour} ({row.event.venue.area})" for row in open_ones))
        text = _("These tours have performances in areas that are taken away: %(tours)s. Move or cancel them first.")
        texts.append(text % {"tours": tours})
    if len(open_ones) < len(lost):
        texts.append(_("Performances that you cannot open take place in areas that are taken away. Keep these areas."))
    return texts


def _outside(rows: Iterable[Performance], areas: list[Area]) -> list[Performance]:
    return [row for row in rows if not any(lies_within(row.event.venue.area, area) for area in areas)]


def _names(rows: Iterable[Performance]) -> str:
    return "; ".join(dict.fromkeys(str(row.tour) for row in rows))


def with_events(performances: QuerySet) -> QuerySet:
    """The performances with what is read of their events when they are moved."""
    related = ("event__venue__area", "event__room", "event__campaign", "event__activity")
    return performances.select_related("tour__activity__campaign", "tour__company", *related).prefetch_related(
        "event__assignments__facilitator"
    )
