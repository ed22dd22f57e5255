"""Stations, runs and airings in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn

from clarion.admin import ScopedViewSet
from clarion.languages import language_name
from clarion.plain import PlainColumn

from . import admin_views as views
from . import airing_views, words
from .booking_views import ChangeRun, ScheduleRun
from .confirming_views import ConfirmPeriod
from .filters import AiringFilters, FlightFilters, StationFilters
from .forms import StationForm
from .models import Airing, Flight, Station


def area_names(station) -> str:
    return ", ".join(area.localized_name for area in station.coverage.all())


def spoken(station) -> str:
    return ", ".join(language_name(code) for code in station.languages)


def language(flight) -> str:
    return language_name(flight.language)


class StationViewSet(ScopedViewSet):
    model = Station
    icon = "mobile-alt"
    inspect_view_enabled = True
    inspect_template_name = "campaigns/broadcast/station.html"
    index_view_class = views.LeadsToRecord
    add_view_class = views.CreateStation
    edit_view_class = views.EditStation
    inspect_view_class = views.StationOverview
    filterset_class = StationFilters
    search_fields = ["name"]
    related_sets = ["coverage"]
    list_display = [
        "name",
        "kind",
        Column("coverage", label=_("Coverage"), accessor=area_names),
        Column("languages", label=_("Languages"), accessor=spoken),
        "is_active",
    ]
    list_export = ["name", "kind", "coverage_codes", "languages", "time_zone", "is_active"]
    export_headings = {"coverage_codes": _("Area codes")}
    base_form_class = StationForm
    panels = [
        HelpPanel(_("Everyone of the house sees stations; contact, notes and prices are for staff alone.")),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("organisation")], _("What")),
        MultiFieldPanel([FieldPanel("coverage"), FieldPanel("time_zone"), FieldPanel("languages")], _("Where")),
        InlinePanel(
            "prices",
            [
                FieldRowPanel([FieldPanel("format"), FieldPanel("seconds")]),
                FieldRowPanel([FieldPanel("price"), FieldPanel("currency")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
            _("Prices"),
            label=_("Price"),
        ),
        MultiFieldPanel(
            [FieldPanel("contact_role"), FieldPanel("contact_phone"), FieldPanel("contact_email")], _("Contact")
        ),
        FieldPanel("notes"),
        FieldPanel("is_active"),
    ]


class FlightViewSet(ScopedViewSet):
    model = Flight
    icon = "history"
    inspect_view_enabled = True
    inspect_template_name = "campaigns/broadcast/flight.html"
    index_view_class = views.FlightIndex
    add_view_class = ScheduleRun
    edit_view_class = ChangeRun
    inspect_view_class = views.FlightOverview
    filterset_class = FlightFilters
    form_fields = ["station"]
    search_fields = ["station__name", "campaign__name", "activity__name"]
    related = ["campaign", "activity", "station"]
    list_per_page = 50
    list_display = [
        "__str__",
        "campaign",
        "activity",
        "format",
        Column("language", label=_("Language"), accessor=language),
        Column("airings", label=_("Airings"), accessor="airing_count"),
        "status",
    ]
    list_export = ["campaign.code", "activity.name", "station.name", "format", "language", "seconds", "starts_on"]
    list_export += ["ends_on", "airing_count", "price", "currency", "rating", "rating_source", "status"]
    export_headings = {
        "campaign.code": _("Campaign"),
        "activity.name": _("Activity"),
        "station.name": _("Station"),
        "airing_count": _("Airings"),
    }

    def get_add_view_kwargs(self, **kwargs):
        return {}

    def get_edit_view_kwargs(self, **kwargs):
        return {}

    def get_urlpatterns(self):
        cancel = path("cancel/<int:pk>/", self.construct_view(views.CancelRun), name="cancel")
        return [*super().get_urlpatterns(), cancel]


class AiringViewSet(ScopedViewSet):
    model = Airing
    icon = "time"
    add_to_reference_index = False
    inspect_view_enabled = True
    inspect_template_name = "campaigns/broadcast/airing.html"
    index_view_class = views.AiringIndex
    inspect_view_class = airing_views.AiringOverview
    filterset_class = AiringFilters
    form_fields = ["reason"]
    search_fields = ["station__name", "flight__campaign__name", "flight__activity__name"]
    related = ["station", "flight__campaign", "flight__activity"]
    list_per_page = 50
    list_display = [
        TitleColumn(
            "when",
            label=_("When, at the station"),
            accessor=words.when,
            sort_key="starts_at",
            url_name="airing:inspect",
        ),
        PlainColumn("station", label=_("Station"), sort_key="station__name"),
        Column("campaign", label=_("Campaign"), accessor="flight.campaign"),
        Column("activity", label=_("Activity"), accessor="flight.activity"),
        "state",
    ]
    list_export = ["flight.campaign.code", "flight.activity.name", "station.name", "day", "hour", "starts_at"]
    list_export += ["seconds", "flight.format", "flight.language", "state", "reason"]
    export_headings = {
        "flight.campaign.code": _("Campaign"),
        "flight.activity.name": _("Activity"),
        "station.name": _("Station"),
        "hour": _("Hour, at the station"),
        "flight.format": _("Format"),
        "flight.language": _("Language"),
    }

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "inspect")]
        confirm = path("confirm/", self.construct_view(ConfirmPeriod), name="confirm")
        verbs = [
            path(f"{verb.name}/<int:pk>/", self.construct_view(verb), name=verb.name)
            for verb in airing_views.AIRING_VERBS
        ]
        return [*kept, confirm, *verbs]


stations = StationViewSet("station")
flights = FlightViewSet("flight")
airings = AiringViewSet("airing")
