"""Admin views of tours: lists, the page of a tour and of a performance, the sheet."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.events.conflicts import span_in_words
from campaigns.events.rules import may_count
from campaigns.planning.panels import last_entries
from clarion.languages import language_name
from clarion.verbs import SavesByVerb

from . import actions, words
from .changing_views import CallOffStop, RecordPerformance
from .costs import cost_of
from .models import Performance, Tour
from .queries import stops_of, with_counts
from .rules import may_see_costs, may_see_tours, may_tour
from .sheets import file_name, sheet_of, workbook_of

COSTS = ("fee", "people", "daily_cost", "currency")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TourIndex(generic.IndexView):
    """Tours with what became of their stops; costs leave in the export of staff alone."""

    add_item_label = gettext_lazy("Plan a tour")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_see_costs(request.user):
            self.list_export = [name for name in self.list_export if name not in COSTS]

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)

    def get_base_queryset(self):
        return with_counts(super().get_base_queryset(), self.request.user)


class PerformanceIndex(generic.IndexView):
    """What comes next stands first; the past follows, newest first."""

    def order_queryset(self, queryset):
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        coming = Q(event__ends_at__gte=timezone.now())
        soonest = Case(When(coming, then=F("event__starts_at")), default=Value(None), output_field=DateTimeField())
        return queryset.order_by(soonest.asc(nulls_last=True), "-event__starts_at", "pk")


class EditTour(SavesByVerb, generic.EditView):
    def save_by_verb(self, instance: Tour):
        return actions.change_tour(tour=instance, by=self.request.user)


class TourOverview(generic.InspectView):
    """One tour: its stops in order, how many came, what it costs (for staff), what can be done."""

    page_title = gettext_lazy("Tour")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        tours = Tour.objects.visible_to(self.request.user).select_related("campaign", "activity", "company")
        return get_object_or_404(with_counts(tours, self.request.user), pk=self.pk)

    def get_context_data(self, **kwargs):
        tour, user = self.object, self.request.user
        stops = stops_of(tour, user)
        staff = may_see_costs(user)
        days = [stop.event.day for stop in stops if not stop.event.is_cancelled]
        cost = cost_of(tour, days) if staff else None
        return {
            **super().get_context_data(**kwargs),
            "tour": tour,
            "stops": stops,
            "pattern": words.pattern_in_words(tour),
            "language": language_name(tour.language) if tour.language else "",
            "cost": cost,
            "cost_words": words.cost_in_words(tour, cost, user) if cost else "",
            "is_staff": staff,
            "may_tour": may_tour(user),
            "may_move": may_tour(user) and tour.is_booked,
            **last_entries(tour),
        }


class PerformanceOverview(generic.InspectView):
    """One performance: when and where, how it went, what can be done."""

    page_title = gettext_lazy("Performance")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        related = ("tour__campaign", "tour__activity", "event__venue__area", "event__room")
        rows = Performance.objects.visible_to(self.request.user).select_related(*related)
        return get_object_or_404(rows.prefetch_related("event__headcounts"), pk=self.pk)

    def get_context_data(self, **kwargs):
        performance, user = self.object, self.request.user
        event = performance.event
        begun = event.starts_at <= timezone.now() and not event.is_cancelled
        may_move = may_tour(user) and performance.tour.is_booked
        return {
            **super().get_context_data(**kwargs),
            "performance": performance,
            "event": event,
            "when": span_in_words(event.starts_at, event.ends_at, event.zone),
            "may_count": may_count(user) and begun,
            "may_record": RecordPerformance.offered(performance, user),
            "may_move": may_move and performance.is_open,
            "may_swap": may_move and performance.is_to_come,
            "may_call_off": CallOffStop.offered(performance, user),
            **last_entries(performance),
        }


class TourSheet(WagtailAdminTemplateMixin, TemplateView):
    """The sheet of a tour to print."""

    model = Tour
    header_icon = "group"
    page_title = gettext_lazy("Tour sheet")
    template_name = "campaigns/touring/sheet.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        tours = Tour.objects.visible_to(request.user).select_related("campaign", "activity", "company")
        self.tour = get_object_or_404(tours, pk=kwargs["pk"])
        if not may_see_tours(request.user):
            raise PermissionDenied
        self.sheet = sheet_of(self.tour, request.user, with_costs=may_see_costs(request.user))

    def get_page_subtitle(self):
        return str(self.tour)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tour:index"), "label": Tour._meta.verbose_name_plural},
            {"url": reverse("tour:inspect", args=[self.tour.pk]), "label": str(self.tour)},
            {"url": "", "label": self.page_title, "sublabel": str(self.tour)},
        ]

    def get_context_data(self, **kwargs):
        language = language_name(self.tour.language) if self.tour.language else ""
        return super().get_context_data(**kwargs, tour=self.tour, sheet=self.sheet, language=language)


class TourWorkbook(TourSheet):
    """The same sheet as a workbook."""

    def get(self, request, *args, **kwargs):
        response = HttpResponse(workbook_of(self.sheet), content_type=XLSX)
        response["Content-Disposition"] = content_disposition_header(True, file_name(self.tour))
        return response
