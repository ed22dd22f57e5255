"""Forms of the media plan: a station, a run with its pattern, a time for an airing, a period to confirm."""

import re
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.planning.choices import Status
from campaigns.planning.models import Activity
from clarion.days import DayInput, sensible_day
from clarion.languages import LanguagesField, language_name
from clarion.verbs import ReasonForm
from clarion.zones import zone_name
from partners.venues.forms import time_zones

from . import presets
from .choices import MEDIA, FlightStatus
from .models import Flight, Station
from .models.station import CURRENCY
from .patterns import exists, from_mask, instant, to_mask
from .queries import stations_for

MOST_TIMES = 48


class StationForm(WagtailAdminModelForm):
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, help_text=_("All the station's times are on this clock.")
    )
    languages = LanguagesField(label=_("Languages"), help_text=_("Spoken on the air."))


class HourInput(forms.TimeInput):
    """The browser's own field of an hour."""

    def __init__(self):
        super().__init__(attrs={"type": "time"}, format="%H:%M")


class TimesField(forms.CharField):
    """Times of a day such as ``7:00, 12:30, 18:45``; the value is a list of times in order."""

    def to_python(self, value) -> list[time]:
        parts = re.split("[\\s,;\u060c\u061b]+", value or "")
        found, wrong = set(), []
        for part in filter(None, parts):
            try:
                found.add(datetime.strptime(part, "%H:%M").time())
            except ValueError:
                wrong.append(part)
        if wrong:
            raise ValidationError(_("Not a time such as 18:45: %(texts)s"), params={"texts": ", ".join(wrong)})
        if len(found) > MOST_TIMES:
            raise ValidationError(_("At most %(most)d times a day."), params={"most": MOST_TIMES})
        return sorted(found)


