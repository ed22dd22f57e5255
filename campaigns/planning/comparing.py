"""What differs between two versions of a campaign, in the words of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.apps import apps
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
        found += _of_part(model, before.get(part, {}), after.get(part, {}))
    for label in dict.fromkeys([*before, *after]):
        if "." in label:
            found += _of_part(apps.get_model(label), before.get(label), after.get(label))
    return found


def _of_part(model, old: dict | None, new: dict | None) -> Iterator[Difference]:
    """Differences of one part; a version made before the part was kept says so, instead of a list of all its rows."""
    heading = str(model._meta.verbose_name_plural).capitalize()
    if old is None or new is None:
        kept = [_("not kept in this version") if rows is None else _("kept") for rows in (old, new)]
        if old or new:
            yield Difference(heading, "", _("all"), *kept)
        return
    for key in [*old, *(key for key in new if key not in old)]:
        yield from _of_row(model, heading, old.get(key), new.get(key))


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
            before, after = (_in_words(model, field, name, values.get(name)) for values in (old, new))
            yield Difference(heading, title, _label(field, name), before, after)


def _label(field, name) -> str:
    if field is None:
        return name
    return str(field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name)


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _in_words(model, field, name, value) -> str:
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, list):
        in_words = getattr(model, "item_in_words", _item)
        return ", ".join(in_words(name, item) for item in value)
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
