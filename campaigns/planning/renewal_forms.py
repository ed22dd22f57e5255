"""Forms of copies and of the archive."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.days import DayField
from partners.geography.forms import AreasField
from partners.geography.models import Area

from .models import Campaign

YEAR_AT_END = re.compile(r"^(.*?)-?((?:19|20)\d\d)$")


def next_year(day: date) -> date:
    """The same day a year later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def free_code(campaign: Campaign) -> str:
    """A code for the copy that no campaign has yet: the year counted up, else a number at the end."""
    stem, year = campaign.code[:50], next_year(campaign.starts_on).year
    if match := YEAR_AT_END.match(campaign.code):
        stem, year = match[1][:50], int(match[2]) + 1
    taken = set(Campaign.objects.filter(code__startswith=stem).values_list("code", flat=True))
    codes = (f"{stem}-{year}" + (f"-{number}" if number > 1 else "") for number in range(1, len(taken) + 2))
    return next(code for code in codes if code not in taken)


class CloneForm(forms.Form):
    """What differs in the copy; everything else is taken over."""

    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.SlugField(label=_("Code"), max_length=60, help_text=_("Small letters, digits and hyphens."))
    starts_on = DayField(label=_("Starts on"), help_text=_("All its days move by as much as this one."))
    areas = AreasField(
        label=_("Areas"),
        queryset=Area.objects.all(),
        help_text=_("What lies outside these areas is not taken over, and named afterwards."),
    )
    same_partners = forms.BooleanField(
        label=_("Same partner organisations"),
        required=False,
        help_text=_("Their people see the copy at once, while it is still a draft."),
    )


class CloneActivityForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    starts_on = DayField(label=_("Starts on"), help_text=_("It lasts as long as the first. It stays in this campaign."))


class ArchiveForm(forms.Form):
    without_lesson = forms.CharField(
        label=_("If no lesson is recorded, why"),
        max_length=300,
        required=False,
        help_text=_("Kept in the history; never public. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
