"""Campaigns, activities and short links in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column

from clarion.admin import ScopedViewSet
from clarion.plain import PlainColumn

from . import admin_views as views
from .forms import ActivityFilters, ActivityForm, CampaignFilters, ShortLinkFilters, ShortLinkForm
from .links import address
from .models import Activity, Campaign, ShortLink
from .panels import create_panels, edit_tabs
from .renewal_views import RENEWALS, CloneActivity, Versions
from .several import ArchiveSeveral, ChooseProgramme, MoveDates


def theme_names(campaign) -> str:
    return ", ".join(str(theme.label) for theme in campaign.themes)


def area_names(campaign) -> str:
    return ", ".join(area.localized_name for area in campaign.areas.all())


class CampaignViewSet(ScopedViewSet):
    model = Campaign
    icon = "site"
    menu_order = 100
    inspect_view_enabled = True
    inspect_template_name = "campaigns/campaign/overview.html"
    index_view_class = views.OverviewIndex
    add_view_class = views.CreateCampaign
    edit_view_class = views.EditCampaign
    inspect_view_class = views.CampaignOverview
    edit_handler = edit_tabs
    filterset_class = CampaignFilters
    several = (ChooseProgramme, ArchiveSeveral)
    search_fields = ["name", "code", "summary", "lead_organisation__name"]
    related = ["lead_organisation"]
    related_sets = ["areas", "objectives"]
    list_display = [
        "name",
        "status",
        Column("themes", label=_("Themes"), accessor=theme_names),
        Column("areas", label=_("Areas"), accessor=area_names),
        "lead_organisation",
        PlainColumn("starts_on", label=_("Starts"), sort_key="starts_on"),
        PlainColumn("ends_on", label=_("Ends"), sort_key="ends_on"),
    ]
    list_export = ["code", "name", "status", "lead_organisation.code", "starts_on", "ends_on", "budget_amount"]
    list_export += ["budget_currency"]
    export_headings = {"lead_organisation.code": _("Lead organisation")}

    def get_add_view_kwargs(self, **kwargs):
        panel = create_panels.bind_to_model(self.model)
        return super().get_add_view_kwargs(**{"panel": panel, "form_class": panel.get_form_class(), **kwargs})

    def get_urlpatterns(self):
        pages = (*views.MOVES, *RENEWALS)
        verbs = [path(f"{page.name}/<int:pk>/", self.construct_view(page), name=page.name) for page in pages]
        versions = path("versions/<int:pk>/", self.construct_view(Versions), name="versions")
        cite = path("cite/<int:pk>/", self.construct_view(views.Cite), name="cite")
        return [*super().get_urlpatterns(), *verbs, versions, cite]


class ActivityViewSet(ScopedViewSet):
    model = Activity
    icon = "clipboard-list"
    menu_order = 110
    add_view_class = views.CreateActivity
    edit_view_class = views.EditActivity
    filterset_class = ActivityFilters
    several = (MoveDates,)
    search_fields = ["name", "campaign__name"]
    related = ["campaign"]
    list_display = ["name", "campaign", "medium", "starts_on", "ends_on"]
    list_export = ["campaign.code", "name", "medium", "starts_on", "ends_on", "budget_amount"]
    export_headings = {"campaign.code": _("Campaign")}
    base_form_class = ActivityForm
    panels = [
        FieldPanel("campaign"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("medium")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("areas"),
        FieldPanel("budget_amount"),
    ]

    def get_urlpatterns(self):
        copy = path("copy/<int:pk>/", self.construct_view(CloneActivity), name="copy")
        return [*super().get_urlpatterns(), copy]


class ShortLinkViewSet(ScopedViewSet):
    model = ShortLink
    icon = "link"
    menu_order = 120
    add_view_class = views.CreateShortLink
    edit_view_class = views.EditShortLink
    filterset_class = ShortLinkFilters
    search_fields = ["code", "campaign__name", "target_path"]
    related = ["campaign", "activity", "area"]
    list_display = [
        "code",
        "campaign",
        "area",
        Column("address", label=_("Printed address"), accessor=address),
        "is_active",
    ]
    list_export = ["code", "campaign.code", "activity", "area_code", "target_path", "is_active"]
    export_headings = {"campaign.code": _("Campaign"), "area_code": _("Area code")}
    edit_handler = ObjectList(
        [
            HelpPanel(_("One link for each batch of print and place, so that scans can be told apart.")),
            FieldPanel("campaign"),
            FieldRowPanel([FieldPanel("activity"), FieldPanel("area")]),
            FieldPanel("target_path"),
            FieldPanel("code"),
            FieldPanel("is_active"),
        ],
        base_form_class=ShortLinkForm,
    )

    def get_urlpatterns(self):
        code = path("qr/<int:pk>/<str:kind>/", self.construct_view(views.DownloadCode), name="qr")
        return [*super().get_urlpatterns(), code]


campaigns = CampaignViewSet("campaign")
activities = ActivityViewSet("activity")
short_links = ShortLinkViewSet("short_link")
