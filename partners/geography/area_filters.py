"""Filters by area: of the list of areas itself, and of anything that lies in one."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from .models import Area


class WithinFilter(django_filters.CharFilter):
    """Records whose area is the one of the code typed, or lies below it; an unknown code finds nothing."""

    def __init__(self, field_name="area", **kwargs):
        super().__init__(field_name=field_name, **{"label": _("Within (area code)"), **kwargs})

    def filter(self, qs, value):
        if not value:
            return qs
        area = Area.objects.filter(code=value.strip().upper()).first()
        if area is None:
            return qs.none()
        here = Q(**{self.field_name: area.pk}) | Q(**{f"{self.field_name}__lineage__startswith": area.path})
        return qs.filter(here).distinct()


class AreaFilters(WagtailFilterSet):
    country = django_filters.CharFilter(label=_("Within (code)"), method="by_country")
    has_shape = django_filters.BooleanFilter(label=_("Has a shape"), method="by_shape")

    class Meta:
        model = Area
        fields = ["level", "is_acp", "is_fictional"]

    def by_country(self, queryset, name, value):
        area = Area.objects.filter(code=value.strip().upper()).first()
        return queryset.within(area) if area else queryset.none()

    def by_shape(self, queryset, name, value):
        return queryset.filter(boundaries__isnull=not value).distinct()
