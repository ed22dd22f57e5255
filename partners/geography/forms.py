"""Form fields for places: several areas typed as codes or names, with suggestions."""

from django.core.exceptions import ValidationError
from django.forms.models import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _

from clarion.chips import ChipsInput, code_in, parts_of

from .models import Area


def area_label(area: Area) -> str:
    """How an area is written in the field, e.g. ``Kenya (KEN)``."""
    return f"{area.localized_name.replace(',', '')} ({area.code})"


class AreasInput(ChipsInput):
    """Chips of areas; one query for all that are chosen."""

    def __init__(self, attrs=None):
        super().__init__("area:suggest", area_label, attrs)

    def format_value(self, value):
        if not value or isinstance(value, str):
            return value or ""
        keys = [getattr(item, "pk", item) for item in value]
        return super().format_value(Area.objects.filter(pk__in=keys))


class AreasField(ModelMultipleChoiceField):
    """Many areas, each typed as ``Kenya (KEN)`` or just ``KEN``; unknown codes are named in the error."""

    widget = AreasInput

    def clean(self, value):
        codes = self._codes(value)
        if self.required and not codes:
            raise ValidationError(self.error_messages["required"], code="required")
        areas = self.queryset.filter(code__in=codes)
        if unknown := sorted(codes - {area.code for area in areas}):
            raise ValidationError(_("Not a known area: %(codes)s"), params={"codes": ", ".join(unknown)})
        return areas

    def has_changed(self, initial, data):
        return {area.code for area in initial or []} != self._codes(data)

    def _codes(self, value) -> set[str]:
        return {code_in(text).upper() for text in parts_of(value)}


def areas_override(db_field) -> dict:
    """Gives every many-to-many field to Area this form field; other relations keep theirs."""
    return {"form_class": AreasField} if db_field.related_model is Area else {}
