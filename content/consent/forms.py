"""Forms of consents: recording, renewing, confirming, and the one with which a person withdraws."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.days import DayInput
from clarion.languages import LanguagesField
from clarion.public_forms import PublicForm
from content.media.choices import Trace

from .codes import is_well_written


class ConsentForm(WagtailAdminModelForm):
    languages = LanguagesField(
        label=_("Explained in"), help_text=_("Languages in which it was explained, and which the people understand.")
    )


class RenewForm(forms.Form):
    until = forms.DateField(
        label=_("Agreed until"),
        widget=DayInput,
        initial=lambda: timezone.localdate() + timedelta(days=365),
        help_text=_("The people were asked again and agreed until this day."),
    )


class TracesForm(forms.Form):
    """Every trace is looked for and answered."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        answers = [
            ("absent", _("Not in it")),
            ("hidden", _("Made unrecognisable")),
            ("there", _("Can be seen or heard")),
        ]
        for key, label in Trace.choices:
            self.fields[key] = forms.ChoiceField(label=label, choices=answers, widget=forms.RadioSelect)


class WithdrawForm(PublicForm):
    """The code of a card; only whether its signs fit together is ever told."""

    purpose = "withdraw"
    code = forms.CharField(
        label=_("The code on your card"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "dir": "ltr"}),
    )

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not is_well_written(code):
            raise ValidationError(_("These signs do not fit together. Compare them with the card, one by one."))
        return code
