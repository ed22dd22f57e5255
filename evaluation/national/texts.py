"""Sentences that must stand beside every national figure."""

from django.utils.translation import gettext_lazy as _

from .choices import Counted, Direction, Unit

DETECTED_IS_NOT_PREVALENCE = _(
    "These figures show who was detected, not how many people are affected. Detected is not prevalence: "
    "a rise can mean more trafficking, better detection, or both, and better awareness alone can raise it."
)
FEWER_THAN = _("fewer than %(number)s")
NOT_YET_REPORTED = _("not yet reported")
HIDDEN_BY_SOURCE = _("hidden by the source")
NOT_REPORTED = _("reported without a figure")
STILL_ARRIVING = _("Hollow: the newest year, for which reports still arrive.")
MAY_CHANGE = _("%(figure)s, may still change")
REVISED = _("revised: %(previous)s in the release before")

READINGS = {
    Direction.AMBIGUOUS: _("More can mean that detection improved, or that the crime grew. Neither is shown here."),
    Direction.UP_GOOD: _("More is better."),
    Direction.DOWN_GOOD: _("Less is better."),
}

COUNTED = {
    Counted.VICTIM: _("victims"),
    Counted.PERSON: _("persons"),
    Counted.MIGRANT: _("migrants"),
    Counted.EVENT: _("offences"),
    Counted.CASE: _("cases"),
    Counted.SENTENCE: _("sentences"),
}
"""What an axis of counts counts; rates and lengths are named by their unit."""


def axis_title(counted: str, unit: str) -> str:
    """What the numbers of an indicator are numbers of, for the axis of a chart."""
    return str(COUNTED[Counted(counted)]) if unit == Unit.COUNT else str(Unit(unit).label)
