"""Results and their indicators in the admin; the framework itself stands on the campaign's page."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from campaigns.planning.admin_views import OverviewIndex
from clarion.admin import ScopedViewSet

from . import exchange_views, views
from .forms import IndicatorFilters, IndicatorForm, ResultFilters, ResultForm
from .models import Indicator, Result


class OtherModels:
    """For a view set with pages on records of other models, each with an address of its own."""

    def page(self, route, view_class, name):
        """Views on another record keep their own model."""
        model = view_class.model or self.model
        return path(route, self.construct_view(view_class, model=model), name=name)


class ResultViewSet(OtherModels, ScopedViewSet):
    model = Result
    icon = "order-down"
    menu_order = 102
    add_view_class = views.CreateResult
    edit_view_class = views.EditResult
    delete_view_class = views.DeleteResult
    filterset_class = ResultFilters
    search_fields = ["code", "statement", "campaign__name"]
    related = ["campaign"]
    list_display = ["code", "statement", "level", "campaign"]
    list_export = ["campaign.code", "code", "level", "statement", "assumptions", "position"]
    export_headings = {"campaign.code": _("Campaign")}
    base_form_class = ResultForm
    panels = [
        HelpPanel(
            _(
                "Inputs are what you put in, outputs what activities deliver, outcomes what changes in people, impact "
                "what changes for the country. A result names no person, school or village."
            )
        ),
        MultiFieldPanel(
            [
                FieldPanel("campaign"),
                FieldRowPanel([FieldPanel("level"), FieldPanel("code"), FieldPanel("position")]),
                FieldPanel("statement"),
                FieldPanel("assumptions"),
            ],
            _("What"),
        ),
        MultiFieldPanel(
            [FieldPanel("leads_to"), FieldPanel("activities"), FieldPanel("objectives")], _("How it hangs together")
        ),
    ]

    def get_urlpatterns(self):
        pages = (
            self.page("of-activity/<int:pk>/", views.WhatActivityProduces, "of_activity"),
            self.page("take-over/<int:pk>/", views.TakeOver, "take_over"),
            self.page("import/<int:pk>/", exchange_views.ImportFramework, "import"),
            self.page("export/<int:pk>/<str:kind>/", exchange_views.ExportFramework, "export"),
        )
        return [*super().get_urlpatterns(), *pages]


class IndicatorViewSet(OtherModels, ScopedViewSet):
    model = Indicator
    icon = "decimal"
    menu_order = 104
    inspect_view_enabled = True
    inspect_template_name = "campaigns/result/indicator.html"
    index_view_class = OverviewIndex
    add_view_class = views.CreateIndicator
    edit_view_class = views.EditIndicator
    delete_view_class = views.DeleteIndicator
    inspect_view_class = views.IndicatorOverview
    filterset_class = IndicatorFilters
    search_fields = ["name", "definition", "result__statement", "result__campaign__name"]
    related = ["result__campaign"]
    list_display = [
        "name",
        Column("result", label=_("Result"), accessor="result"),
        Column("campaign", label=_("Campaign"), accessor="result.campaign"),
        "unit",
        "frequency",
    ]
    list_export = ["result.campaign.code", "result.code", "number", "name", "definition", "unit", "baseline"]
    list_export += ["baseline_on", "rule", "frequency", "direction", "source"]
    export_headings = {"result.campaign.code": _("Campaign"), "result.code": _("Result")}
    base_form_class = IndicatorForm
    panels = [
        FieldPanel("result"),
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("definition"),
                FieldRowPanel([FieldPanel("unit"), FieldPanel("frequency")]),
                FieldPanel("source"),
            ],
            _("What is measured"),
        ),
        MultiFieldPanel([FieldPanel("direction"), FieldPanel("disaggregation")], _("How it is read")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("baseline"), FieldPanel("baseline_on")]), FieldPanel("rule")],
            _("Baseline and rule"),
        ),
        InlinePanel(
            "targets",
            [FieldRowPanel([FieldPanel("ends_on"), FieldPanel("value")])],
            _("Targets"),
            label=_("Target"),
            help_text=_("For cumulative figures, each target is what should be reached in all by that day."),
        ),
    ]

    def get_urlpatterns(self):
        pages = (
            self.page("record/<int:pk>/", views.RecordReading, "record"),
            self.page("correct/<int:pk>/", views.CorrectReading, "correct"),
            self.page("take-back/<int:pk>/", views.RemoveReading, "take_back"),
        )
        return [*super().get_urlpatterns(), *pages]


results = ResultViewSet("result")
indicators = IndicatorViewSet("result_indicator")
