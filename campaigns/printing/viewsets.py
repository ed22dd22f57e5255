"""Print batches, their places and media releases in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from clarion.admin import ScopedViewSet
from clarion.languages import language_name
from clarion.plain import PlainColumn

from . import admin_views as views
from . import release_views
from .filters import BatchFilters, PlacementFilters, ReleaseFilters
from .forms import BatchForm, NewBatchForm, PlacementForm, ReleaseForm
from .models import MediaRelease, Placement, PrintBatch

WHAT = MultiFieldPanel(
    [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldRowPanel([FieldPanel("quantity"), FieldPanel("due_on")]),
    ],
    _("What"),
)
MORE = MultiFieldPanel(
    [
        FieldPanel("printer"),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("currency")]),
        FieldPanel("target_path"),
        FieldPanel("note"),
    ],
    _("More"),
)
new_batch = ObjectList(
    [
        MultiFieldPanel([FieldPanel("campaign"), FieldPanel("activity")], _("For")),
        WHAT,
        MultiFieldPanel([FieldPanel("lines"), FieldPanel("ticked")], _("Where")),
        MORE,
    ],
    base_form_class=NewBatchForm,
)


def language(record) -> str:
    return language_name(record.language)


class PrintBatchViewSet(ScopedViewSet):
    model = PrintBatch
    icon = "doc-full"
    inspect_view_enabled = True
    inspect_template_name = "campaigns/printing/batch.html"
    index_view_class = views.BatchIndex
    add_view_class = views.PlanBatch
    edit_view_class = views.ChangeBatch
    inspect_view_class = views.BatchOverview
    filterset_class = BatchFilters
    search_fields = ["name", "printer", "campaign__name"]
    related = ["campaign", "activity"]
    list_per_page = 50
    list_display = [
        "name",
        "campaign",
        "kind",
        Column("language", label=_("Language"), accessor=language),
        "quantity",
        PlainColumn("due_on", label=_("Due"), sort_key="due_on"),
        PlainColumn("delivered_on", label=_("Delivered"), sort_key="delivered_on"),
        Column("places", label=_("Places"), accessor="places"),
        Column("places_up", label=_("Put up"), accessor="places_up"),
    ]
    list_export = ["campaign.code", "activity", "name", "kind", "language", "quantity", "printer", "due_on"]
    list_export += ["delivered_on", "cost", "currency", "target_path", "places", "copies_placed", "places_up"]
    export_headings = {
        "campaign.code": _("Campaign"),
        "places": _("Places"),
        "copies_placed": _("Copies placed"),
        "places_up": _("Put up"),
    }
    edit_handler = ObjectList([FieldPanel("activity"), WHAT, MORE], base_form_class=BatchForm)

    def get_add_view_kwargs(self, **kwargs):
        panel = new_batch.bind_to_model(self.model)
        return super().get_add_view_kwargs(**{"panel": panel, "form_class": panel.get_form_class(), **kwargs})

    def get_urlpatterns(self):
        more = [path(route, self.construct_view(view), name=name) for route, view, name in views.BATCH_PAGES]
        return [*super().get_urlpatterns(), *more]


class PlacementViewSet(ScopedViewSet):
    """Places are added on the batch's page, so the list offers no empty form."""

    model = Placement
    icon = "site"
    index_view_class = release_views.PlacementIndex
    edit_view_class = release_views.ChangePlacement
    filterset_class = PlacementFilters
    search_fields = ["place", "batch__name", "area__name"]
    related = ["batch__campaign", "area", "short_link"]
    list_per_page = 50
    list_display = [
        "place",
        "area",
        "batch",
        Column("campaign", label=_("Campaign"), accessor="batch.campaign"),
        "quantity",
        "status",
        PlainColumn("put_up_on", label=_("Put up"), sort_key="put_up_on"),
        Column("scans", label=_("Scans"), accessor="scans_in_words"),
    ]
    list_export = ["batch.campaign.code", "batch.name", "place", "area.code", "quantity", "status", "put_up_on"]
    list_export += ["taken_down_on", "short_link.code", "scans_in_words"]
    export_headings = {
        "batch.campaign.code": _("Campaign"),
        "batch.name": _("Print batch"),
        "area.code": _("Area code"),
        "short_link.code": _("Code"),
        "scans_in_words": _("Scans"),
    }
    edit_handler = ObjectList(
        [FieldPanel("place"), FieldRowPanel([FieldPanel("area"), FieldPanel("quantity")])],
        base_form_class=PlacementForm,
    )


class MediaReleaseViewSet(ScopedViewSet):
    model = MediaRelease
    icon = "upload"
    inspect_view_enabled = True
    inspect_template_name = "campaigns/printing/release.html"
    index_view_class = release_views.ReleaseIndex
    add_view_class = release_views.PlanRelease
    edit_view_class = release_views.ChangeRelease
    inspect_view_class = release_views.ReleaseOverview
    filterset_class = ReleaseFilters
    search_fields = ["title", "channel", "campaign__name"]
    related = ["campaign", "activity"]
    list_per_page = 50
    list_display = [
        "title",
        "campaign",
        "kind",
        "channel",
        Column("language", label=_("Language"), accessor=language),
        PlainColumn("released_on", label=_("Day of release"), sort_key="released_on"),
        "status",
    ]
    list_export = ["campaign.code", "activity", "title", "kind", "channel", "language", "released_on", "status"]
    list_export += ["address", "messages_sent"]
    export_headings = {"campaign.code": _("Campaign")}
    base_form_class = ReleaseForm
    panels = [
        MultiFieldPanel([FieldPanel("campaign"), FieldPanel("activity")], _("For")),
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
                FieldRowPanel([FieldPanel("channel"), FieldPanel("released_on")]),
            ],
            _("What"),
        ),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("messages_sent")], _("More")),
    ]

    def get_urlpatterns(self):
        verbs = [
            path(f"{verb.name}/<int:pk>/", self.construct_view(verb), name=verb.name)
            for verb in release_views.RELEASE_VERBS
        ]
        return [*super().get_urlpatterns(), *verbs]


print_batches = PrintBatchViewSet("print_batch")
placements = PlacementViewSet("placement")
media_releases = MediaReleaseViewSet("media_release")
