"""Forms of venues and facilitators."""

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.languages import LanguagesField


def time_zones() -> list[tuple[str, str]]:
    """Every time zone a place can be in, by its name in the IANA database."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    return [("", "---------"), *((name, name.replace("_", " ")) for name in names)]


class VenueForm(WagtailAdminModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    languages = LanguagesField(label=_("Languages of instruction"), required=False)


class FacilitatorForm(WagtailAdminModelForm):
    languages = LanguagesField(label=_("Languages"), required=False)
