"""The field of a day: the browser's own, which works by keyboard and thumb and speaks the person's language."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


class DayInput(forms.DateInput):
    """A native date field. Wagtail's calendar opens over the form and leaves nameless buttons in the order of Tab."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def sensible_day(day: date) -> None:
    """Raises ValidationError for a day that is a typing error: at the ends of the calendar no day can be moved."""
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Choose a day between 1990 and 2100."))


class DayField(forms.DateField):
    """A day within living plans."""

    widget = DayInput
    default_validators = [sensible_day]


def use_native_days() -> None:
    """From now on every form of the admin asks for a day this way."""
    register_form_field_override(models.DateField, override={"form_class": DayField})


def keep_days_in_order(form: forms.Form) -> None:
    """Puts the refusal of a last day before the first at the last day, where a form has both."""
    first, last = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if first and last and last < first:
        form.add_error("ends_on", _("The last day is before the first."))


def days_between(span: slice) -> tuple[date | None, date | None]:
    """The two days that a filter from a day to a day was given; None for an end left open."""
    return span.start and span.start.date(), span.stop and span.stop.date()
