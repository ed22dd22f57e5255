"""Forms of events: what and where, then when and who; headcounts; filters of the list."""

import uuid
from datetime import datetime, timedelta

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from campaigns.planning.choices import Status
from campaigns.planning.forms import areas_of
from campaigns.planning.models import Activity
from clarion.admin_choices import ManyChoices, scope_field
from clarion.days import DayInput, days_between
from partners.geography.models import Area
from partners.venues.models import Facilitator, Venue
from partners.venues.viewsets import venue_chooser

from .attendance import MOST
from .choices import AgeBand, EventStatus, Sex
from .clock import instant
from .models import Event


class FacilitatorsField(ManyChoices):
    """Names each facilitator with what decides whether the person may meet minors."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person):
        until = person.vetting_valid_until
        vetted = _("vetted until %(day)s") % {"day": date_format(until, "j M Y")} if until else _("not vetted")
        return f"{person.name}, {person.organisation.name} ({vetted})"


class PlaceForm(forms.Form):
    """Step 1: what for, and where."""

    activity = forms.ModelChoiceField(
        label=_("Activity"),
        queryset=Activity.objects.none(),
        help_text=_("Of a campaign that is planned or active. Its medium is what attendance counts under."),
    )
    venue = forms.ModelChoiceField(label=_("Venue"), queryset=Venue.objects.all(), widget=venue_chooser.widget_class)

    def __init__(self, *args, user, event=None, **kwargs):
        super().__init__(*args, **kwargs)
        activities = Activity.objects.visible_to(user).select_related("campaign").order_by("campaign__name", "name")
        self.fields["activity"].queryset = activities.filter(campaign__status__in=[Status.PLANNED, Status.ACTIVE])
        self.fields["activity"].label_from_instance = lambda activity: f"{activity.campaign}: {activity}"
        scope_field(self.fields["venue"], user)
        if event:
            del self.fields["activity"]


class BookingForm(forms.ModelForm):
    """Step 2: when, who leads, how many are expected. Hours are those on the clock at the venue."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    starts = forms.TimeField(label=_("Starts"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    facilitators = FacilitatorsField(label=_("Facilitators"), queryset=Facilitator.objects.none(), required=False)

    class Meta:
        model = Event
        fields = ["title", "titles", "kind", "room", "expected_people", "has_minors", "is_open"]

    field_order = ["title", "titles", "kind", "day", "starts", "ends", "room", "facilitators", "expected_people"]

    def __init__(self, data=None, *args, user, instance, **kwargs):
        self.venue = instance.venue
        if instance.pk:
            start, end = instance.local_start, instance.local_end
            people = [row.facilitator_id for row in instance.assignments.all()]
            given = {"day": start.date(), "starts": start.time(), "ends": end.time(), "facilitators": people}
            kwargs["initial"] = {**given, **kwargs.get("initial", {})}
        super().__init__(_take_slot(data), *args, instance=instance, **kwargs)
        self.fields["facilitators"].queryset = Facilitator.objects.visible_to(user).select_related("organisation")
        self.fields["room"].queryset = self.venue.rooms.all()
        self.fields["room"].label_from_instance = lambda room: room.name
        self.fields["day"].help_text = _("Between %(first)s and %(last)s.") % {
            "first": date_format(instance.activity.starts_on, "j M Y"),
            "last": date_format(instance.activity.ends_on, "j M Y"),
        }
        if not self.fields["room"].queryset:
            del self.fields["room"]
        if self.venue.has_minors:
            del self.fields["has_minors"], self.fields["is_open"], self.fields["titles"]

    def clean(self):
        given = super().clean()
        for field, name in (("starts", "starts_at"), ("ends", "ends_at")):
            if given.get("day") and given.get(field):
                try:
                    setattr(self.instance, name, instant(given["day"], given[field], self.instance.zone))
                except ValidationError as error:
                    self.add_error(field, error)
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("It must end after it begins, on the same day."))
        if given.get("is_open") and given.get("has_minors"):
            self.add_error("is_open", _("An event with minors can never be open to everyone."))
        return given

    def _get_validation_exclusions(self):
        # Overlaps are the verb's to refuse: it locks, and it can explain.
        return super()._get_validation_exclusions() | {"starts_at", "ends_at", "venue", "room"}


def _take_slot(data):
    """A free slot offered after a clash comes back as ``slot=2026-03-10T09:00/2026-03-10T11:00``, local time."""
    if not data or not data.get("slot"):
        return data
    try:
        start, end = (datetime.fromisoformat(part) for part in data["slot"].split("/"))
    except ValueError:
        return data
    data = data.copy()
    data["day"], data["starts"], data["ends"] = start.date().isoformat(), f"{start:%H:%M}", f"{end:%H:%M}"
    return data


class HeadcountForm(forms.Form):
    """A grid of sex by age band. ``client_uuid`` makes sending it twice harmless."""

    client_uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, event, **kwargs):
        present = {_cell(row.sex, row.age_band): row.count for row in event.headcounts.all()}
        kwargs["initial"] = {"client_uuid": uuid.uuid4(), **present, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for band in AgeBand:
            for sex in Sex:
                self.fields[_cell(sex, band)] = forms.IntegerField(
                    label=f"{band.label}, {sex.label}",
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                )

    @property
    def groups(self):
        """(heading, rows) for children and adults; a row is a band with its bound fields."""
        children = [band for band in AgeBand if band in AgeBand.children()]
        adults = [band for band in AgeBand if band not in AgeBand.children()]
        for heading, bands in ((_("Children"), children), (_("Adults"), adults)):
            yield heading, [(band, [self[_cell(sex, band)] for sex in Sex]) for band in bands]

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """(sex, age band) to people; an empty cell counts nobody."""
        return {(sex, band): self.cleaned_data[_cell(sex, band)] or 0 for band in AgeBand for sex in Sex}


def _cell(sex, band) -> str:
    return f"{sex}-{band}"


class EventFilters(WagtailFilterSet):
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[("coming", _("Coming")), ("past", _("Past")), ("to_count", _("Attendance still to be recorded"))],
        method="by_time",
    )
    starts_at = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget, method="on_days")
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=EventStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Event.objects.visible_to(request.user), "venue__area"),
        method="in_area",
    )
    facilitator = django_filters.ModelChoiceFilter(
        label=_("Facilitator"), queryset=Facilitator.objects.all(), method="led_by"
    )

    class Meta:
        model = Event
        fields = ["when", "starts_at", "status", "campaign", "kind", "area", "facilitator"]

    def by_time(self, events, name, value):
        now = timezone.now()
        if value == "coming":
            return events.filter(ends_at__gte=now)
        if value == "past":
            return events.filter(ends_at__lt=now)
        return events.to_count()

    def on_days(self, events, name, value):
        return events.on_days(*days_between(value))

    def in_area(self, events, name, value):
        return events.filter(venue__area__in=Area.objects.within(value))

    def led_by(self, events, name, value):
        return events.filter(assignments__facilitator=value)


AGENDA_HORIZON = timedelta(days=60)


class AgendaForm(forms.Form):
    facilitator = forms.ModelChoiceField(
        label=_("Facilitator"), queryset=Facilitator.objects.none(), required=False, empty_label=_("Everyone")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].queryset = Facilitator.objects.visible_to(user)
