"""Toolkits in the admin. A toolkit is made from a campaign, so the list offers no empty form."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column

from campaigns.planning.admin_views import OverviewIndex
from clarion.admin import ScopedViewSet

from . import views
from .forms import ToolkitFilters, ToolkitForm
from .models import Toolkit


def theme_names(toolkit) -> str:
    return ", ".join(str(theme.label) for theme in toolkit.themes)


class ToolkitViewSet(ScopedViewSet):
    model = Toolkit
    icon = "snippet"
    menu_order = 95
    inspect_view_enabled = True
    inspect_template_name = "campaigns/toolkit/overview.html"
    index_view_class = OverviewIndex
    edit_view_class = views.EditToolkit
    inspect_view_class = views.ToolkitOverview
    filterset_class = ToolkitFilters
    search_fields = ["name", "summary", "code"]
    related = ["organisation"]
    list_display = ["name", Column("themes", label=_("Themes"), accessor=theme_names), "organisation", "is_shared"]
    list_export = ["code", "name", "summary", "organisation.code", "is_shared"]
    export_headings = {"organisation.code": _("Organisation")}
    base_form_class = ToolkitForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("summary"),
        FieldPanel("checklist"),
        FieldPanel("questions"),
        FieldPanel("is_shared"),
    ]

    def get_urlpatterns(self):
        pages = (
            ("start", views.StartCampaign, "start"),
            ("from-campaign", views.SaveCampaignAsToolkit, "from_campaign"),
            ("tick", views.Tick, "tick"),
        )
        return [*super().get_urlpatterns(), *(self._page(*page) for page in pages)]

    def _page(self, route, view_class, name):
        """Views on another record than a toolkit keep their own model."""
        model = view_class.model or self.model
        return path(f"{route}/<int:pk>/", self.construct_view(view_class, model=model), name=name)


toolkits = ToolkitViewSet("toolkit")
