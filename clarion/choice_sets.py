"""Several values of a vocabulary in one column, that every database can search."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def as_text(values) -> str:
    """How a set is stored: ``,poster,web,``; empty for none."""
    return f",{','.join(values)}," if values else ""


class SetFormField(forms.MultipleChoiceField):
    """Boxes to tick; what is ticked comes in the order of the vocabulary."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        ticked = set(super().clean(value))
        return [key for key, _label in self.choices if key in ticked]


class ChoiceSetField(models.TextField):
    """A list of values of ``choices`` in their order; an empty one usually stands for all.

    ``filter(field__contains=as_text([value]))`` finds the rows that hold a value.
    """

    def __init__(self, *args, **options):
        options.setdefault("blank", True)
        options.setdefault("default", list)
        self.vocabulary = list(options.pop("choices", ()))
        super().__init__(*args, **options)

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        return [part for part in value.split(",") if part] if isinstance(value, str) else list(value or ())

    def get_prep_value(self, value):
        return value if isinstance(value, str) else as_text(value)

    def value_to_string(self, obj):
        return as_text(self.value_from_object(obj))

    def validate(self, value, model_instance):
        unknown = set(value) - {key for key, _label in self.vocabulary}
        if self.vocabulary and unknown:
            raise ValidationError(_("Choose among those that are offered."), code="invalid_choice")

    def formfield(self, **options):
        options = {"form_class": SetFormField, "choices": self.vocabulary, "show_hidden_initial": False, **options}
        return models.Field.formfield(self, **options)
