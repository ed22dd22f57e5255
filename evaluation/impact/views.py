"""Pages of impact evaluation in the admin: bring in a series, write a plan, the result, and each verb."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.figures.pictures import picture
from clarion.files.tables import csv_lines
from clarion.jobs.progress import progress_address

from . import actions, forms, presenting, rules, wording
from .models import EvaluationPlan, OutcomeSeries
from .running import first_month


def words(error: Exception) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]


class EvaluatorPage(WagtailAdminTemplateMixin, FormView):
    """A form page for evaluators; others get 404."""

    template_name = "evaluation/impact/form.html"
    header_icon = "form"
    index_name = ""
    index_label = ""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_evaluate(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        crumbs = [{"url": reverse(self.index_name), "label": self.index_label}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *crumbs]

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=reverse(self.index_name), page=self, **kwargs)

    def refuse(self, form, error):
        """Shows the sentences of an error at the top of the form, or at the field they belong to."""
        for name, texts in getattr(error, "message_dict", {"__all__": words(error)}).items():
            for text in texts:
                form.add_error(name if name in form.fields else None, text)
        return self.form_invalid(form)


class ImportSeries(EvaluatorPage):
    """Takes a CSV of months and counts."""

    page_title = gettext_lazy("Bring in an outcome series")
    header_icon = "upload"
    index_name, index_label = "outcome_series:index", gettext_lazy("Outcome series")
    form_class = forms.OutcomeSeriesForm
    submits = [("", gettext_lazy("Read and store"))]
    explanation = gettext_lazy(
        "Counts by month and area. A blank is a missing month, never 0; the same code again makes a new version."
    )

    def form_valid(self, form):
        given = form.cleaned_data
        try:
            imported = actions.import_outcome_series(
                series=form.save(commit=False),
                data=given["file"].read(),
                by=self.request.user,
                value=given["value"],
                provisional_months=given["provisional_months"],
            )
        except ValidationError as error:
            return self.refuse(form, error)
        text = (
            _("The series is stored.") if imported.is_new else _("This content is already held; nothing was changed.")
        )
        messages.success(self.request, text)
        return redirect("outcome_series:inspect", imported.series.pk)


class TranslateSeries(EvaluatorPage):
    """Takes what a series is called in the other languages of the site."""

    page_title = gettext_lazy("Translate an outcome series")
    header_icon = "wagtail-localize-language"
    index_name, index_label = "outcome_series:index", gettext_lazy("Outcome series")
    form_class = forms.SeriesWordsForm
    submits = [("", gettext_lazy("Save"))]
    explanation = gettext_lazy("Readers see these words on the public pages. The figures of a series are never edited.")

    def get_form_kwargs(self):
        series = get_object_or_404(OutcomeSeries.objects.visible_to(self.request.user), pk=self.kwargs["pk"])
        return {**super().get_form_kwargs(), "instance": series}

    def form_valid(self, form):
        series = actions.translate_series(series=form.save(commit=False), by=self.request.user)
        messages.success(self.request, _("The words are stored; pictures with them are drawn within minutes."))
        return redirect("outcome_series:inspect", series.pk)


class WritePlan(EvaluatorPage):
    """Writes a plan, or changes one that is not frozen; freezes and runs it where that was chosen."""

    page_title = gettext_lazy("Evaluate a campaign")
    header_icon = "glasses"
    index_name, index_label = "evaluation:index", gettext_lazy("Evaluations")
    form_class = forms.PlanForm
    submits = [("run", gettext_lazy("Freeze and run")), ("", gettext_lazy("Save without running"))]
    explanation = gettext_lazy(
        "The plan is written down and frozen with a fingerprint before it is run, so that the question cannot follow "
        "the answer. One frozen after the campaign began is marked as retrospective."
    )

    def get_form_kwargs(self):
        kwargs = {**super().get_form_kwargs(), "user": self.request.user}
        if "pk" in self.kwargs:
            plans = EvaluationPlan.objects.visible_to(self.request.user).filter(frozen_at__isnull=True)
            kwargs["instance"] = get_object_or_404(plans, pk=self.kwargs["pk"])
        return kwargs

    def form_valid(self, form):
        by = self.request.user
        try:
            plan = actions.register_plan(plan=form.save(commit=False), by=by)
            if "run" not in self.request.POST:
                return redirect("evaluation:inspect", plan.pk)
            progress = actions.run_evaluation(plan=actions.freeze_plan(plan=plan, by=by), by=by)
        except ValidationError as error:
            return self.refuse(form, error)
        return redirect(progress_address(progress))


class ResultPage(generic.InspectView):
    """A plan and what it gave, in one fixed order that a reader who is no statistician can follow."""

    template_name = "evaluation/impact/result.html"

    def get_page_title(self):
        return _("Evaluation")

    def get_page_subtitle(self):
        return self.object.question

    def get_context_data(self, **kwargs):
        plan, user = self.object, self.request.user
        results = list(plan.results.visible_to(user).select_related("series", "run_by", "published_by"))
        context = super().get_context_data(
            plan=plan,
            results=results,
            first_month=first_month(plan),
            may_evaluate=rules.may_evaluate(user),
            **kwargs,
        )
        return context | (_shown(plan, results[0], user) if results else {"result": None})


def _shown(plan, result, user) -> dict:
    """What the template shows of the newest result; nothing is computed here but words."""
    result.plan = plan
    body = presenting.body_of(result)
    figure = presenting.figure_of(result)
    return {
        "result": result,
        "body": body,
        "headline": wording.headline(body, result.series.localized_name),
        "frequency": wording.natural_frequency(body),
        "figure": figure.as_context(picture(figure.key)) if figure else None,
        "assumptions": presenting.assumptions(body),
        "not_shown": presenting.not_shown(result.series.layer),
        "may_publish": not result.is_published and result.outcome == "estimated" and rules.may_publish(user, result),
    }


class PlanVerb(View):
    """One verb on one plan, by POST only, then back to its page."""

    http_method_names = ["post"]

    def post(self, request, pk):
        plan = get_object_or_404(EvaluationPlan.objects.visible_to(request.user), pk=pk)
        try:
            return redirect(self.run(plan, request.user) or reverse("evaluation:inspect", args=[pk]))
        except PermissionDenied as error:
            raise Http404 from error
        except ValidationError as error:
            for text in words(error):
                messages.error(request, text)
            return redirect("evaluation:inspect", pk)


class Freeze(PlanVerb):
    def run(self, plan, user):
        actions.freeze_plan(plan=plan, by=user)


class Run(PlanVerb):
    def run(self, plan, user):
        return progress_address(actions.run_evaluation(plan=plan, by=user))


class Publish(PlanVerb):
    def run(self, plan, user):
        actions.publish_result(result=_newest(plan, user), by=user)


def _newest(plan, user):
    """The newest result of the plan the person may see, or 404."""
    result = plan.results.visible_to(user).first()
    if result is None:
        raise Http404
    return result


def download_json(request, pk):
    """The result as the command line gives it, with the plan beside it."""
    plan = get_object_or_404(EvaluationPlan.objects.visible_to(request.user), pk=pk)
    result = _newest(plan, request.user)
    whole = {"plan": json.loads(plan.canonical()), "plan_hash": result.plan_hash, "result": result.body}
    return _download(HttpResponse(json.dumps(whole, ensure_ascii=False, indent=1), "application/json"), plan, "json")


def download_csv(request, pk):
    """Observed and expected month by month."""
    plan = get_object_or_404(EvaluationPlan.objects.visible_to(request.user), pk=pk)
    headings = ("time", "observed", "counterfactual", "low", "high")
    rows = [[point[name] for name in headings] for point in _newest(plan, request.user).body["series"]]
    return _download(StreamingHttpResponse(csv_lines(headings, rows), "text/csv; charset=utf-8"), plan, "csv")


def _download(response, plan, ending):
    response["Content-Disposition"] = f'attachment; filename="evaluation-{plan.pk}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


class SeriesPage(generic.InspectView):
    """One version of a series: what it is, where it comes from, what was noticed."""

    template_name = "evaluation/impact/series.html"

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        series = self.object
        points = series.points.all()
        return super().get_context_data(
            series=series,
            months=points.order_by("month").values_list("month", flat=True).distinct(),
            areas=points.exclude(area=None).values("area").distinct().count(),
            unknown=points.filter(area=None).count(),
            newer=OutcomeSeries.objects.filter(previous=series).first(),
            may_evaluate=rules.may_evaluate(self.request.user),
            **kwargs,
        )
