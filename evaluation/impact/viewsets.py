"""Impact evaluation in the admin: evaluations and the outcome series they rest on."""

from django.db.models import Prefetch
from django.urls import path
from django.utils.translation import gettext_lazy as _

from clarion.admin import ScopedViewSet

from . import views
from .models import EvaluationPlan, EvaluationResult, OutcomeSeries

READ_ONLY = ("index", "index_results", "inspect")


class EvaluationViewSet(ScopedViewSet):
    model = EvaluationPlan
    icon = "glasses"
    menu_label = _("Evaluations")
    list_display = ["question", "campaign", "area", "start", "newest_verdict", "state", "registered_at"]
    list_filter = ["campaign", "expected_direction", "is_retrospective"]
    list_export = ["question", "campaign.code", "area.code", "series.code", "start", "plan_hash", "is_retrospective"]
    export_headings = {"campaign.code": _("Campaign"), "area.code": _("Area"), "series.code": _("Outcome")}
    search_fields = ["question"]
    related = ["campaign", "area", "series"]
    related_sets = [Prefetch("results", EvaluationResult.objects.only("plan", "verdict", "run_at"))]
    form_fields = ["question"]
    inspect_view_enabled = True
    inspect_view_class = views.ResultPage
    inspect_template_name = "evaluation/impact/result.html"
    add_to_reference_index = False

    @property
    def add_view(self):
        return views.WritePlan.as_view()

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in (*READ_ONLY, "add")]
        return [
            *kept,
            path("<int:pk>/change/", views.WritePlan.as_view(), name="change"),
            path("<int:pk>/freeze/", views.Freeze.as_view(), name="freeze"),
            path("<int:pk>/run/", views.Run.as_view(), name="run"),
            path("<int:pk>/publish/", views.Publish.as_view(), name="publish"),
            path("<int:pk>/result.json", views.download_json, name="json"),
            path("<int:pk>/result.csv", views.download_csv, name="csv"),
        ]


class OutcomeSeriesViewSet(ScopedViewSet):
    model = OutcomeSeries
    icon = "history"
    menu_label = _("Outcome series")
    list_display = ["name", "code", "version", "country", "layer", "as_of", "rows", "received_at"]
    list_filter = ["layer", "country"]
    list_export = ["code", "version", "name", "unit", "layer", "source", "licence", "as_of", "rows", "sha256"]
    search_fields = ["name", "code"]
    related = ["country"]
    form_fields = ["name"]
    inspect_view_enabled = True
    inspect_view_class = views.SeriesPage
    inspect_template_name = "evaluation/impact/series.html"
    add_to_reference_index = False

    @property
    def add_view(self):
        return views.ImportSeries.as_view()

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in (*READ_ONLY, "add")]
        return [*kept, path("<int:pk>/translate/", views.TranslateSeries.as_view(), name="translate")]


evaluations = EvaluationViewSet("evaluation")
outcome_series = OutcomeSeriesViewSet("outcome_series")
