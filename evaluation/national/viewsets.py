"""National data in the admin: releases through verbs, aliases to edit, indicators and codes to read."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from clarion.admin import ScopedViewSet

from . import listings, views
from .models import Alias, Indicator, Release

NO_ADDRESS = ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
READ_ONLY = ("index", "index_results", "inspect")


class ReleaseViewSet(ScopedViewSet):
    model = Release
    icon = "table"
    menu_label = _("National figures")
    list_display = ["__str__", "released_on", "status", "rows", "quarantined", "changed", "received_at"]
    list_filter = ["status", "dataset", "organisation"]
    list_export = [
        "code", "dataset", "organisation.code", "released_on", "status", "rows", "accepted", "quarantined", "rejected",
        "new", "changed", "withdrawn", "unchanged", "sha256", "importer",
    ]  # fmt: skip
    export_headings = {"organisation.code": _("Agency code")}
    search_fields = ["code", "version", "original_name"]
    related = ["organisation"]
    form_fields = ["version"]
    index_view_class = views.ReleaseList
    inspect_view_enabled = True
    inspect_view_class = views.ReleasePage
    inspect_view_fields = ["code"]
    inspect_template_name = "evaluation/national/release.html"
    add_to_reference_index = False

    @property
    def add_view(self):
        return views.Upload.as_view()

    def get_common_view_kwargs(self, **kwargs):
        """Nobody edits or deletes a release, so no view links there."""
        return super().get_common_view_kwargs(**{**dict.fromkeys(NO_ADDRESS), **kwargs})

    @cached_property
    def url_finder_class(self):
        """The audit log leads to the release's page."""
        return type("ReleaseFinder", (super().url_finder_class,), {"edit_url_name": self.get_url_name("inspect")})

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in (*READ_ONLY, "add")]
        verbs = [path(f"<int:pk>/{name}/", view.as_view(), name=name) for name, view in views.VERBS.items()]
        lists = [
            *_listing("<int:release>/findings/", "findings", listings.FindingList),
            *_listing("<int:release>/rows/", "rows", listings.RowsSetAside),
            *_listing("<int:release>/revisions/<slug:kind>/", "revisions", listings.RevisionList),
        ]
        return [*kept, *verbs, *lists, path("<int:pk>/original/", views.download_original, name="original")]


def _listing(route, name, view):
    return [
        path(route, view.as_view(), name=name),
        path(f"{route}results/", view.as_view(results_only=True), name=f"{name}_results"),
    ]


class AliasViewSet(ScopedViewSet):
    model = Alias
    add_view_class = views.AddAlias
    edit_view_class = views.EditAlias
    icon = "tag"
    menu_label = _("Aliases")
    list_display = ["text", "code", "list", "approved_by"]
    list_filter = ["list"]
    list_export = ["list", "text", "code"]
    search_fields = ["text", "code"]
    related = ["approved_by"]
    panels = [
        HelpPanel(_("A spelling met in a source and what it stands for. It takes effect with the next import.")),
        FieldPanel("list"),
        FieldPanel("text"),
        FieldPanel("code"),
    ]


class IndicatorViewSet(ScopedViewSet):
    model = Indicator
    icon = "list-ol"
    menu_label = _("Indicators")
    list_display = ["localized_name", "code", "subject", "counted", "unit", "direction"]
    list_filter = ["subject", "direction"]
    list_export = ["code", "name", "subject", "counted", "unit", "direction", "sdg_series", "ictip_code"]
    search_fields = ["code", "name"]
    inspect_view_enabled = True
    panels = [
        HelpPanel(_("What is counted. The code never changes; the IC-TIP code is filled by whoever maps it.")),
        FieldPanel("names"),
        FieldPanel("definition"),
        FieldPanel("direction"),
        FieldPanel("ictip_code"),
    ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            **{"add_url_name": None, "delete_url_name": None, "usage_url_name": None, **kwargs}
        )

    def get_urlpatterns(self):
        return [
            one for one in super().get_urlpatterns() if one.name in (*READ_ONLY, "edit", "history", "history_results")
        ]


releases = ReleaseViewSet("release")
aliases = AliasViewSet("alias")
indicators = IndicatorViewSet("indicator")
