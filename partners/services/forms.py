"""Forms of help services: what readers are told, consent, the ways to reach them, and the day of verification."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.boxes import LabelledBoxesField
from clarion.days import DayInput
from clarion.languages import LanguagesField
from clarion.zones import time_zones

from .choices import ChangeReason, MayLearn, Need
from .hours import DAYS, Spans, day_name, read_spans, written_spans
from .queries import zone_of
from .ways import WAYS

CONSENT_AT_MOST = timedelta(days=731)


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
    """All but the ways to reach the service, which a second person confirms on a page of their own."""

    week = WeekField(
        label=_("Hours of each day"),
        help_text=_("For example 8:00–12:00, 14:00–17:00. Readers get them in words, in their language."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zones,
        required=False,
        help_text=_("Of these hours. Left empty it is that of the country, where the country has only one."),
    )
    languages = LanguagesField(label=_("Languages spoken"), help_text=_("In which a caller is answered."))
    needs = forms.MultipleChoiceField(
        label=_("Needs served"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    may_learn = forms.MultipleChoiceField(
        label=_("Who may learn of a call"),
        choices=MayLearn.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As the service itself told you. Readers decide by it whether to call."),
    )

    def clean(self):
        given = super().clean()
        if not (given.get("always_open") or given.get("week") or given.get("hours") or "week" in self.errors):
            self.add_error("week", _("Say when somebody answers: hours of a day, day and night, or in words."))
        self._find_time_zone(given)
        self._check_consent(given)
        return given

    def _find_time_zone(self, given) -> None:
        if given.get("time_zone") or not given.get("week") or given.get("always_open") or "coverage" in self.errors:
            return
        zone = zone_of(given.get("coverage", ()))
        if zone:
            given["time_zone"] = zone
        else:
            self.add_error("time_zone", _("Choose one: these areas have several time zones, or none that we know."))

    def _check_consent(self, given) -> None:
        parts = ("consented_by", "consented_on", "consent_until")
        if any(part in self.errors for part in parts) or not (given.get("consented_by") or given.get("consented_on")):
            return
        for part in parts:
            if not given.get(part):
                self.add_error(part, _("A consent has three parts: who gave it, on which day, and until when."))
        on, until = given.get("consented_on"), given.get("consent_until")
        if on and on > timezone.localdate():
            self.add_error("consented_on", _("The day must not lie in the future."))
        if on and until and not on < until <= on + CONSENT_AT_MOST:
            self.add_error("consent_until", _("Give a day after the consent, at most two years later."))

    def validate_constraints(self):
        """The database's own complaint would only repeat what the form has said in words."""
        if not self.errors:
            super().validate_constraints()


class ProposeForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=ChangeReason.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for way, (label, _checks) in WAYS.items():
            attributes = {"autocomplete": "off", "dir": "ltr"}
            self.fields[way] = forms.CharField(
                label=label, max_length=200, required=False, widget=forms.TextInput(attributes)
            )


class DecideForm(forms.Form):
    """``change`` is the proposal that the person read; another that took its place meanwhile is not meant."""

    change = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    called_on = forms.DateField(
        label=_("Called on"),
        required=False,
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("The day on which you yourself reached the service by every way above."),
    )

    def __init__(self, *args, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = decisions
        if "confirm" not in dict(decisions):
            del self.fields["called_on"]

    def clean(self):
        given = super().clean()
        if given.get("decision") == "confirm" and not given.get("called_on") and "called_on" not in self.errors:
            self.add_error("called_on", _("Say on which day you called."))
        return given


class TakeDownForm(forms.Form):
    ways = forms.MultipleChoiceField(label=_("What no longer reaches the service"), widget=forms.CheckboxSelectMultiple)
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[choice for choice in ChangeReason.choices if choice[0] in (ChangeReason.DEAD, ChangeReason.HIJACKED)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, ways, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ways"].choices = ways


class VerifyForm(forms.Form):
    reached_on = forms.DateField(
        label=_("Reached on"),
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("The day on which you reached the service by every way that readers are shown."),
    )
