"""Bringing in a table of costs: the file is read and shown first, and written only when a person confirms."""

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.models import Campaign
from clarion.files.shown import OTHER_FILE, Shown
from clarion.files.tables import csv_lines, xlsx_bytes
from clarion.files.workbook_checks import UnreadableFile
from clarion.verbs import note_refusal

from . import actions
from .choices import CostKind
from .columns import HEADINGS, REQUIRED, TEMPLATE
from .forms import CostFileForm
from .importing import Reading, from_plain, read_costs, read_rows, to_plain
from .money import money
from .rules import may_edit_costs
from .sums import Sums, add_up

SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class OfOneCampaign:
    """For a view whose address names the campaign; others than those who may write its costs get 404."""

    model = Campaign
    header_icon = "upload"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seen = Campaign.objects.visible_to(request.user).select_related("lead_organisation")
        self.campaign = get_object_or_404(seen.prefetch_related("activities"), pk=kwargs["pk"])
        if not may_edit_costs(request.user):
            raise Http404


class BringIn(OfOneCampaign, WagtailAdminTemplateMixin, FormView):
    """Asks for the file, shows what it would add, and adds it on the next click."""

    form_class = CostFileForm
    template_name = "campaigns/cost_line/import.html"
    page_title = gettext_lazy("Bring in costs")

    def get_page_subtitle(self):
        return str(self.campaign)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("campaign:index"), "label": Campaign._meta.verbose_name_plural},
            {"url": self._back(), "label": str(self.campaign)},
            {"url": "", "label": self.page_title, "sublabel": str(self.campaign)},
        ]

    def get_context_data(self, **kwargs):
        columns = [(HEADINGS[name], EXPLAINED[name], name in REQUIRED) for name in TEMPLATE]
        return {
            **super().get_context_data(**kwargs),
            "campaign": self.campaign,
            "columns": columns,
            "back_url": self._back(),
        }

    def post(self, request, *args, **kwargs):
        return self._confirm() if "confirm" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        file = form.cleaned_data["file"]
        try:
            reading = self._read(file)
        except UnreadableFile as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        self._shown.drop()
        token = self._keep(reading, file.name) if reading.new and not reading.faults else ""
        preview = {
            "reading": reading,
            "shown": reading.new[:SHOWN],
            "faults": reading.faults[:SHOWN],
            **_totals(reading),
            "token": token,
            "name": file.name,
        }
        return self.render_to_response(self.get_context_data(form=form, **preview))

    def form_invalid(self, form):
        self._shown.drop()
        return super().form_invalid(form)

    def _read(self, file) -> Reading:
        if not self.campaign.budget_currency:
            text = _("The campaign has no currency yet: give it a budget with its currency first.")
            raise UnreadableFile("no_currency", text)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "upload"
            with path.open("wb") as copy:
                for chunk in file.chunks():
                    copy.write(chunk)
            return read_costs(read_rows(path, file.name), self.campaign)

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self.request.session, f"costs_of_{self.campaign.pk}")

    def _keep(self, reading: Reading, name: str) -> str:
        lines = [to_plain(found) for found in reading.new]
        return self._shown.hold(secrets.token_hex(8), name=name, lines=lines)

    def _confirm(self):
        held = self._shown.take(self.request.POST["confirm"])
        if not held:
            text = OTHER_FILE if self._shown.waits else _("There is nothing to confirm; please choose the file again.")
            messages.error(self.request, text)
            return redirect("cost_line:import", self.campaign.pk)
        with_repeats = "repeats" in self.request.POST
        chosen = [plain for plain in held["lines"] if with_repeats or not plain["like"]]
        try:
            lines = [from_plain(plain, self.campaign) for plain in chosen]
            count = actions.import_cost_lines(
                campaign=self.campaign, lines=lines, file_name=held["name"], by=self.request.user
            )
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            messages.error(self.request, " ".join(getattr(error, "messages", [str(error)])))
            return redirect("cost_line:import", self.campaign.pk)
        text = ngettext("%(count)d cost line was added.", "%(count)d cost lines were added.", count)
        messages.success(self.request, text % {"count": count})
        return redirect(self._back())

    def _back(self) -> str:
        return f"{reverse('campaign:inspect', args=[self.campaign.pk])}#budget"


def _totals(reading: Reading) -> dict[str, str]:
    """What the new lines make; all of them lead into the campaign's currency."""
    sums = next(iter(add_up(found.line for found in reading.new).values()), Sums(""))
    return {"planned": money(sums.total.planned, sums.currency), "actual": money(sums.total.actual, sums.currency)}


EXPLAINED = {
    "kind": gettext_lazy("planned or paid"),
    "day": gettext_lazy("like 2026-03-14, or a date cell"),
    "activity": gettext_lazy("the name of one of the campaign's activities, or empty"),
    "medium": gettext_lazy("empty where the activity says it"),
    "purpose": gettext_lazy("what the money is for; name no person"),
    "amount": gettext_lazy("like 1240.50 or 1.240,50; rows without an amount are left out"),
    "currency": gettext_lazy("three letters; empty is the campaign's currency"),
    "rate": gettext_lazy("only in another currency; empty takes the recorded rate"),
    "rate_on": gettext_lazy("only with a rate; empty is the day of the line"),
    "rate_source": gettext_lazy("only with a rate: who published it"),
    "reference": gettext_lazy("number of the invoice; no names of persons"),
}


class Template(OfOneCampaign, View):
    """An empty table with the right headings, one row for each activity of the campaign."""

    def get(self, request, pk):
        headings = [str(HEADINGS[name]) for name in TEMPLATE]
        rows = [self._row(activity) for activity in self.campaign.activities.all()]
        if request.GET.get("as") == "csv":
            response = HttpResponse("".join(csv_lines(headings, rows)), content_type="text/csv; charset=utf-8")
            ending = "csv"
        else:
            response = HttpResponse(xlsx_bytes(headings, rows, str(_("Costs"))), content_type=XLSX)
            ending = "xlsx"
        response["Content-Disposition"] = f'attachment; filename="costs-{self.campaign.code}.{ending}"'
        return response

    def _row(self, activity) -> list:
        known = {
            "kind": str(CostKind.PLANNED.label),
            "day": activity.starts_on,
            "activity": activity.name,
            "medium": str(activity.get_medium_display()),
            "currency": self.campaign.budget_currency,
        }
        return [known.get(name, "") for name in TEMPLATE]
