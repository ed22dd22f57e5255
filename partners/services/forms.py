"""Forms of help services: numbers that can be dialled, languages, and the day of verification."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.boxes import LabelledBoxesField
from clarion.days import DayInput
from clarion.languages import LanguagesField

from .hours import DAYS, Spans, day_name, read_spans, written_spans

WAYS = ("phone", "phone_from_abroad", "sms", "whatsapp", "chat_url", "email")
number = RegexValidator(
    r"^(\+?[0-9][0-9 ]*[0-9]|[*#][0-9*#]+)$",
    _("Digits and spaces, with a + in front where needed, for example 116 or +254 20 000 0000."),
)
abroad = RegexValidator(r"^\+", _("A number for callers from abroad begins with + and the country's code."))


class WeekField(LabelledBoxesField):
    """Hours of each weekday as people write them; a day left empty is closed."""

    def __init__(self, **options):
        boxes = {day: {"autocomplete": "off", "dir": "ltr"} for day in DAYS}
        super().__init__(boxes=boxes, label_of=day_name, max_length=60, **options)

    def prepare_value(self, value):
        if not isinstance(value, dict):
            return value
        return {day: spans if isinstance(spans, str) else written_spans(spans) for day, spans in value.items()}

    def compress(self, data_list) -> dict[str, Spans]:
        week, wrong = {}, []
        for day, text in super().compress(data_list).items():
            try:
                week[day] = read_spans(text)
            except ValidationError as error:
                wrong += [f"{day_name(day)}: {message}" for message in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return week


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
    week = WeekField(
        label=_("Hours of each day"),
        help_text=_("For example 8:00–12:00, 14:00–17:00. Readers get them in words, in their language."),
    )
    languages = LanguagesField(label=_("Languages spoken"), help_text=_("In which a caller is answered."))

    def clean(self):
        given = super().clean()
        if not any(given.get(way) for way in WAYS) and not any(way in self.errors for way in WAYS):
            self.add_error("phone", _("Give at least one way to reach the service."))
        if not (given.get("always_open") or given.get("week") or given.get("hours") or "week" in self.errors):
            self.add_error("week", _("Say when somebody answers: hours of a day, day and night, or in words."))
        return given

    def validate_constraints(self):
        """The database's own complaint would only repeat what the form has said in words."""
        if not self.errors:
            super().validate_constraints()


class VerifyForm(forms.Form):
    reached_on = forms.DateField(
        label=_("Reached on"),
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("The day on which you reached the service by every way that readers are shown."),
    )
