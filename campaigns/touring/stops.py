"""Stops as people write them, ``venue; room`` a line in the order of the tour, or as venues they tick."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaigns.planning.models import Activity
from partners.geography.models import Area
from partners.venues.models import Room, Venue

MOST_STOPS = 80
MOST_FAULTS = 20
MOST_TICKED = 60
"""Venues offered to be ticked; more are written down by name."""
LONGEST = 300
"""Letters of a name, more than any venue or room has."""
SEPARATORS = re.compile("[;\u061b\uff1b\t]")
"""Between venue and room, as the keyboards of Latin, Arabic and Chinese scripts have it."""


@dataclass(frozen=True)
class Stop:
    """Where a performance takes place; a venue without rooms is taken as a whole."""

    venue: Venue
    room: Room | None = None

    def __str__(self):
        return f"{self.venue.name}, {self.room.name}" if self.room else self.venue.name


def stop_at(venue: Venue) -> Stop:
    """The venue with its room of the most seats, where it has rooms."""
    rooms = sorted(venue.rooms.all(), key=lambda room: (-(room.seats or 0), room.pk))
    return Stop(venue, rooms[0] if rooms else None)


def venues_near(activity: Activity | None, user) -> QuerySet:
    """The venues the person may see in the areas of the activity, else of its campaign, in the order of areas."""
    venues = Venue.objects.visible_to(user).select_related("area").prefetch_related("rooms")
    if activity is None:
        return venues.none()
    return venues.filter(area__in=Area.objects.within_any(areas_of(activity))).order_by("area__name", "name", "pk")


def areas_of(activity: Activity) -> list[Area]:
    """Where an activity takes place: its own areas, else those of its campaign."""
    return list(activity.areas.all()) or list(activity.campaign.areas.all())


def read_stops(text: str, user) -> list[Stop]:
    """The stops of written lines; raises ValidationError with a text for each fault of each line, the first few alone.

    A venue is found by its code, or by its name as first written or in the reader's language; one query for all.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_STOPS:
        raise ValidationError(_("A tour has at most %(most)d stops.") % {"most": MOST_STOPS})
    parts = [[part.strip() for part in SEPARATORS.split(line)] for _number, line in lines]
    known = _venues_called({names[0] for names in parts if 0 < len(names[0]) <= LONGEST}, user)
    stops, refused = [], []
    for (number, _line), names in zip(lines, parts, strict=True):
        try:
            stops.append(_read(names, known))
        except ValidationError as error:
            label = _("Line %(number)d") % {"number": number}
            refused += [f"{label}: {message}" for message in error.messages]
    if refused:
        raise ValidationError(refused[:MOST_FAULTS])
    return stops


def _venues_called(words: set[str], user) -> dict[str, list[Venue]]:
    if not words:
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    named = [Q(code__iexact=word) | Q(name__iexact=word) | Q(**{f"names__{language}__iexact": word}) for word in words]
    venues = Venue.objects.visible_to(user).filter(reduce(or_, named))
    found: dict[str, list[Venue]] = defaultdict(list)
    for venue in venues.select_related("area").prefetch_related("rooms"):
        for word in {venue.code.casefold(), venue.name.casefold(), str(venue.localized_name).casefold()}:
            found[word].append(venue)
    return found


def _read(names: list[str], known: dict[str, list[Venue]]) -> Stop:
    called, room, *rest = [*names, ""]
    if any(rest):
        raise ValidationError(_("Write “venue; room”, nothing more."))
    if not called:
        raise ValidationError(_("Write the venue first."))
    venues = known.get(called.casefold(), [])
    exact = [venue for venue in venues if venue.code.casefold() == called.casefold()]
    venues = exact or venues
    if not venues:
        text = _(
            "No venue you may see is called “%(venue)s”. Write its name as the list of venues has it, or its code."
        )
        raise ValidationError(text % {"venue": called[:LONGEST]})
    if len(venues) > 1:
        text = _("Several venues are called “%(venue)s”; write the code of one: %(codes)s.")
        codes = ", ".join(venue.code for venue in venues[:5])
        raise ValidationError(text % {"venue": called[:LONGEST], "codes": codes})
    return _in_room(venues[0], room) if room else stop_at(venues[0])


def _in_room(venue: Venue, called: str) -> Stop:
    for room in venue.rooms.all():
        if room.name.casefold() == called.casefold():
            return Stop(venue, room)
    text = _("%(venue)s has no room called “%(room)s”. Its rooms: %(rooms)s.")
    rooms = ", ".join(room.name for room in venue.rooms.all()) or "–"
    raise ValidationError(text % {"venue": venue, "room": called[:LONGEST], "rooms": rooms})


def written(stops: Iterable[Stop]) -> str:
    """The stops as lines that would be read back the same."""
    return "\n".join(f"{stop.venue.code}; {stop.room.name}" if stop.room else stop.venue.code for stop in stops)
