"""What differs between two versions of a campaign, in the words of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.languages import language_name
from clarion.plain import NOTHING

from .choices import Medium
from .models import Campaign
from .versions import PARTS


@dataclass(frozen=True)
class Difference:
    """One field that differs: of which part, of which row in it, what stood there and what stands there now."""

    part: str
    row: str
    field: str
    before: str
    after: str


def differences(before: dict, after: dict) -> list[Difference]:
    """Every field that differs between two contents of CampaignVersion; rows added or taken away count whole."""
    brief = _("Brief")
    found = list(_fields(Campaign, brief, "", before["brief"], after["brief"]))
    for part, (model, _names) in PARTS.items():
        old, new = before.get(part, {}), after.get(part, {})
        heading = str(model._meta.verbose_name_plural).capitalize()
        for key in [*old, *(key for key in new if key not in old)]:
            found += _of_row(model, heading, old.get(key), new.get(key))
    return found


def _of_row(model, heading, old, new) -> Iterator[Difference]:
    title = _title(new or old)
    if old is None:
        yield Difference(heading, title, _("added"), NOTHING, title)
    elif new is None:
        yield Difference(heading, title, _("taken away"), title, NOTHING)
    else:
        yield from _fields(model, heading, title, old, new)


def _title(row) -> str:
    return row.get("statement") or row.get("name") or row.get("no_data_reason") or ""


def _fields(model, heading, title, old, new) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        if old.get(name) != new.get(name):
            field = _field(model, name)
            before, after = (_in_words(field, name, values.get(name)) for values in (old, new))
            yield Difference(heading, title, str(field.verbose_name) if field else name, before, after)


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _in_words(field, name, value) -> str:
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, list):
        return ", ".join(_item(name, item) for item in value)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    if field is not None and field.get_internal_type() == "DateField":
        return date_format(date.fromisoformat(value), "j M Y")
    return str(value)


def _item(name, item) -> str:
    if name == "languages":
        return language_name(item)
    if name == "channels":
        return str(dict(Medium.choices).get(item, item))
    return str(item)
