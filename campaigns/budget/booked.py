"""What is booked for a campaign, beside what its budget holds of it; booking rooms bring theirs through a slot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.discretion import holds_mail, holds_number
from campaigns.planning.models import Activity, Campaign
from campaigns.planning.rules import require
from clarion import slots

from .actions import save_cost_line
from .choices import CostKind
from .models import CostLine
from .money import exactly, money, unrounded
from .rules import may_edit_costs

LONGEST = CostLine._meta.get_field("purpose").max_length


@dataclass(frozen=True)
class Booking:
    """One thing booked at a known price, in its own currency, all of it whatever areas the reader works in.

    ``key`` stays the same while the booking changes, for example ``tour:12``; ``day`` is its first; ``kind`` says in
    a word what it is.
    """

    key: str
    name: str
    activity: Activity | None
    day: date
    amount: Decimal
    currency: str
    address: str
    kind: str
    medium_without_activity: str = ""

    @property
    def cost(self) -> Decimal:
        """The amount in whole units of the smallest coin of its currency."""
        return exactly(self.amount, self.currency)

    @property
    def activity_id(self) -> int | None:
        return self.activity.pk if self.activity else None

    @property
    def medium(self) -> str:
        return self.activity.medium if self.activity else self.medium_without_activity


@dataclass(frozen=True)
class Compared:
    """A booking and the line that stands for it, planned or paid; one of them may be absent.

    ``into`` is the campaign's currency now. ``by_hand``: no line stands for it, but somebody wrote lines of their own
    into the plan that may mean it.
    """

    booking: Booking | None
    line: CostLine | None
    into: str = ""
    by_hand: bool = False

    @property
    def is_paid(self) -> bool:
        """What was planned of it has become a payment; whatever it costs now, no plan is asked for."""
        return self.line is not None and self.line.kind == CostKind.ACTUAL

    @property
    def is_planned(self) -> bool:
        """Whether the budget holds just what is booked, in a line that its sums count."""
        held, booked = self.line, self.booking
        if not (held and booked):
            return False
        as_booked = (held.amount, held.currency) == (booked.cost, booked.currency)
        return as_booked and held.rate_currency == self.into and not self.moves_day and not self.moves_activity

    @property
    def can_be_planned(self) -> bool:
        return self.booking is not None and not self.is_paid and not self.is_planned

    @property
    def moves_day(self) -> bool:
        """Whether planning gives the line another day; one set by hand stays while the booking keeps its own."""
        held, booked = self.line, self.booking
        return bool(held and booked) and booked.day not in (held.day, held.booked_day)

    @property
    def moves_activity(self) -> bool:
        """The same of its activity."""
        held, booked = self.line, self.booking
        if not (held and booked):
            return False
        kept = held.booked_day is not None and booked.activity_id == held.booked_activity_id
        return not kept and booked.activity_id != held.activity_id

    @property
    def may_undo_a_hand(self) -> bool:
        """Whether planning would change a day or an activity that somebody may have set."""
        held = self.line
        return (self.moves_day and held.day != held.booked_day) or (
            self.moves_activity and (held.booked_day is None or held.activity_id != held.booked_activity_id)
        )

    @property
    def ticked(self) -> bool:
        """Whether one click plans it unless a person decides otherwise."""
        return self.can_be_planned and not self.by_hand and not self.may_undo_a_hand

    @property
    def name(self) -> str:
        return self.booking.name if self.booking else self.line.purpose

    @property
    def day(self) -> date:
        return self.booking.day if self.booking else self.line.day

    @property
    def booked_in_words(self) -> str:
        return money(self.booking.cost, self.booking.currency) if self.booking else ""

    @property
    def planned_in_words(self) -> str:
        if self.is_paid:
            return _("%(amount)s, paid") % {"amount": self.line.amount_in_words}
        return self.line.amount_in_words if self.line else ""

    @property
    def notes(self) -> list[str]:
        """What a person should know before planning it: rounding, and what the line would have changed."""
        booked, found = self.booking, []
        if booked and booked.cost != booked.amount:
            found.append(_("rounded from %(amount)s") % {"amount": unrounded(booked.amount, booked.currency)})
        if not self.can_be_planned or not self.line:
            return found
        text = _("now %(now)s, in the plan %(planned)s")
        if self.moves_day:
            found.append(text % {"now": _day(booked.day), "planned": _day(self.line.day)})
        if self.moves_activity:
            found.append(text % {"now": _name(booked.activity), "planned": _name(self.line.activity)})
        if self.line.rate_currency != self.into:
            found.append(_("counted in %(currency)s so far") % {"currency": self.line.rate_currency})
        if self.may_undo_a_hand:
            found.append(_("perhaps set by hand: tick it to take over what is booked"))
        return found


def _day(day: date) -> str:
    return date_format(day, "j M Y")


def _name(activity: Activity | None) -> str:
    return activity.name if activity else _("The whole campaign")


def compare(campaign: Campaign, user) -> list[Compared]:
    """Each booking with its line, then planned lines whose booking was cancelled."""
    lines = CostLine.objects.visible_to(user).filter(Q(kind=CostKind.PLANNED) | ~Q(booking=""), campaign=campaign)
    held: dict[str, CostLine] = {}
    own: set[tuple[int | None, str]] = set()
    for line in lines.select_related("activity").order_by("position", "pk"):
        if line.booking:
            held[line.booking] = line
        else:
            own.add((line.activity_id, line.medium))
    found = []
    for booking in slots.collect("booked_costs", campaign, user):
        line = held.pop(booking.key, None)
        by_hand = line is None and _may_be_meant(booking, own)
        found.append(Compared(booking, line, campaign.budget_currency, by_hand))
    called_off = [Compared(None, line, campaign.budget_currency) for line in held.values()]
    return found + [row for row in called_off if not row.is_paid]


def _may_be_meant(booking: Booking, own: set[tuple[int | None, str]]) -> bool:
    """Whether lines of one's own stand at its activity, or for the whole campaign in its medium."""
    if booking.activity:
        return (None, booking.medium) in own or any(key == booking.activity.pk for key, _medium in own)
    return bool({(None, booking.medium), (None, "")} & own)


