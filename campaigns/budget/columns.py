"""The columns of a table of costs, and the words of every language by which headings and cells are known."""

import re
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy, override

from campaigns.planning.choices import Medium

from .choices import CostKind
from .models import CostLine

HEADINGS = {
    "campaign": gettext_lazy("Campaign"),
    "kind": gettext_lazy("Kind"),
    "day": gettext_lazy("Date"),
    "activity": gettext_lazy("Activity"),
    "medium": gettext_lazy("Medium"),
    "purpose": gettext_lazy("Description"),
    "amount": gettext_lazy("Amount"),
    "currency": gettext_lazy("Currency"),
    "rate": gettext_lazy("Rate"),
    "rate_on": gettext_lazy("Date of the rate"),
    "rate_source": gettext_lazy("Source of the rate"),
    "reference": gettext_lazy("Reference"),
}
TEMPLATE = [name for name in HEADINGS if name != "campaign"]
REQUIRED = ("kind", "day", "purpose", "amount")
"""Without a column of currencies, all amounts are in the campaign's."""
ALSO = {
    "kind": ("type", "planned or paid", "planned/actual"),
    "day": ("day", "paid on", "payment date", "invoice date"),
    "purpose": ("item", "details", "what for"),
    "amount": ("sum", "cost", "value"),
    "currency": ("cur", "curr", "iso currency"),
    "rate": ("exchange rate", "fx rate"),
    "rate_on": ("rate date",),
    "rate_source": ("rate source",),
    "reference": ("ref", "invoice", "invoice no", "invoice number", "voucher"),
}
KINDS_ALSO = {CostKind.PLANNED: ("plan", "budget", "budgeted"), CostKind.ACTUAL: ("actual", "spent", "expense")}


def same(text) -> str:
    """The text as it is compared: small letters, no signs, single spaces."""
    return re.sub(r"[\W_]+", " ", str(text or "").casefold()).strip()


@cache
def heading_names() -> dict[str, str]:
    """Every way of writing a heading, and the column it stands for."""
    found = {same(word): name for name, words in ALSO.items() for word in words}
    found |= {same(name): name for name in HEADINGS}
    fields = {name: CostLine._meta.get_field(name).verbose_name for name in HEADINGS}
    return found | _in_every_language(fields) | _in_every_language(HEADINGS)


@cache
def kinds() -> dict[str, str]:
    found = {same(word): kind.value for kind, words in KINDS_ALSO.items() for word in words}
    return found | {kind.value: kind.value for kind in CostKind} | _in_every_language(dict(CostKind.choices))


@cache
def media() -> dict[str, str]:
    return {same(medium.value): medium.value for medium in Medium} | _in_every_language(dict(Medium.choices))


def _in_every_language(labels: dict) -> dict[str, str]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {same(label): value for value, label in labels.items()}
    return found
