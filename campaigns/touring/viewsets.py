"""Tours and their performances in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn

from clarion.admin import ScopedViewSet
from clarion.languages import language_name
from clarion.plain import PlainColumn, plain

from . import admin_views as views
from . import changing_views as changes
from .filters import PerformanceFilters, TourFilters
from .forms import TourForm
from .models import Performance, Tour
from .planning_views import PlanTour


def language(tour) -> str:
    return language_name(tour.language) if tour.language else ""


def people(performance) -> str:
    return "" if performance.came is None else str(performance.came)


def talk(performance) -> str:
    return "" if performance.talk_held is None else plain(performance.talk_held)


class TourViewSet(ScopedViewSet):
    model = Tour
    icon = "group"
    inspect_view_enabled = True
    inspect_template_name = "campaigns/touring/tour.html"
    index_view_class = views.TourIndex
    add_view_class = PlanTour
    edit_view_class = views.EditTour
    inspect_view_class = views.TourOverview
    filterset_class = TourFilters
    base_form_class = TourForm
    search_fields = ["name", "campaign__name", "activity__name", "company__name"]
    related = ["campaign", "activity", "company"]
    list_per_page = 50
    list_display = [
        "name",
        "campaign",
        "activity",
        "company",
        Column("language", label=_("Language"), accessor=language),
        "starts_on",
        Column("planned", label=_("Planned"), accessor="planned"),
        Column("held", label=_("Held"), accessor="held"),
        Column("called_off", label=_("Cancelled"), accessor="called_off"),
        Column("came", label=_("People"), accessor="came"),
        "status",
    ]
    list_export = ["name", "campaign.code", "activity.name", "company_name", "language", "starts_on"]
    list_export += ["planned", "held", "called_off", "came", "fee", "people", "daily_cost", "currency", "status"]
    export_headings = {
        "campaign.code": _("Campaign"),
        "activity.name": _("Activity"),
        "company_name": _("Company"),
        "planned": _("Planned"),
        "held": _("Held"),
        "called_off": _("Cancelled"),
        "came": _("People"),
    }
    panels = [
        HelpPanel(
            _("Days, hours and places are changed at the stops. Events that are booked already keep their title.")
        ),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("company"), FieldPanel("language")], _("What and who")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("fee"), FieldPanel("currency")]),
                FieldRowPanel([FieldPanel("daily_cost"), FieldPanel("people")]),
            ],
            _("Cost"),
        ),
        FieldPanel("notes"),
    ]

    def get_add_view_kwargs(self, **kwargs):
        return {}

    def get_urlpatterns(self):
        pages = (
            ("sheet/<int:pk>/", views.TourSheet, "sheet"),
            ("sheet/<int:pk>/xlsx/", views.TourWorkbook, "xlsx"),
            ("move/<int:pk>/", changes.MoveRest, "move"),
            ("stop/<int:pk>/", changes.AddStop, "stop"),
            ("call-off/<int:pk>/", changes.CallOffTour, "call_off"),
        )
        more = [path(route, self.construct_view(view), name=name) for route, view, name in pages]
        return [*super().get_urlpatterns(), *more]


class PerformanceViewSet(ScopedViewSet):
    model = Performance
    icon = "calendar-alt"
    add_to_reference_index = False
    inspect_view_enabled = True
    inspect_template_name = "campaigns/touring/performance.html"
    index_view_class = views.PerformanceIndex
    inspect_view_class = views.PerformanceOverview
    filterset_class = PerformanceFilters
    form_fields = ["script_version"]
    search_fields = ["tour__name", "event__venue__name", "tour__campaign__name"]
    related = ["tour__campaign", "event__venue__area", "event__room"]
    related_sets = ["event__headcounts"]
    list_per_page = 50
    list_display = [
        TitleColumn(
            "when",
            label=_("When, at the venue"),
            accessor="moment",
            sort_key="event__starts_at",
            url_name="performance:inspect",
        ),
        PlainColumn("tour", label=_("Tour"), sort_key="tour__name"),
        Column("venue", label=_("Venue"), accessor="event.venue"),
        Column("area", label=_("Area"), accessor="event.venue.area"),
        Column("status", label=_("Status"), accessor="event.get_status_display"),
        Column("people", label=_("People"), accessor=people),
        "script_version",
        Column("talk", label=_("Talk held afterwards"), accessor=talk),
        Column("incidents", label=_("Incidents"), accessor="incidents_in_words"),
    ]
    list_export = ["tour.name", "tour.campaign.code", "day", "hour", "event.venue.code"]
    list_export += ["event.venue.name", "event.venue.area.code", "event.status", "came", "script_version", "talk_held"]
    list_export += ["incidents_in_words"]
    export_headings = {
        "tour.name": _("Tour"),
        "tour.campaign.code": _("Campaign"),
        "day": _("Day"),
        "hour": _("Hour, at the venue"),
        "event.venue.code": _("Venue code"),
        "event.venue.name": _("Venue"),
        "event.venue.area.code": _("Area code"),
        "event.status": _("Status"),
        "came": _("People"),
        "incidents_in_words": _("Incidents"),
    }

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "inspect")]
        pages = (
            ("move/<int:pk>/", changes.MoveStop, "move"),
            ("swap/<int:pk>/", changes.SwapStops, "swap"),
            ("call-off/<int:pk>/", changes.CallOffStop, "call_off"),
            ("record/<int:pk>/", changes.RecordPerformance, "record"),
        )
        return [*kept, *(path(route, self.construct_view(view), name=name) for route, view, name in pages)]


tours = TourViewSet("tour")
performances = PerformanceViewSet("performance")
