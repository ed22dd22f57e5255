"""What is booked for a campaign, beside what its budget holds of it; booking rooms bring theirs through a slot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.planning.models import Activity, Campaign
from campaigns.planning.rules import require
from clarion import slots

from .actions import save_cost_line
from .choices import CostKind
from .models import CostLine
from .money import money
from .rules import may_edit_costs

LONGEST = CostLine._meta.get_field("purpose").max_length


@dataclass(frozen=True)
class Booking:
    """One thing booked at a known price, in its own currency, all of it whatever areas the reader works in.

    ``key`` stays the same while the booking changes, for example ``tour:12``; ``day`` is its first.
    """

    key: str
    name: str
    activity: Activity | None
    day: date
    amount: Decimal
    currency: str
    address: str


@dataclass(frozen=True)
class Compared:
    """A booking and the planned line that stands for it; one of them may be absent.

    ``by_hand``: no line stands for it, but somebody wrote lines of their own into the plan of its activity.
    """

    booking: Booking | None
    line: CostLine | None
    by_hand: bool = False

    @property
    def is_planned(self) -> bool:
        """Whether the budget holds just what is booked."""
        held, booked = self.line, self.booking
        return bool(held and booked) and (held.amount, held.currency) == (booked.amount, booked.currency)

    @property
    def can_be_planned(self) -> bool:
        return self.booking is not None and not self.is_planned

    @property
    def name(self) -> str:
        return self.booking.name if self.booking else self.line.purpose

    @property
    def day(self) -> date:
        return self.booking.day if self.booking else self.line.day

    @property
    def booked_in_words(self) -> str:
        return money(self.booking.amount, self.booking.currency) if self.booking else ""

    @property
    def planned_in_words(self) -> str:
        return self.line.amount_in_words if self.line else ""


def compare(campaign: Campaign, user) -> list[Compared]:
    """Each booking with its planned line, then planned lines whose booking was cancelled."""
    lines = CostLine.objects.visible_to(user).filter(campaign=campaign, kind=CostKind.PLANNED)
    held: dict[str, CostLine] = {}
    own: set[int | None] = set()
    for line in lines.order_by("position", "pk"):
        if line.booking:
            held[line.booking] = line
        else:
            own.add(line.activity_id)
    found = []
    for booking in slots.collect("booked_costs", campaign, user):
        line = held.pop(booking.key, None)
        by_hand = line is None and booking.activity is not None and booking.activity.pk in own
        found.append(Compared(booking, line, by_hand))
    return found + [Compared(None, line) for line in held.values()]


@transaction.atomic
def plan_booked(*, campaign: Campaign, keys: Iterable[str], by) -> int:
    """Plans these bookings at what they cost now: a line for each, or its line renewed; all or none.

    Answers how many lines changed; what the budget holds already is passed over. Raises ValidationError with a text
    for each booking that cannot be planned, such as for want of an exchange rate.
    """
    require(by, campaign, may=may_edit_costs)
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    wanted = set(keys)
    rows = [row for row in compare(stands, by) if row.can_be_planned and row.booking.key in wanted]
    refused = []
    for row in rows:
        try:
            save_cost_line(line=_line_for(row, stands), by=by)
        except ValidationError as error:
            refused += [f"{row.name}: {text}" for text in error.messages]
    if refused:
        raise ValidationError(refused)
    if wanted and not rows:
        raise ValidationError(_("The budget holds all of this already."))
    return len(rows)


def _line_for(row: Compared, campaign: Campaign) -> CostLine:
    booking = row.booking
    line = row.line or CostLine(kind=CostKind.PLANNED, purpose=booking.name[:LONGEST], booking=booking.key)
    line.campaign, line.activity, line.day = campaign, booking.activity, booking.day
    line.amount, line.currency = booking.amount, booking.currency
    return line
