"""Filters of the lists of tours and performances."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from campaigns.events.choices import EventStatus
from campaigns.events.models import Event
from campaigns.planning.forms import areas_of
from campaigns.planning.models import Campaign
from clarion.days import DayInput, days_between
from partners.geography.models import Area
from partners.organisations.models import Organisation

from .choices import TourStatus
from .models import Performance, Tour


class TourFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"), queryset=Campaign.objects.filter(tours__isnull=False).distinct()
    )
    company = django_filters.ModelChoiceFilter(
        label=_("Company"), queryset=Organisation.objects.filter(tours__isnull=False).distinct()
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=TourStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Performance.objects.visible_to(request.user), "event__venue__area"),
        method="in_area",
    )
    day = django_filters.DateFilter(label=_("On the road on"), widget=DayInput, method="on_day")

    class Meta:
        model = Tour
        fields = ["campaign", "company", "status", "area", "day"]

    def in_area(self, tours, name, value):
        rows = Performance.objects.visible_to(self.request.user).filter(
            event__venue__area__in=Area.objects.within(value)
        )
        return tours.filter(pk__in=rows.order_by().values("tour"))

    def on_day(self, tours, name, value):
        """Between the days of the first and the last performance the person may see, on the clock at the venues."""
        seen = Performance.objects.visible_to(self.request.user).taking_place().order_by()
        begun = seen.filter(event__in=Event.objects.on_days(last=value))
        going = seen.filter(event__in=Event.objects.on_days(first=value))
        return tours.filter(pk__in=begun.values("tour")).filter(pk__in=going.values("tour"))


class PerformanceFilters(WagtailFilterSet):
    tour = django_filters.ModelChoiceFilter(label=_("Tour"), queryset=Tour.objects.all())
    campaign = django_filters.ModelChoiceFilter(
        field_name="tour__campaign",
        label=_("Campaign"),
        queryset=Campaign.objects.filter(tours__isnull=False).distinct(),
    )
    status = django_filters.MultipleChoiceFilter(
        field_name="event__status",
        label=_("Status"),
        choices=EventStatus.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    record = django_filters.ChoiceFilter(
        label=_("Record"), choices=[("missing", _("Still to be recorded")), ("done", _("Recorded"))], method="by_record"
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Performance.objects.visible_to(request.user), "event__venue__area"),
        method="in_area",
    )
    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget, method="on_days")

    class Meta:
        model = Performance
        fields = ["tour", "campaign", "status", "record", "area", "day"]

    def on_days(self, performances, name, value):
        return performances.filter(event__in=Event.objects.on_days(*days_between(value)))

    def by_record(self, performances, name, value):
        if value == "done":
            return performances.filter(recorded_at__isnull=False)
        return performances.without_record()

    def in_area(self, performances, name, value):
        return performances.filter(event__venue__area__in=Area.objects.within(value))
