"""The form of an organisation."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.languages import LanguagesField


class OrganisationForm(WagtailAdminModelForm):
    languages = LanguagesField(required=False, help_text=_("Languages in which the organisation works."))
