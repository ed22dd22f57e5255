"""Places as people paste them, ``place; area; copies`` a line, or as areas they tick."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partners.geography.models import Area

MOST = 300
"""Places a batch has at most."""
LONGEST = 200
MOST_FAULTS = 20


@dataclass(frozen=True)
class Place:
    """One place that was asked for; ``copies`` is None where it takes an equal share of what is left."""

    name: str
    area: Area
    copies: int | None = None


class Areas:
    """The areas a campaign takes place in and all below, found by code or by name in any language."""

    def __init__(self, campaign):
        self.own = list(campaign.areas.all())
        within = [Area.objects.within(area) for area in self.own]
        found = reduce(or_, within, Area.objects.none())
        self.by_key = {area.pk: area for area in found}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for area in self.by_key.values():
            for word in (area.code, area.name, *area.names.values()):
                self._by_word[word.casefold()].add(area.pk)

    def called(self, text: str) -> Area:
        """The area of a code or name, or the campaign's only one for an empty text; raises ValidationError."""
        if not text and len(self.own) == 1:
            return self.own[0]
        if not text:
            raise ValidationError(_("Write its area."))
        keys = self._by_word.get(text.casefold(), set())
        if len(keys) == 1:
            return self.by_key[next(iter(keys))]
        refusal = (
            _("Several areas are called “%(area)s”; write its code.")
            if keys
            else _("“%(area)s” is not among the campaign's areas.")
        )
        raise ValidationError(refusal % {"area": text[:LONGEST]})

    def one_below(self) -> list[Area]:
        """The areas that are ticked: the campaign's own, and those directly below them."""
        keys = {area.pk for area in self.own}
        near = [area for area in self.by_key.values() if area.pk in keys or area.parent_id in keys]
        return sorted(near, key=lambda area: (area.lineage, str(area.localized_name)))


def read_places(text: str, areas: Areas) -> list[Place]:
    """The places of pasted lines; raises ValidationError with a text for each fault of each line, the first few alone.

    More lines than a batch has places are not read at all.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST:
        raise ValidationError(_("A batch has at most %(most)d places.") % {"most": MOST})
    places, refused = [], []
    for number, line in lines:
        try:
            places.append(_read(line, areas))
        except ValidationError as error:
            label = _("Line %(number)d") % {"number": number}
            refused += [f"{label}: {message}" for message in error.messages]
    if refused:
        raise ValidationError(first_few(refused))
    return places


def first_few(refused: list[str]) -> list[str]:
    """So many faults as anybody reads at once, and whether there are more."""
    return refused[:MOST_FAULTS] + ([_("There are more; mend these first.")] if len(refused) > MOST_FAULTS else [])


def _read(line: str, areas: Areas) -> Place:
    name, area, copies, *rest = [part.strip() for part in re.split(r"[;\t]", line)] + ["", ""]
    if any(rest):
        raise ValidationError(_("Write “place; area; copies”, nothing more."))
    refused, read = [], {}
    if not name:
        refused.append(_("Write the place first."))
    if len(name) > LONGEST:
        refused.append(_("The place is longer than %(longest)d characters.") % {"longest": LONGEST})
    for part, call in (("area", lambda: areas.called(area)), ("copies", lambda: _number(copies))):
        try:
            read[part] = call()
        except ValidationError as error:
            refused += error.messages
    if refused:
        raise ValidationError(refused)
    return Place(name, **read)


def _number(text: str) -> int | None:
    digits = re.sub(r"[\s.,'’]", "", text)
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > 7 or int(digits) < 1:
        raise ValidationError(_("“%(text)s” is no number of copies.") % {"text": text[:LONGEST]})
    return int(digits)


def places_in(areas: Iterable[Area]) -> list[Place]:
    """A place for each ticked area, called like the area."""
    return [Place(area.name, area) for area in areas]


def shared_out(places: list[Place], left: int) -> list[Place]:
    """The same places with numbers: what is given is given, the rest shares equally; raises where it is too little."""
    given = sum(place.copies or 0 for place in places)
    open_ones = [place for place in places if place.copies is None]
    rest = left - given
    if rest < len(open_ones):
        text = _("The places need at least %(needed)d copies; %(left)d are left.")
        raise ValidationError({"quantity": text % {"needed": given + len(open_ones), "left": left}})
    each, over = divmod(rest, len(open_ones)) if open_ones else (0, 0)
    shares = iter([each + 1] * over + [each] * (len(open_ones) - over))
    return [Place(one.name, one.area, next(shares) if one.copies is None else one.copies) for one in places]
