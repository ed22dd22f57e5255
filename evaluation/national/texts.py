"""Sentences that must stand beside every national figure."""

from django.utils.translation import gettext_lazy as _

from .choices import Direction

DETECTED_IS_NOT_PREVALENCE = _(
    "These figures show who was detected, not how many people are affected. Detected is not prevalence: "
    "a rise can mean more trafficking, better detection, or both, and better awareness alone can raise it."
)
FEWER_THAN = _("fewer than %(number)s")
NOT_YET_REPORTED = _("not yet reported")
HIDDEN_BY_SOURCE = _("hidden by the source")
NOT_REPORTED = _("reported without a figure")
REVISED = _("revised: %(previous)s in the release before")

READINGS = {
    Direction.AMBIGUOUS: _("More can mean that detection improved, or that the crime grew. Neither is shown here."),
    Direction.UP_GOOD: _("More is better."),
    Direction.DOWN_GOOD: _("Less is better."),
}
