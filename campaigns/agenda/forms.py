"""The form above the calendar: which day, and what to show."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from clarion.days import DayInput
from partners.geography.models import Area

from .reading import Chosen

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""Days beyond them are typing errors; the calendar shows today instead."""


class CalendarForm(forms.Form):
    """Choices come from what the person may see; a value that is not among them is shown as a mistake."""

    day = forms.DateField(label=_("Day"), widget=DayInput, required=False)
    campaign = forms.TypedChoiceField(label=_("Campaign"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    medium = forms.ChoiceField(label=_("Medium"), choices=[("", _("All")), *Medium.choices], required=False)
    area = forms.ModelChoiceField(label=_("Area"), queryset=Area.objects.none(), required=False, empty_label=_("All"))
    person = forms.ChoiceField(label=_("Person"), required=False)

    def __init__(self, *args, user, entries=(), **kwargs):
        super().__init__(*args, **kwargs)
        seen = Campaign.objects.visible_to(user).current()
        self.fields["campaign"].choices = [("", _("All")), *seen.order_by("name").values_list("pk", "name")]
        areas = Area.objects.filter(campaigns__in=seen.order_by()).distinct().order_by("lineage", "name")
        self.fields["area"].queryset = areas
        self.offer(entries)

    def offer(self, entries) -> None:
        """Offers the kinds and the people that are among the entries, and what the address already names."""
        kinds = {entry.kind_code: entry.kind for entry in entries}
        people = {person: person for entry in entries for person in entry.people}
        for name, found in (("kind", kinds), ("person", people)):
            asked = self.data.get(name, "")
            if asked and asked not in found:
                found[asked] = asked
            self.fields[name].choices = [("", _("All")), *sorted(found.items(), key=lambda item: str(item[1]))]

    @property
    def chosen_day(self) -> date:
        """The day asked for, else today."""
        day = self.cleaned_data.get("day") if self.is_valid() or hasattr(self, "cleaned_data") else None
        return day if day and EARLIEST <= day <= LATEST else timezone.localdate()

    @property
    def chosen(self) -> Chosen:
        """The filters as far as they are understood."""
        self.is_valid()
        given = self.cleaned_data
        area = given.get("area")
        return Chosen(
            campaign=given.get("campaign"),
            kind=given.get("kind", ""),
            medium=given.get("medium", ""),
            area=area.path if area else "",
            person=given.get("person", ""),
        )
