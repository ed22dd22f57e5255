"""Forms of venues and facilitators."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.languages import LanguagesField
from clarion.zones import time_zones


class VenueForm(WagtailAdminModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    languages = LanguagesField(label=_("Languages of instruction"), required=False)


class FacilitatorForm(WagtailAdminModelForm):
    languages = LanguagesField(label=_("Languages"), required=False)
