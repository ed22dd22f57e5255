"""Stored values as people read them in the admin: yes and no, names of languages, a dash for nothing."""

import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from clarion.languages import language_name

NOTHING = "–"
DAY = "j\u00a0M\u00a0Y"
"""Short, and never broken over two lines of a narrow column."""


def plain(value: Any, name: str = "") -> Any:
    """The value in words; lists in a field named ``languages`` hold codes, others are joined as they are."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple):
        value = ", ".join(language_name(code) if name == "languages" else str(code) for code in value)
    return NOTHING if value in (None, "", "-") else value


class PlainColumn(Column):
    """A column of a listing in plain words; nothing stays an empty cell, and a day stays on one line."""

    def get_value(self, instance):
        value = super().get_value(instance)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return date_format(value, DAY)
        return value if value in (None, "") else plain(value, self.name)
