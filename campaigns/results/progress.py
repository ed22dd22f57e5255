"""How an indicator stands against its target, in words; arithmetic alone, no database.

A target is judged once its period is over: the latest such period counts. Within 15 % of the target's value it is
"on track". Where a rise can be read both ways, nothing is called good or bad: only the distance is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from campaigns.planning.choices import Direction

from .choices import TargetRule
from .figures import plain_number

WITHIN = Decimal(15)
"""Per cent of the target, to either side, that still count as on track."""

Points = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True)
class Progress:
    """One period of an indicator: its target, what was reached by the rule, and both in words.

    ``state`` is one of ``no_target``, ``to_come``, ``not_measured``, ``on_track``, ``ahead``, ``behind`` and, where
    a rise can mean either, ``distance``. ``word`` is short, ``text`` a sentence.
    """

    state: str
    word: str
    text: str
    ends_on: date | None = None
    target: Decimal | None = None
    actual: Decimal | None = None

    @property
    def target_text(self) -> str:
        """The target as readers see it; empty without one."""
        return "" if self.target is None else plain_number(self.target)

    @property
    def actual_text(self) -> str:
        """What was reached as readers see it; empty without a reading."""
        return "" if self.actual is None else plain_number(_rounded(self.actual))


def reached(rule: str, readings: Points, *, after: date | None, until: date) -> Decimal | None:
    """What of the readings (day, value) counts for the period that begins after one day and ends on another.

    Cumulative adds up all readings until the end; average and last look at those within the period. None where the
    period has no reading: silence is not zero.
    """
    within = [value for day, value in sorted(readings) if day <= until and (after is None or day > after)]
    if not within:
        return None
    if rule == TargetRule.CUMULATIVE:
        return sum((value for day, value in readings if day <= until), Decimal(0))
    if rule == TargetRule.AVERAGE:
        return sum(within, Decimal(0)) / len(within)
    return within[-1]


def distance(actual: Decimal, target: Decimal) -> Decimal | None:
    """Per cent by which the actual value lies above (positive) or below the target; None from a target of zero."""
    return None if target == 0 else (actual - target) / abs(target) * 100


def standing(rule: str, direction: str, targets: Points, readings: Points, today: date) -> Progress:
    """How the indicator stands today: by the latest period that is over, else what is still to come."""
    rows = periods(rule, direction, targets, readings, today)
    if not rows:
        return Progress("no_target", _("No target"), _("No target is set yet."))
    over = [row for row in rows if row.state != "to_come"]
    return over[-1] if over else rows[0]


def periods(rule: str, direction: str, targets: Points, readings: Points, today: date) -> list[Progress]:
    """Every target of the indicator in order, each as it stands today."""
    rows, before = [], None
    for ends_on, target in sorted(targets):
        actual = reached(rule, readings, after=before, until=ends_on)
        rows.append(_period(direction, ends_on, target, actual, today))
        before = ends_on
    return rows


def _period(direction, ends_on, target, actual, today) -> Progress:
    facts = {"ends_on": ends_on, "target": target, "actual": actual}
    day = date_format(ends_on, "j M Y")
    if ends_on > today:
        text = _("The target is due on %(day)s.") % {"day": day}
        return Progress("to_come", _("To come"), text, **facts)
    if actual is None:
        text = _("Nothing was read in the period that ended on %(day)s.") % {"day": day}
        return Progress("not_measured", _("Not measured"), text, **facts)
    state, word = _judged(direction, actual, target)
    words = {"actual": plain_number(_rounded(actual)), "target": plain_number(target), "day": day}
    text = _("%(actual)s of %(target)s by %(day)s") % words
    return Progress(state, word, f"{text}: {_distance_in_words(actual, target)}.", **facts)


def _judged(direction, actual, target) -> tuple[str, str]:
    if direction == Direction.AMBIGUOUS:
        return "distance", _distance_in_words(actual, target)
    if _is_near(actual, target):
        return "on_track", _("On track")
    ahead = actual > target if direction == Direction.UP_GOOD else actual < target
    return ("ahead", _("Ahead")) if ahead else ("behind", _("Behind"))


def _is_near(actual, target) -> bool:
    apart = distance(actual, target)
    return actual == target if apart is None else abs(apart) <= WITHIN


def _distance_in_words(actual, target) -> str:
    if actual == target:
        return _("at the target")
    apart = distance(actual, target)
    if apart is None:
        step = plain_number(_rounded(abs(actual - target)))
        return (_("%(step)s above the target") if actual > target else _("%(step)s below the target")) % {"step": step}
    share = abs(apart).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    per_cent = _("less than 1") if share == 0 else number_format(share, use_l10n=True, force_grouping=True)
    text = _("%(share)s %% above the target") if apart > 0 else _("%(share)s %% below the target")
    return text % {"share": per_cent}


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)
