"""The filters of a campaign's reach."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium

from .queries import NOWHERE, ReachFilter


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class ReachFilterForm(forms.Form):
    """All optional; what is not understood is named and the rest is shown unfiltered."""

    start = forms.DateField(label=_("From"), required=False, widget=DayInput())
    end = forms.DateField(label=_("To"), required=False, widget=DayInput())
    area = forms.ChoiceField(label=_("Area"), required=False)
    medium = forms.ChoiceField(label=_("Medium"), required=False)
    by = forms.ChoiceField(label=_("By"), required=False, choices=[("month", _("Month")), ("day", _("Day"))])

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [
            ("", _("Everywhere")),
            *((place.code, str(place)) for place in places),
            (NOWHERE, _("Place not known")),
        ]
        self.fields["medium"].choices = [("", _("Every medium")), *Medium.choices]

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and start > end:
            self.add_error("end", _("The period ends before it begins."))

    def chosen(self) -> ReachFilter:
        """The filter of what was understood."""
        self.is_valid()
        known = self.cleaned_data
        return ReachFilter(
            start=known.get("start"),
            end=known.get("end"),
            area=known.get("area") or "",
            medium=known.get("medium") or "",
            by=known.get("by") or "month",
        )
