"""Filters of the lists of the media plan."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from campaigns.planning.models import Campaign
from clarion.days import DayInput
from partners.geography.models import Area

from .choices import AiringState, FlightStatus
from .models import Airing, Flight, Station


class StationFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=Area.objects.filter(stations__isnull=False).distinct(), method="in_area"
    )

    class Meta:
        model = Station
        fields = ["kind", "area", "is_active"]

    def in_area(self, stations, name, value):
        rows = Station.objects.filter(coverage__in=Area.objects.within(value)).order_by()
        return stations.filter(pk__in=rows.values("pk"))


class FlightFilters(WagtailFilterSet):
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=FlightStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    day = django_filters.DateFilter(label=_("On the air on"), widget=DayInput, method="on_day")

    class Meta:
        model = Flight
        fields = ["campaign", "station", "status", "format", "day"]

    def on_day(self, flights, name, value):
        return flights.filter(starts_on__lte=value, ends_on__gte=value)


class AiringFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        field_name="flight__campaign",
        label=_("Campaign"),
        queryset=Campaign.objects.filter(flights__isnull=False).distinct(),
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=AiringState.choices, widget=forms.CheckboxSelectMultiple
    )
    day = django_filters.DateFromToRangeFilter(label=_("Day, at the station"), widget=DateRangePickerWidget)
    flight = django_filters.ModelChoiceFilter(
        label=_("Run of airings"), queryset=Flight.objects.select_related("station")
    )

    class Meta:
        model = Airing
        fields = ["campaign", "station", "state", "day", "flight"]
