"""Planning a tour: what and who, the stops in order, days and hours, costs. And its facts, later on."""

import re
from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.broadcast.forms import TimesField
from campaigns.events.forms import FacilitatorsField
from campaigns.planning.choices import Status
from campaigns.planning.models import Activity
from clarion.admin_choices import ManyChoices
from clarion.currencies import currency_field, keep_choice
from clarion.days import DayInput, sensible_day
from clarion.languages import language_name
from partners.organisations.models import Organisation
from partners.venues.models import Facilitator, Venue

from .choices import MEDIA
from .models import Tour
from .schedule import to_mask
from .stops import LONGEST, MOST_STOPS, MOST_TICKED, read_stops, stop_at, venues_near

MOST_TIMES = 6
MOST_SKIPPED = 50
COSTS = ("fee", "people", "daily_cost", "currency")
LEFT_TO_VERB = frozenset({"people", "currency", "is_open"})
"""What belongs together with other fields; the verb refuses it and names the field."""


class DaysField(forms.CharField):
    """Days such as ``2026-03-14, 2026-03-15``; the value is a list of days in order."""

    def to_python(self, value) -> list[date]:
        found, wrong = set(), []
        for part in filter(None, re.split("[\\s,;\u060c\u061b]+", value or "")):
            try:
                found.add(date.fromisoformat(part))
            except ValueError:
                wrong.append(part)
        if wrong:
            raise ValidationError(_("Not a day such as 2026-03-14: %(texts)s"), params={"texts": ", ".join(wrong[:5])})
        if len(found) > MOST_SKIPPED:
            raise ValidationError(_("At most %(most)d days."), params={"most": MOST_SKIPPED})
        return sorted(found)


class VenuesField(ManyChoices):
    """Names each venue with its area."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, venue):
        return f"{venue.localized_name}, {venue.area}"


class StopsField(forms.CharField):
    """Stops in order, one a line."""

    widget = forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"})

    def __init__(self, **kwargs):
        super().__init__(max_length=MOST_STOPS * LONGEST, **kwargs)


def spoken_in(campaign, own: str = "") -> list[tuple[str, str]]:
    """The languages a tour is offered: those of the campaign first, then those of the site."""
    codes = [*(campaign.languages if campaign else ()), own, *(code for code, _name in settings.LANGUAGES)]
    return [("", "–"), *((code, language_name(code)) for code in dict.fromkeys(filter(None, codes)))]


def keep_limits(field: forms.Field, name: str) -> None:
    """The limits of the record's field, which a form leaves to the record."""
    field.validators.extend(Tour._meta.get_field(name).validators)


class PlanForm(forms.ModelForm):
    """A new tour with its stops."""

    language = forms.ChoiceField(label=_("Language"), required=False, help_text=_("Spoken on the stage."))
    stops = StopsField(
        label=_("Stops"),
        required=False,
        help_text=_(
            "In the order of the tour, one a line: the venue's name or code. A room follows after a semicolon; "
            "without one the largest is taken."
        ),
    )
    venues = VenuesField(
        label=_("Venues"), queryset=Venue.objects.none(), required=False, help_text=_("They follow the written ones.")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"),
        coerce=int,
        required=False,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means every day."),
    )
    times = TimesField(
        label=_("Start times"),
        help_text=_("As many as performances a day, for example 9:00, 13:00. On the clock at the venue."),
    )
    skipped = DaysField(
        label=_("Days without performances"),
        required=False,
        help_text=_("Holidays, days on the road: for example 2026-03-14, 2026-03-15."),
    )
    currency = currency_field(label=_("Currency"), required=False)
    facilitators = FacilitatorsField(
        label=_("Facilitators"),
        queryset=Facilitator.objects.none(),
        required=False,
        help_text=_("They lead every performance of the tour."),
    )

    class Meta:
        model = Tour
        fields = ["activity", "name", "company", "language", "starts_on", "times", "minutes", "per_stop", "rest_after"]
        fields += [*COSTS, "is_open", "for_minors", "notes"]
        widgets = {"starts_on": DayInput, "notes": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, activity=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self._offer(user, activity)
        self.fields["starts_on"].validators.append(sensible_day)
        keep_limits(self.fields["people"], "people")
        campaign = activity.campaign if activity else None
        self.fields["language"].choices = spoken_in(campaign)
        if campaign:
            keep_choice(self.fields["currency"], campaign.budget_currency)

    def _offer(self, user, activity):
        activities = Activity.objects.visible_to(user).filter(medium__in=MEDIA).select_related("campaign")
        activities = activities.exclude(campaign__status__in=[Status.COMPLETED, Status.CANCELLED])
        field = self.fields["activity"]
        field.queryset = activities.order_by("campaign__name", "starts_on", "name")
        field.label_from_instance = lambda one: f"{one.campaign}: {one}"
        self.fields["company"].queryset = Organisation.objects.visible_to(user)
        self.fields["facilitators"].queryset = Facilitator.objects.visible_to(user).select_related("organisation")
        near = venues_near(activity, user)
        keys = [venue.pk for venue in near[:MOST_TICKED]]
        self.nearby = len(keys)
        self.fields["venues"].queryset = near.filter(pk__in=keys)
        if not keys:
            del self.fields["venues"]

    def clean_times(self):
        times = self.cleaned_data["times"]
        if len(times) > MOST_TIMES:
            raise ValidationError(_("At most %(most)d performances a day."), params={"most": MOST_TIMES})
        return " ".join(f"{hour:%H:%M}" for hour in times)

    def clean_stops(self):
        return read_stops(self.cleaned_data["stops"], self.user)

    def clean(self):
        given = super().clean()
        if given.get("activity"):
            self.instance.campaign = given["activity"].campaign
        self.instance.weekdays = to_mask(given.get("weekdays") or range(7))
        self.instance.skipped = " ".join(day.isoformat() for day in given.get("skipped") or ())
        if given.get("fee") is None and given.get("daily_cost") is None:
            given["currency"] = ""
        if "stops" in given and "venues" not in self.errors:
            given["stops"] = [*given["stops"], *(stop_at(venue) for venue in given.get("venues") or ())]
            if not given["stops"]:
                self.add_error("stops", _("Write at least one stop."))
        return given

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | LEFT_TO_VERB


class TourForm(WagtailAdminModelForm):
    """What can be changed of a tour as a whole: never its days and places."""

    language = forms.ChoiceField(label=_("Language"), required=False, help_text=_("Spoken on the stage."))
    currency = currency_field(label=_("Currency"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keep_limits(self.fields["people"], "people")
        if self.instance.pk:
            self.fields["language"].choices = spoken_in(self.instance.campaign, self.instance.language)
            keep_choice(self.fields["currency"], self.instance.currency or self.instance.campaign.budget_currency)

    def clean(self):
        given = super().clean()
        if given.get("fee") is None and given.get("daily_cost") is None:
            given["currency"] = ""
        return given

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | LEFT_TO_VERB