class FlightForm(forms.ModelForm):
    """A run. What is left empty is filled from the activity, the station and the chosen pattern."""

    preset = forms.ChoiceField(
        label=_("Pattern"), choices=presets.CHOICES, initial=presets.PRESETS[0].key, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"),
        coerce=int,
        required=False,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means every day."),
    )
    times = TimesField(
        label=_("Times"), required=False, help_text=_("On the station's clock, for example 7:00, 12:30, 18:45.")
    )

    class Meta:
        model = Flight
        fields = ["activity", "station", "starts_on", "ends_on", "format", "seconds", "per_day", "opens", "closes"]
        fields += ["price", "currency", "rating", "rating_source"]
        widgets = {"starts_on": DayInput, "ends_on": DayInput, "opens": HourInput, "closes": HourInput}
        help_texts = {
            "ends_on": _("Empty means as long as the pattern says, at most to the end of the activity."),
            "per_day": _("Instead of times: spread evenly between the hours “from” and “until”."),
            "price": _("Empty means the station's price on the first day. Staff only."),
            "rating": _("How many of a hundred see or hear one airing; without it no rating points are shown."),
        }

    def __init__(self, *args, user, activity=None, **kwargs):
        instance = kwargs.get("instance")
        if instance and instance.pk:
            kwargs["initial"] = {**_pattern_of(instance), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self._offer_activities(user)
        self._offer_stations(activity, user)
        self.fields["ends_on"].required = False
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(sensible_day)
        self.fields["currency"].validators.append(CURRENCY)
        if instance and instance.status == FlightStatus.BOOKED:
            self.fields["activity"].disabled = self.fields["station"].disabled = True

    def _offer_activities(self, user):
        activities = Activity.objects.visible_to(user).filter(medium__in=MEDIA).select_related("campaign")
        activities = activities.exclude(campaign__status__in=[Status.COMPLETED, Status.CANCELLED])
        field = self.fields["activity"]
        field.queryset = activities.order_by("campaign__name", "starts_on", "name")
        field.label_from_instance = lambda activity: f"{activity.campaign}: {activity}"

    def _offer_stations(self, activity, user):
        near, far = stations_for(activity, user)
        field = self.fields["station"]
        own = self.instance.station_id
        field.queryset = Station.objects.filter(pk__in=[*(station.pk for station in (*near, *far)), own])
        groups = [(_("Received in the areas of the activity"), near), (_("Other stations"), far)]
        listed = [(heading, [(station.pk, station_label(station)) for station in group]) for heading, group in groups]
        spoken = {code for station in (*near, *far) for code in station.languages}
        if own and own not in {station.pk for station in (*near, *far)}:
            listed.append((_("Chosen"), [(own, station_label(self.instance.station))]))
            spoken |= set(self.instance.station.languages)
        field.choices = [("", "---------"), *(group for group in listed if group[1])]
        names = sorted(((code, language_name(code)) for code in spoken), key=lambda pair: pair[1])
        self.fields["language"].choices = [("", _("The station's first language")), *names]

    def clean(self):
        given = super().clean()
        activity, station = given.get("activity"), given.get("station")
        if activity:
            self.instance.campaign = activity.campaign
        if station:
            self.instance.language = given.get("language") or next(iter(station.languages), "")
        self._clean_pattern(given)
        if station and given.get("price") is None and not given.get("currency"):
            self._take_price(given, station)
        return given

    def _clean_pattern(self, given):
        preset = presets.BY_KEY.get(given.get("preset"))
        own = {
            "weekdays": to_mask(given.get("weekdays") or range(7)),
            "times": " ".join(f"{hour:%H:%M}" for hour in given.get("times") or ()),
            **{name: given.get(name) for name in ("per_day", "opens", "closes")},
        }
        fields = preset.fields() if preset else own
        self.instance.weekdays, self.instance.times = fields.pop("weekdays"), fields.pop("times")
        if not preset:
            self._refuse_half_patterns(fields)
        given.update(fields)
        if given.get("activity") and given.get("starts_on") and "ends_on" not in self.errors and not given["ends_on"]:
            end = given["activity"].ends_on
            given["ends_on"] = preset.last_day(given["starts_on"], end) if preset else end

    def _refuse_half_patterns(self, own):
        if "times" in self.errors or any(name in self.errors for name in own):
            return
        spread = [own["per_day"], own["opens"], own["closes"]]
        if self.instance.times and any(spread):
            self.add_error("times", _("Give times, or a number a day with its hours; not both."))
        elif not self.instance.times and not all(spread):
            self.add_error("per_day", _("Give times, or a number a day with the hours it is spread over."))
        elif not self.instance.times and own["opens"] >= own["closes"]:
            self.add_error("closes", _("The hours must end after they begin, on the same day."))

    def _take_price(self, given, station):
        first, kind, seconds = given.get("starts_on"), given.get("format"), given.get("seconds")
        if not (first and kind and seconds):
            return
        fitting = [price for price in station.prices.all() if (price.format, price.seconds) == (kind, seconds)]
        price = next((price for price in fitting if price.holds_on(first)), None)
        if price:
            given["price"], given["currency"] = price.price, price.currency

    def _get_validation_exclusions(self):
        # What belongs together is the verb's to refuse: it names the field.
        return super()._get_validation_exclusions() | {"ends_on", "currency", "rating_source"}


def station_label(station: Station) -> str:
    """The station with what decides whether it fits."""
    spoken = ", ".join(language_name(code) for code in station.languages)
    return f"{station.name} ({station.get_kind_display()}: {spoken})"


def _pattern_of(flight: Flight) -> dict:
    days = sorted(from_mask(flight.weekdays))
    return {
        "preset": presets.OWN,
        "language": flight.language,
        "weekdays": [] if len(days) == len(WEEKDAYS) else days,
        "times": ", ".join(flight.times.split()),
    }


class TimeForm(forms.Form):
    """Another time for an airing, on the station's clock."""

    day = forms.DateField(label=_("Day"), widget=DayInput, validators=[sensible_day])
    hour = forms.TimeField(label=_("Hour"), widget=HourInput)

    def __init__(self, *args, airing, **kwargs):
        super().__init__(*args, **kwargs)
        self.airing = airing
        activity = airing.flight.activity
        self.fields["day"].help_text = _("Between %(first)s and %(last)s.") % {
            "first": date_format(activity.starts_on, "j M Y"),
            "last": date_format(activity.ends_on, "j M Y"),
        }
        self.fields["hour"].help_text = _("On the station's clock: %(zone)s.") % {
            "zone": zone_name(airing.station.time_zone)
        }

    def clean(self):
        given = super().clean()
        if given.get("day") and given.get("hour"):
            local, zone = datetime.combine(given["day"], given["hour"]), self.airing.station.zone
            if not exists(local, zone):
                self.add_error("hour", _("This hour does not exist on that day at the station: clocks go forward."))
            given["starts_at"] = instant(local, zone)
        return given


class MoveForm(TimeForm, ReasonForm):
    field_order = ["day", "hour", "reason"]


class PeriodForm(forms.Form):
    """A station and a period of its calendar."""

    station = forms.ModelChoiceField(label=_("Station"), queryset=Station.objects.none())
    first = forms.DateField(label=_("From"), widget=DayInput, validators=[sensible_day])
    last = forms.DateField(label=_("Until"), widget=DayInput, validators=[sensible_day], initial=timezone.localdate)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["station"].queryset = Station.objects.visible_to(user)

    def clean(self):
        given = super().clean()
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("The last day is before the first."))
        return given
