"""Filters of the lists of venues and facilitators."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from partners.geography.area_filters import WithinFilter

from .models import Facilitator, Venue


class VenueFilters(WagtailFilterSet):
    area = WithinFilter()

    class Meta:
        model = Venue
        fields = ["kind"]


class FacilitatorFilters(WagtailFilterSet):
    base_area = WithinFilter("base_area")
    vetting_before = django_filters.DateFilter(
        label=_("Vetting ends before"), field_name="vetting_valid_until", lookup_expr="lt"
    )

    class Meta:
        model = Facilitator
        fields = ["organisation", "is_public"]
