"""Form fields for places: several areas typed as codes or names, with suggestions."""

from django import forms
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
        return codes_in(value)


def codes_in(text: str) -> set[str]:
    """The codes of a typed line of areas."""
    return {code_in(part).upper() for part in parts_of(text)}


def within_form(search_form: type[forms.Form]) -> type[forms.Form]:
    """The search form of a chooser that also keeps to what lies in the areas another field names (``within``)."""

    class WithinForm(search_form):
        within = forms.CharField(required=False, widget=forms.HiddenInput)

        def filter(self, objects):
            objects = super().filter(objects)
            if not (codes := codes_in(self.cleaned_data.get("within", ""))):
                return objects
            return objects.filter(pk__in=Area.objects.within_any(Area.objects.filter(code__in=codes)))

    return WithinForm


def areas_override(db_field) -> dict:
    """Gives every many-to-many field to Area this form field; other relations keep theirs."""
    return {"form_class": AreasField} if db_field.related_model is Area else {}
