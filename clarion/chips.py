"""A line of chips for several coded things; typing suggests, and it stays a plain text field without JavaScript."""

import json
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

CODE_AT_END = re.compile(r"\(([^()\s]+)\)\s*$")


def code_in(text: str) -> str:
    """The code in ``Kenya (KEN)``, else the whole text, taken for a code."""
    match = CODE_AT_END.search(text)
    return match.group(1) if match else text.strip()


def parts_of(text: str | None) -> list[str]:
    """What stands between commas, semicolons or line ends, without the quotation marks chips put around words."""
    return [part for part in (piece.strip(' "\t\r\u00a0') for piece in re.split(r"[,;\n]", text or "")) if part]


def in_one_piece(label: str) -> str:
    """The label with spaces that do not break: chips put quotation marks around a label with plain ones."""
    return label.replace(" ", "\u00a0")


class ChipsInput(forms.TextInput):
    """Wagtail's own chips, fed by the address named ``suggest_url``; ``label_of`` writes one stored value.

    The address answers ``?term=`` with a JSON list of labels such as ``Kenya (KEN)``.
    """

    template_name = "wagtailadmin/widgets/tag_widget.html"

    def __init__(self, suggest_url: str, label_of: Callable[[Any], str], attrs=None):
        super().__init__({"data-controller": "w-tag", **(attrs or {})})
        self.suggest_url, self.label_of = suggest_url, label_of

    def format_value(self, value):
        if isinstance(value, str):
            return value
        return ", ".join(in_one_piece(self.label_of(item)) for item in value or [])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["help_text"] = _("Type a name or a code and choose from the list; several are possible.")
        context["widget"]["attrs"] |= {
            "data-remove": _("Remove {name}"),
            "data-w-tag-delay-value": 200,
            "data-w-tag-url-value": reverse(self.suggest_url),
            "data-w-tag-options-value": json.dumps({"allowSpaces": True, "tagLimit": None}),
        }
        return context