@dataclass(frozen=True)
class Outcome:
    """How many lines were planned, and in words what was not."""

    planned: int
    not_planned: tuple[str, ...] = ()


@transaction.atomic
def plan_booked(*, campaign: Campaign, keys: Iterable[str], by) -> Outcome:
    """Plans these bookings at what they cost now: a line for each, or its line renewed; all of them that can be.

    What the budget holds already is passed over. Raises ValidationError where no line is planned, with a text for each
    booking that cannot be, such as for want of an exchange rate.
    """
    require(by, campaign, may=may_edit_costs)
    wanted = set(keys)
    if not wanted:
        raise ValidationError(_("Nothing is ticked: tick what the budget should take over."))
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    rows = [row for row in compare(stands, by) if row.booking and row.booking.key in wanted]
    planned, not_planned = 0, _gone(len(wanted) - len(rows))
    for row in rows:
        if row.can_be_planned:
            try:
                save_cost_line(line=_line_for(row, stands), by=by)
                planned += 1
            except ValidationError as error:
                not_planned += [f"{row.name}: {text}" for text in error.messages]
    if not planned:
        raise ValidationError(not_planned or [_("The budget holds all of this already.")])
    return Outcome(planned, tuple(not_planned))


def _gone(count: int) -> list[str]:
    text = ngettext(
        "%(count)d of what you ticked is no longer booked.", "%(count)d of what you ticked are no longer booked.", count
    )
    return [text % {"count": count}] if count else []


def _line_for(row: Compared, campaign: Campaign) -> CostLine:
    """The line as it is to be planned; what a person wrote into it stays."""
    booking, line = row.booking, row.line
    if line is None:
        line = CostLine(kind=CostKind.PLANNED, purpose=_purpose(booking), booking=booking.key, day=booking.day)
        line.activity = booking.activity
    if row.moves_day:
        line.day = booking.day
    if row.moves_activity:
        line.activity, line.medium = booking.activity, ""
    line.booked_day, line.booked_activity = booking.day, booking.activity
    line.campaign, line.amount, line.currency = campaign, booking.cost, booking.currency
    return line


def _purpose(booking: Booking) -> str:
    """Its name, or what it is and its day where the name holds what no cost line may: a number or an address."""
    name = booking.name[:LONGEST]
    return f"{booking.kind}, {_day(booking.day)}" if holds_mail(name) or holds_number(name) else name
