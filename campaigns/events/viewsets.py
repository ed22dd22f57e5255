"""Events in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from clarion.admin import ScopedViewSet

from . import admin_views as views
from .booking_views import BookEvent, ChangeEvent, ChoosePlace
from .conflicts import span_in_words
from .forms import EventFilters
from .models import Event


def when(event) -> str:
    return span_in_words(event.starts_at, event.ends_at, event.zone)


def people(event) -> str:
    counted = [row.count for row in event.headcounts.all()]
    return str(sum(counted)) if counted else ""


class EventViewSet(ScopedViewSet):
    model = Event
    icon = "calendar-alt"
    menu_order = 130
    inspect_view_enabled = True
    inspect_template_name = "campaigns/event/overview.html"
    index_view_class = views.EventIndex
    add_view_class = ChoosePlace
    edit_view_class = ChangeEvent
    inspect_view_class = views.EventOverview
    filterset_class = EventFilters
    form_fields = ["title"]
    search_fields = ["title", "venue__name", "campaign__name"]
    related = ["campaign", "venue__area"]
    related_sets = ["headcounts"]
    list_display = [
        "title",
        Column("when", label=_("When, at the venue"), accessor=when, sort_key="starts_at"),
        "venue",
        Column("area", label=_("Area"), accessor="venue.area"),
        "campaign",
        "status",
        Column("people", label=_("People"), accessor=people),
    ]
    list_export = ["title", "kind", "status", "starts_at", "ends_at", "venue.code", "venue.area.code", "campaign.code"]
    list_export += ["expected_people", "is_open"]
    export_headings = {"venue.code": _("Venue"), "venue.area.code": _("Area code"), "campaign.code": _("Campaign")}

    def get_add_view_kwargs(self, **kwargs):
        return {}

    def get_edit_view_kwargs(self, **kwargs):
        return {}

    def get_urlpatterns(self):
        pages = (
            ("book/", BookEvent, "book"),
            ("agenda/", views.Agenda, "agenda"),
            ("feed/", views.OwnFeed, "feed"),
            ("place/<int:pk>/", ChoosePlace, "place"),
            ("confirm/<int:pk>/", views.Confirm, "confirm"),
            ("cancel/<int:pk>/", views.Cancel, "cancel"),
            ("count/<int:pk>/", views.CountPeople, "count"),
        )
        more = [path(route, self.construct_view(view), name=name) for route, view, name in pages]
        return [*super().get_urlpatterns(), *more]


events = EventViewSet("event")
