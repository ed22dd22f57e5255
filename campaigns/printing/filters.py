"""Filters of the lists of print batches, places and releases."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from campaigns.planning.forms import areas_of
from campaigns.planning.models import Campaign
from partners.geography.models import Area

from .choices import ItemKind, PlacementStatus, ReleaseKind, ReleaseStatus
from .models import MediaRelease, Placement, PrintBatch


class BatchFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"), queryset=Campaign.objects.filter(print_batches__isnull=False).distinct()
    )
    delivery = django_filters.ChoiceFilter(
        label=_("Delivery"),
        choices=[("open", _("Not delivered")), ("late", _("Late")), ("done", _("Delivered"))],
        method="by_delivery",
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=ItemKind.choices, widget=forms.CheckboxSelectMultiple
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Placement.objects.visible_to(request.user), "area"),
        method="in_area",
    )
    due_on = django_filters.DateFromToRangeFilter(label=_("Due"), widget=DateRangePickerWidget)

    class Meta:
        model = PrintBatch
        fields = ["campaign", "delivery", "kind", "area", "due_on"]

    def by_delivery(self, batches, name, value):
        if value == "done":
            return batches.filter(delivered_on__isnull=False)
        waiting = batches.to_deliver()
        return waiting.filter(due_on__lt=timezone.localdate()) if value == "late" else waiting

    def in_area(self, batches, name, value):
        rows = Placement.objects.visible_to(self.request.user).filter(area__in=Area.objects.within(value))
        return batches.filter(pk__in=rows.order_by().values("batch"))


class PlacementFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        field_name="batch__campaign",
        label=_("Campaign"),
        queryset=Campaign.objects.filter(print_batches__isnull=False).distinct(),
    )
    batch = django_filters.ModelChoiceFilter(label=_("Print batch"), queryset=PrintBatch.objects.all())
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=PlacementStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    left_up = django_filters.ChoiceFilter(
        label=_("Campaign over"), choices=[("yes", _("Still up after the campaign"))], method="still_up"
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Placement.objects.visible_to(request.user), "area"),
        method="in_area",
    )

    class Meta:
        model = Placement
        fields = ["campaign", "batch", "status", "left_up", "area"]

    def still_up(self, placements, name, value):
        return placements.left_up(timezone.localdate())

    def in_area(self, placements, name, value):
        return placements.filter(area__in=Area.objects.within(value))


class ReleaseFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"), queryset=Campaign.objects.filter(media_releases__isnull=False).distinct()
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=ReleaseKind.choices, widget=forms.CheckboxSelectMultiple
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=ReleaseStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    released_on = django_filters.DateFromToRangeFilter(label=_("Day of release"), widget=DateRangePickerWidget)

    class Meta:
        model = MediaRelease
        fields = ["campaign", "kind", "status", "released_on"]
