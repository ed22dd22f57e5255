"""Forms of help services: numbers that can be dialled, languages, and the day of verification."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from clarion.languages import LanguagesField

WAYS = ("phone", "phone_from_abroad", "sms", "whatsapp", "chat_url", "email")
number = RegexValidator(
    r"^(\+?[0-9][0-9 ]*[0-9]|[*#][0-9*#]+)$",
    _("Digits and spaces, with a + in front where needed, for example 116 or +254 20 000 0000."),
)
abroad = RegexValidator(r"^\+", _("A number for callers from abroad begins with + and the country's code."))


class HelpServiceForm(WagtailAdminModelForm):
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        validators=[number],
        help_text=_("As dialled in the country."),
    )
    phone_from_abroad = forms.CharField(
        label=_("Telephone from abroad"), max_length=30, required=False, validators=[number, abroad]
    )
    sms = forms.CharField(label=_("SMS number"), max_length=30, required=False, validators=[number])
    whatsapp = forms.CharField(label=_("WhatsApp number"), max_length=30, required=False, validators=[number, abroad])
    languages = LanguagesField(label=_("Languages spoken"), help_text=_("In which a caller is answered."))

    def clean(self):
        given = super().clean()
        if not any(given.get(way) for way in WAYS) and not any(way in self.errors for way in WAYS):
            raise ValidationError(_("Give at least one way to reach the service."))
        return given


class VerifyForm(forms.Form):
    reached_on = forms.DateField(
        label=_("Reached on"),
        initial=timezone.localdate,
        widget=AdminDateInput,
        help_text=_("The day on which you reached the service by every way that readers are shown."),
    )
