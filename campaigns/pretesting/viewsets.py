"""Pretests and unintended effects in the admin."""

from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from campaigns.planning.admin_views import OverviewIndex
from clarion.admin import ScopedViewSet
from clarion.plain import PlainColumn

from . import admin_views as views
from .forms import EffectFilters, EffectForm, PretestFilters, PretestForm
from .models import Pretest, UnintendedEffect
from .models.pretest import TOTALS


class PretestViewSet(ScopedViewSet):
    model = Pretest
    icon = "comment"
    menu_order = 125
    inspect_view_enabled = True
    inspect_template_name = "campaigns/pretest/overview.html"
    index_view_class = OverviewIndex
    add_view_class = views.CreatePretest
    edit_view_class = views.EditPretest
    inspect_view_class = views.PretestOverview
    base_form_class = PretestForm
    filterset_class = PretestFilters
    search_fields = ["message", "spoken_wording", "campaign__name"]
    related = ["campaign", "audience", "area"]
    list_display = [
        "message",
        "campaign",
        Column("language_name", label=_("Language"), accessor="language_name", sort_key="language"),
        "audience",
        PlainColumn("held_on", label=_("Held on"), sort_key="held_on"),
        Column("understood_in_words", label=_("Understood"), accessor="understood_in_words"),
        "decision",
    ]
    list_export = ["campaign.code", "message", "spoken_wording", "language", "language_name", "audience.name"]
    list_export += ["medium", "method", "held_on", "area.code", "asked_shown", "women", "men"]
    list_export += ["understood_shown", "understood_in_words", "misread_shown", "offended_shown", "would_act_shown"]
    list_export += ["knew_what_to_do_shown"]
    list_export += ["understood_instead", "decision", "what_changed"]
    export_headings = {
        "campaign.code": _("Campaign"),
        "audience.name": _("Audience"),
        "area.code": _("Area code"),
        "language": _("Language code"),
        "language_name": _("Language"),
        "understood_in_words": _("Understood, in words"),
        "asked_shown": capfirst(Pretest._meta.get_field("asked").verbose_name),
        **{f"{name}_shown": capfirst(Pretest._meta.get_field(name).verbose_name) for name in TOTALS},
    }
    panels = [
        HelpPanel(
            _(
                "A pretest of a few people finds faults of a message before money is spent on it. Write down totals "
                "only: no names, no answers of one person, no lists."
            )
        ),
        MultiFieldPanel(
            [FieldPanel("campaign"), FieldPanel("objective"), FieldPanel("message"), FieldPanel("spoken_wording")],
            _("What was tested"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("audience"), FieldPanel("language")]),
                FieldRowPanel([FieldPanel("activity"), FieldPanel("medium")]),
                FieldRowPanel([FieldPanel("method"), FieldPanel("held_on")]),
                FieldPanel("area"),
            ],
            _("With whom, where and how"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("asked"),
                FieldRowPanel([FieldPanel("women"), FieldPanel("men")]),
                FieldRowPanel([FieldPanel("understood"), FieldPanel("misread")]),
                FieldRowPanel([FieldPanel("would_act"), FieldPanel("knew_what_to_do")]),
                FieldPanel("offended"),
                FieldPanel("understood_instead"),
            ],
            _("How many people"),
        ),
        MultiFieldPanel([FieldPanel("decision"), FieldPanel("what_changed")], _("What follows")),
    ]


class EffectViewSet(ScopedViewSet):
    model = UnintendedEffect
    icon = "warning"
    menu_order = 135
    inspect_view_enabled = True
    inspect_template_name = "campaigns/effect/overview.html"
    index_view_class = OverviewIndex
    add_view_class = views.LogEffect
    edit_view_class = views.CorrectEffect
    inspect_view_class = views.EffectOverview
    base_form_class = EffectForm
    filterset_class = EffectFilters
    search_fields = ["text", "what_was_done", "campaign__name"]
    related = ["campaign", "area"]
    list_display = [
        "text",
        "campaign",
        "kind",
        "severity",
        PlainColumn("noticed_on", label=_("Noticed on"), sort_key="noticed_on"),
        "area",
        "state",
    ]
    list_export = ["campaign.code", "text", "kind", "severity", "noticed_on", "area.code", "medium"]
    list_export += ["what_was_done", "state", "closed_on"]
    export_headings = {"campaign.code": _("Campaign"), "area.code": _("Area code")}
    panels = [
        HelpPanel(
            _(
                "What the campaign brought about that nobody wanted. Nothing here is ever public. Name no person, no "
                "school, no village and no shelter: who looks for somebody must not find them here."
            )
        ),
        FieldPanel("campaign"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("severity")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("noticed_on"), FieldPanel("medium")]),
        FieldPanel("area"),
        FieldPanel("what_was_done"),
    ]

    def get_urlpatterns(self):
        close = path("close/<int:pk>/", self.construct_view(views.CloseEffect), name="close")
        return [*super().get_urlpatterns(), close]


pretests = PretestViewSet("pretest")
effects = EffectViewSet("effect")
