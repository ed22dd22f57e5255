"""The field of a day: the browser's own, which works by keyboard and thumb and speaks the person's language."""

from django import forms
from django.db import models
from wagtail.admin.forms.models import register_form_field_override


class DayInput(forms.DateInput):
    """A native date field. Wagtail's calendar opens over the form and leaves nameless buttons in the order of Tab."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def use_native_days() -> None:
    """From now on every form of the admin asks for a day this way."""
    register_form_field_override(models.DateField, override={"widget": DayInput})
