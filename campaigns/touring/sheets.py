"""The sheet of a tour: the same rows on the screen, on paper and as a workbook."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clarion.files.tables import xlsx_bytes

from . import words
from .costs import Cost, cost_of
from .models import Tour
from .queries import stops_of


@dataclass(frozen=True)
class Line:
    """One performance; ``contact`` is an office, never a telephone."""

    number: int
    day: date
    hour: str
    venue: str
    room: str
    area: str
    contact: str
    status: str
    fee: str

    @property
    def day_in_words(self) -> str:
        return date_format(self.day, "D j M Y")


@dataclass(frozen=True)
class Sheet:
    """The lines of a tour that the person may see; what it costs only where costs may be seen."""

    tour: Tour
    lines: list[Line]
    cost: Cost | None
    cost_words: str
    with_costs: bool

    @property
    def headings(self) -> list[str]:
        shown = [_("No."), _("Day"), _("Hour"), _("Venue"), _("Room"), _("Area"), _("Contact"), _("Status")]
        return [*shown, _("Cost")] if self.with_costs else shown

    @property
    def rows(self) -> list[list]:
        """The cells below the headings, the sum of costs last."""
        table = [self._cells(line) for line in self.lines]
        if self.cost:
            table += [["", "", "", label, "", "", "", "", text] for label, text in self.sums]
        return table

    @property
    def sums(self) -> list[tuple[str, str]]:
        """What the cost is made of, and the whole."""
        if not self.cost:
            return []
        return [(_("In all: %(parts)s") % {"parts": self.cost_words}, self.cost.in_words)]

    def _cells(self, line: Line) -> list:
        shown = [line.number, line.day_in_words, line.hour, line.venue, line.room, line.area, line.contact, line.status]
        return [*shown, line.fee] if self.with_costs else shown


def sheet_of(tour: Tour, user, *, with_costs: bool) -> Sheet:
    """The sheet as the person may see it."""
    stops = stops_of(tour, user)
    priced = with_costs and (tour.fee is not None or tour.daily_cost is not None)
    lines = [_line(number, stop, priced) for number, stop in enumerate(stops, start=1)]
    days = [stop.event.day for stop in stops if not stop.event.is_cancelled]
    cost = cost_of(tour, days) if priced else None
    return Sheet(tour, lines, cost, words.cost_in_words(tour, cost, user) if cost else "", priced)


def _line(number, stop, priced: bool) -> Line:
    event = stop.event
    return Line(
        number=number,
        day=event.day,
        hour=f"{event.local_start:%H:%M}–{event.local_end:%H:%M}",
        venue=str(event.venue.localized_name),
        room=event.room.name if event.room else "",
        area=str(event.venue.area.localized_name),
        contact=words.contact_role(event.venue.safeguarding_contact),
        status=str(event.get_status_display()),
        fee=words.fee_in_words(stop) if priced else "",
    )


def workbook_of(sheet: Sheet) -> bytes:
    """The sheet as XLSX; every text is a text cell."""
    return xlsx_bytes(sheet.headings, sheet.rows, _("Tour"))


def file_name(tour: Tour) -> str:
    return f"{tour.campaign.code}-{slugify(tour.name)[:40] or tour.pk}.xlsx"
