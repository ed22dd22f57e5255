"""Choices in forms, filters and choosers, cut down to what the person may see."""

import operator
from functools import reduce

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm


class ManyChoices(forms.ModelMultipleChoiceField):
    """Several records; a key larger than any database key is an unknown choice, not an error page."""

    def _check_values(self, value):
        try:
            return super()._check_values(value)
        except OverflowError as error:
            text = self.error_messages["invalid_choice"]
            raise ValidationError(text, code="invalid_choice", params={"value": _("unknown")}) from error


def scope_field(field, user) -> None:
    """Limits one model choice field in place; other fields, and models without ``visible_to``, stay as they are."""
    queryset = getattr(field, "queryset", None)
    if not isinstance(field, ModelChoiceField) or not hasattr(queryset, "visible_to"):
        return
    field.queryset = queryset.visible_to(user)
    if hasattr(field.widget, "choices_visible"):
        field.widget.choices_visible = field.queryset


def scope_form(form, user):
    """Limits every choice of a form and of its inline forms, those the browser adds later included."""
    for field in form.fields.values():
        scope_field(field, user)
    for formset in getattr(form, "formsets", {}).values():
        _scope_formset(formset, user)
    return form


def _scope_formset(formset, user) -> None:
    add_fields = formset.add_fields

    def add_scoped_fields(form, index):
        add_fields(form, index)
        scope_form(form, user)

    formset.add_fields = add_scoped_fields
    for form in formset.__dict__.get("forms", ()):
        scope_form(form, user)


def scope_filters(filterset, user) -> None:
    """Limits the model choices of a filter set; call it before the filter set's form is built."""
    for filter_ in filterset.filters.values():
        queryset = getattr(filter_, "queryset", None)
        if isinstance(queryset, QuerySet) and hasattr(queryset, "visible_to"):
            filter_.queryset = queryset.visible_to(user)


def chooser_filter_form(fields) -> type[BaseFilterForm]:
    """A search box for a chooser that looks for the text in the named fields."""

    class SearchForm(BaseFilterForm):
        q = forms.CharField(
            label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
        )

        def filter(self, objects):
            objects = super().filter(objects)
            text = self.cleaned_data.get("q", "").strip()
            if text:
                self.is_searching, self.search_query = True, text
                objects = objects.filter(reduce(operator.or_, (Q(**{f"{name}__icontains": text}) for name in fields)))
            return objects

    return SearchForm
