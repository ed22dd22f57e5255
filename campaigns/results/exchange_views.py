"""The framework out as XLSX, CSV and PDF, and back in: upload, look at what would change, confirm."""

from pathlib import PurePath

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from campaigns.planning.models import Campaign
from clarion.files.pdf import NoPdf
from clarion.files.shown import OTHER_FILE, Shown
from clarion.files.workbook_checks import UnreadableFile
from clarion.verbs import VerbPage

from .bringing import import_framework
from .importing import plan_of
from .intake import Table, read_table
from .paper import framework_pdf
from .rules import may_edit_results
from .sheets import framework_csv, framework_xlsx

SESSION_KEY = "results_table"
FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


class ExportFramework(View):
    """The framework as a file."""

    model = Campaign
    header_icon = ""

    def get(self, request, pk, kind):
        campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=pk)
        if kind not in FORMATS:
            raise Http404
        try:
            response = HttpResponse(self._content(campaign, kind), content_type=FORMATS[kind])
        except NoPdf:
            messages.error(request, _("This server cannot make a PDF. Print the page instead, or use the workbook."))
            return redirect(f"{reverse('campaign:inspect', args=[campaign.pk])}#results")
        response["Content-Disposition"] = f'attachment; filename="{campaign.code}-results.{kind}"'
        return response

    def _content(self, campaign, kind):
        if kind == "pdf":
            return framework_pdf(campaign)
        return framework_xlsx(campaign) if kind == "xlsx" else "".join(framework_csv(campaign))


class TableForm(forms.Form):
    """The file; once it is read, ``table`` holds what it says."""

    file = forms.FileField(
        label=_("Table"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_(
            "An XLSX or CSV file of up to 500 rows. Begin with the download: it has the headings and says how."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in (".xlsx", ".csv"):
            raise ValidationError(_("Choose a file whose name ends in .xlsx or .csv."))
        try:
            self.table = read_table(file, file.name)
        except UnreadableFile as error:
            raise ValidationError(str(error)) from error
        return file


class ImportFramework(VerbPage):
    """First shows what the table would do; only when the person confirms is it done, all of it or nothing."""

    model = Campaign
    title, button, form_class = _("Bring in a table of results"), _("Read the table"), TableForm
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"
    template_name = "campaigns/result/import.html"
    explanation = _("You see what would be added and changed before anything is stored. A table removes no result.")

    @classmethod
    def offered(cls, record, user):
        return may_edit_results(user)

    def get_back_url(self):
        return f"{reverse('campaign:inspect', args=[self.record.pk])}#results"

    def post(self, request, *args, **kwargs):
        return self._confirm() if "confirm" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        return self._show(form.table)

    def form_invalid(self, form):
        self._shown.drop()
        return super().form_invalid(form)

    def run(self, given):
        """Nothing is called before the person confirms."""

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self.request.session, SESSION_KEY)

    def _show(self, table: Table, fault: str = ""):
        plan = plan_of(self.record, table)
        digest = plan.digest()
        self._shown.drop()
        if not plan.faults and plan.does_something:
            self._shown.hold(self._token(digest), table=table.kept(), digest=digest)
        return self.render_to_response(self.get_context_data(plan=plan, fault=fault, form=TableForm(), digest=digest))

    def _token(self, digest: str) -> str:
        return f"{self.record.pk}.{digest}"

    def _confirm(self):
        held = self._shown.take(self._token(self.request.POST["confirm"]))
        if not held:
            text = OTHER_FILE if self._shown.waits else _("There is nothing to confirm; please choose the file again.")
            messages.error(self.request, text)
            return redirect(self.request.path)
        table = Table.from_kept(held["table"])
        try:
            import_framework(campaign=self.record, table=table, digest=held["digest"], by=self.request.user)
        except ValidationError as error:
            return self._show(table, fault=" ".join(error.messages))
        messages.success(self.request, _("The table is brought in."))
        return redirect(self.get_back_url())
