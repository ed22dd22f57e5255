"""Forms for a tour that stands: days by which it moves, another hour or place, another stop, the record."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from campaigns.broadcast.forms import HourInput
from clarion.days import DayInput, sensible_day
from clarion.verbs import OptionalReasonForm

from .choices import Incident
from .models.performance import VERSION
from .moving import FURTHEST
from .stops import read_stops


class OnceForm(OptionalReasonForm):
    """A change that would do harm if it were sent twice: it carries the state in which the tour was looked at."""

    state = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class MoveRestForm(OnceForm):
    first = forms.DateField(
        label=_("From"),
        widget=DayInput,
        validators=[sensible_day],
        help_text=_("Performances on this day and after it move; what was held stays."),
    )
    days = forms.IntegerField(
        label=_("Days"),
        min_value=-FURTHEST,
        max_value=FURTHEST,
        help_text=_("How many days later, for example 7. Below 0 for earlier."),
    )
    field_order = ["first", "days", "reason"]

    def __init__(self, *args, tour, user, **kwargs):
        super().__init__(*args, **kwargs)

    def clean_days(self):
        days = self.cleaned_data["days"]
        if not days:
            raise ValidationError(_("Give at least one day."))
        return days


class WhenForm(forms.Form):
    """A day and an hour on the clock at the venue."""

    day = forms.DateField(label=_("Day"), widget=DayInput, validators=[sensible_day])
    hour = forms.TimeField(label=_("Hour"), widget=HourInput, help_text=_("On the clock at the venue."))

    def __init__(self, *args, tour, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, activity = user, tour.activity
        self.fields["day"].help_text = _("Between %(first)s and %(last)s.") % {
            "first": date_format(activity.starts_on, "j M Y"),
            "last": date_format(activity.ends_on, "j M Y"),
        }

    def clean_stop(self):
        stops = read_stops(self.cleaned_data["stop"], self.user)
        return stops[0] if stops else None

    def clean(self):
        given = super().clean()
        if given.get("day") and given.get("hour"):
            given["local"] = datetime.combine(given["day"], given["hour"].replace(tzinfo=None))
        return given


class MoveStopForm(WhenForm, OptionalReasonForm):
    stop = forms.CharField(
        label=_("Another venue"),
        required=False,
        help_text=_("Its name or code; a room follows after a semicolon. Empty leaves it where it is."),
    )
    field_order = ["day", "hour", "stop", "reason"]


class AddStopForm(WhenForm):
    stop = forms.CharField(
        label=_("Venue"), help_text=_("Its name or code. A room follows after a semicolon; else the largest is taken.")
    )
    field_order = ["stop", "day", "hour"]


class SwapForm(OnceForm):
    other = forms.ModelChoiceField(
        label=_("Swap with"), queryset=None, help_text=_("Each takes the place of the other; days and hours stay.")
    )
    field_order = ["other", "reason"]

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = others
        self.fields["other"].label_from_instance = lambda one: f"{one.moment}, {one.event.venue}"


class RecordForm(forms.Form):
    """How a performance went. Choices alone: no field in which a person could be named."""

    script_version = forms.CharField(
        label=_("Version of the script"),
        required=False,
        max_length=12,
        validators=[VERSION],
        help_text=_("As it stands on the script, for example 2.1 or short."),
    )
    talk_held = forms.TypedChoiceField(
        label=_("Talk held afterwards"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    incidents = forms.MultipleChoiceField(
        label=_("Incidents"),
        required=False,
        choices=Incident.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means none. What happened to a person is told to the safeguarding contact."),
    )

    def __init__(self, *args, performance, **kwargs):
        if performance.recorded_at:
            kwargs["initial"] = {
                "script_version": performance.script_version,
                "talk_held": "yes" if performance.talk_held else "no",
                "incidents": performance.incidents,
                **(kwargs.get("initial") or {}),
            }
        super().__init__(*args, **kwargs)
