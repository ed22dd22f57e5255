"""What was paid against what was planned, in a sentence."""

from decimal import Decimal

from django.utils.translation import gettext as _

from campaigns.planning.choices import Medium
from clarion.figures.words import percent

from .money import money
from .sums import Amounts

NEAR = Decimal("0.05")
"""Up to a twentieth more or less counts as what was planned."""
NEARLY_ALL_LESS = Decimal("-0.99")


def medium_name(medium: str) -> str:
    return str(dict(Medium.choices).get(medium, medium)) if medium else _("No single medium")


def variance(name: str, amounts: Amounts, currency: str) -> str:
    """“Radio spot has cost 1,240 EUR, 12 percent more than the 1,107 EUR planned.”

    While some of the plan is not due yet, what was paid is laid beside what was due, never beside the whole plan.
    """
    planned, actual = amounts.planned, amounts.actual
    words = {"name": name, "planned": money(planned, currency), "actual": money(actual, currency)}
    words["due"] = money(amounts.due, currency)
    if not actual:
        if not planned:
            return _("%(name)s: nothing is planned, and nothing has been recorded as spent yet.") % words
        return _("%(name)s: nothing has been recorded as spent yet; %(planned)s is planned.") % words
    if not planned:
        return _("%(name)s has cost %(actual)s; nothing was planned for it.") % words
    if not amounts.due:
        return _("%(name)s: %(actual)s was paid of %(planned)s planned; nothing was due by today.") % words
    share = (actual - amounts.due) / amounts.due
    sentence = _against_due(share) if amounts.later else _against_plan(share)
    return sentence % {**words, "percent": percent(_short_of_all(share))}


def _short_of_all(share: Decimal) -> Decimal:
    """Where something was paid, it is never “100 percent less”."""
    return max(share, NEARLY_ALL_LESS)


def _against_plan(share: Decimal) -> str:
    if share == 0:
        return _("%(name)s has cost %(actual)s, exactly what was planned.")
    if abs(share) <= NEAR:
        return _("%(name)s has cost %(actual)s, within 5 percent of the %(planned)s planned.")
    if share > 0:
        return _("%(name)s has cost %(actual)s, %(percent)s more than the %(planned)s planned.")
    return _("%(name)s has cost %(actual)s, %(percent)s less than the %(planned)s planned.")


def _against_due(share: Decimal) -> str:
    if share == 0:
        return _("%(name)s: %(actual)s was paid, exactly what was due by today.")
    if abs(share) <= NEAR:
        return _("%(name)s: %(actual)s was paid, within 5 percent of the %(due)s due by today.")
    if share > 0:
        return _("%(name)s: %(actual)s was paid, %(percent)s more than the %(due)s due by today.")
    return _("%(name)s: %(actual)s was paid, %(percent)s less than the %(due)s due by today.")
