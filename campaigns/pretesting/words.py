"""What a pretest found, in sentences that claim no more than a few people can show."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clarion.figures.words import number

from .shares import FEWEST, wilson

CLAIMS = {
    "understood": gettext_lazy("%(part)s of %(whole)s understood it"),
    "misread": gettext_lazy("%(part)s of %(whole)s took it to mean something else"),
    "offended": gettext_lazy("%(part)s of %(whole)s found it offensive"),
    "would_act": gettext_lazy("%(part)s of %(whole)s would act on it"),
    "knew_what_to_do": gettext_lazy("%(part)s of %(whole)s could say what to do"),
}
"""A sentence for each total of a pretest, in the order in which they are shown."""


def in_words(name: str, part: int | None, whole: int) -> str:
    """A total with its interval: "17 of 20 understood it (between 64 and 95 in 100)"; below 5 people no total."""
    if whole < FEWEST:
        return _("Not shown: fewer than 5 people were asked")
    if part is None:
        return _("Not asked")
    claim = str(CLAIMS[name]) % {"part": number(part), "whole": number(whole)}
    share = wilson(part, whole)
    return _("%(claim)s (between %(low)s and %(high)s in 100)") % {
        "claim": claim,
        "low": number(round(100 * share.low)),
        "high": number(round(100 * share.high)),
    }
