"""Stored values as people read them in the admin: yes and no, names of languages, a dash for nothing."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from clarion.languages import language_name

NOTHING = "–"


def plain(value: Any, name: str = "") -> Any:
    """The value in words; lists in a field named ``languages`` hold codes, others are joined as they are."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple):
        value = ", ".join(language_name(code) if name == "languages" else str(code) for code in value)
    return NOTHING if value in (None, "", "-") else value


class PlainColumn(Column):
    """A column of a listing in plain words; nothing stays an empty cell."""

    def get_value(self, instance):
        value = super().get_value(instance)
        return value if value in (None, "") else plain(value, self.name)
