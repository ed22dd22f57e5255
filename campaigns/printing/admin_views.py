"""Admin views of print batches: list, form, overview with its places, sheets of QR codes, and the verbs."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.panels import last_entries
from campaigns.planning.prefill import OfCampaign
from clarion.files.pdf import NoPdf
from clarion.languages import language_name
from clarion.verbs import SavesByVerb, VerbPage

from . import actions, placing, sheets
from .choices import PlacementStatus
from .forms import DayForm, PlacesForm
from .models import Placement, PrintBatch
from .rules import may_print, may_see_print
from .words import in_words, shown

FILES = {"pdf": "application/pdf", "zip": "application/zip"}


class BatchIndex(generic.IndexView):
    """A list whose titles lead to the overview; places are counted as far as the person may see them."""

    def get_base_queryset(self):
        return super().get_base_queryset().with_counts(Placement.objects.visible_to(self.request.user))

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)


class PlanBatch(OfCampaign, SavesByVerb, generic.CreateView):
    refusals_at = {"places": "lines"}
    success_message = gettext_lazy("“%(object)s” is planned. Next: the sheet of its QR codes.")

    def save_by_verb(self, instance):
        return actions.plan_batch(batch=instance, places=self.form.places, by=self.request.user)

    def get_success_url(self):
        return reverse("print_batch:inspect", args=[self.object.pk])


class ChangeBatch(SavesByVerb, generic.EditView):
    def save_by_verb(self, instance):
        return actions.change_batch(batch=instance, changed=self.form.changed_data, by=self.request.user)

    def get_success_url(self):
        return reverse("print_batch:inspect", args=[self.object.pk])


def placements_of(batch: PrintBatch, user) -> list[Placement]:
    """The batch's places the person may see, with what a page shows of them; two queries."""
    rows = Placement.objects.visible_to(user).filter(batch=batch).select_related("area", "short_link")
    return list(rows.order_by("area__lineage", "area__name", "place", "pk"))


class BatchOverview(generic.InspectView):
    """One batch: how it stands, where it hangs, which places get scanned, what can be done next."""

    page_title = gettext_lazy("Print batch")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        batches = PrintBatch.objects.visible_to(self.request.user).with_counts(Placement.objects.all())
        return get_object_or_404(batches.select_related("campaign", "activity"), pk=self.pk)

    def get_context_data(self, **kwargs):
        batch, user = self.object, self.request.user
        placements = placements_of(batch, user)
        return {
            **super().get_context_data(**kwargs),
            "batch": batch,
            "language": language_name(batch.language),
            "rows": [(one, in_words(one.scans)) for one in placements],
            "most_scanned": most_scanned(placements),
            "elsewhere": batch.places - len(placements),
            "left": batch.quantity - batch.copies_placed,
            "up": PlacementStatus.UP,
            "today": timezone.localdate(),
            "is_late": not batch.delivered_on and batch.due_on < timezone.localdate(),
            "may_print": may_print(user),
            "may_remove": may_print(user)
            and not batch.delivered_on
            and batch.places == len(placements)
            and all(one.status == "planned" for one in placements),
            "edit_url": self.get_edit_url(),
            **last_entries(batch),
        }


MOST_SCANNED = 5


def most_scanned(placements) -> list[tuple[Placement, str]]:
    """The places with the most scans, by the ranges that are shown alone: within one range the alphabet decides."""
    counted = [one for one in placements if shown(one.scans).lower]
    counted.sort(key=lambda one: (-shown(one.scans).lower, one.place))
    return [(one, in_words(one.scans)) for one in counted[:MOST_SCANNED]]


class BatchVerb(VerbPage):
    """A verb on a batch, for those who may print."""

    model = PrintBatch
    index_url_name, record_url_name = "print_batch:index", "print_batch:inspect"

    @classmethod
    def allowed(cls, batch, user):
        return may_print(user)


class AddPlaces(BatchVerb):
    title, button, form_class = gettext_lazy("Add places"), gettext_lazy("Add these places"), PlacesForm
    explanation = gettext_lazy("Each place gets a short address and a QR code of its own.")
    done = gettext_lazy("The places are added.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "campaign": self.record.campaign}

    def run(self, given):
        try:
            placing.add_places(batch=self.record, places=given["places"], by=self.request.user)
        except ValidationError as error:
            raise ValidationError({"lines": error.messages}) from error


class Deliver(BatchVerb):
    title, button, form_class = gettext_lazy("Delivered"), gettext_lazy("It was delivered"), DayForm
    explanation = gettext_lazy("The printer delivered all copies.")
    done = gettext_lazy("The delivery is written down.")

    def run(self, given):
        actions.deliver_batch(batch=self.record, on=given["on"], by=self.request.user)


class RemoveBatch(BatchVerb):
    title, button, serious = gettext_lazy("Remove batch"), gettext_lazy("Remove this batch"), True
    explanation = gettext_lazy("Takes the batch and its places out of the plan. Its short addresses stop working.")
    done = gettext_lazy("The batch is removed.")

    def run(self, given):
        actions.remove_batch(batch=self.record, by=self.request.user)

    def get_success_url(self):
        return f"{reverse('campaign:inspect', args=[self.record.campaign_id])}#printing"


class MovePlaces(View):
    """The ticked places of a batch are put up, taken down, missing or removed, by the button that was pressed."""

    model = PrintBatch
    header_icon = ""

    def post(self, request, pk):
        batch = get_object_or_404(PrintBatch.objects.visible_to(request.user), pk=pk)
        if not may_print(request.user):
            raise Http404
        form = DayForm({"on": request.POST.get("on") or timezone.localdate()})
        keys = [int(key) for key in request.POST.getlist("placement") if key.isdecimal() and len(key) < 19]
        ticked = Placement.objects.visible_to(request.user).filter(batch=batch)
        if "all" in request.POST:
            ticked = ticked.filter(status__in=placing.STATES_BEFORE.get(request.POST.get("move"), ()))
        else:
            ticked = ticked.filter(pk__in=keys)
        try:
            if not form.is_valid():
                raise ValidationError(form.errors["on"])
            many = self._move(request.POST.get("move"), batch, list(ticked), form.cleaned_data["on"])
            text = ngettext("%(count)d place is changed.", "%(count)d places are changed.", many)
            messages.success(request, text % {"count": many})
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(f"{reverse('print_batch:inspect', args=[batch.pk])}#places")

    def _move(self, move, batch, ticked, on) -> int:
        known = {"batch": batch, "placements": ticked, "by": self.request.user}
        if move == "up":
            return len(placing.put_up(**known, on=on))
        if move == "down":
            return len(placing.take_down(**known, on=on))
        if move == "missing":
            return len(placing.mark_missing(**known))
        if move == "remove":
            return placing.remove_places(**known)
        raise ValidationError(_("Press one of the buttons."))


class Sheet(WagtailAdminTemplateMixin, TemplateView):
    """The QR codes as labels on A4, to print from the browser."""

    model = PrintBatch
    header_icon = "table"
    page_title = gettext_lazy("Sheet of QR codes")
    template_name = "campaigns/printing/sheet.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        batches = PrintBatch.objects.visible_to(request.user).select_related("campaign")
        self.batch = get_object_or_404(batches, pk=kwargs["pk"])
        if not may_see_print(request.user):
            raise Http404

    def get_page_subtitle(self):
        return str(self.batch)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("print_batch:index"), "label": PrintBatch._meta.verbose_name_plural},
            {"url": reverse("print_batch:inspect", args=[self.batch.pk]), "label": str(self.batch)},
            {"url": "", "label": self.page_title, "sublabel": str(self.batch)},
        ]

    def get_context_data(self, **kwargs):
        pages = sheets.pages_of(placements_of(self.batch, self.request.user))
        return super().get_context_data(**kwargs, batch=self.batch, pages=pages)


class SheetFile(View):
    """The QR codes to take away: PDF for the printer, ZIP of pictures for the designer."""

    model = PrintBatch
    header_icon = ""

    def get(self, request, pk, kind):
        batch = get_object_or_404(PrintBatch.objects.visible_to(request.user).select_related("campaign"), pk=pk)
        if kind not in FILES or not may_see_print(request.user):
            raise Http404
        placements = placements_of(batch, request.user)
        try:
            content = sheets.pdf_of(batch, placements) if kind == "pdf" else sheets.zip_of(batch, placements)
        except NoPdf:
            messages.error(request, _("This server makes no PDF. Print the sheet from your browser, or save it there."))
            return redirect("print_batch:sheet", batch.pk)
        response = HttpResponse(content, content_type=FILES[kind])
        response["Content-Disposition"] = f'attachment; filename="{sheets.file_name(batch, kind)}"'
        return response


BATCH_PAGES = (
    ("places/<int:pk>/", AddPlaces, "places"),
    ("deliver/<int:pk>/", Deliver, "deliver"),
    ("remove/<int:pk>/", RemoveBatch, "remove"),
    ("move/<int:pk>/", MovePlaces, "move"),
    ("sheet/<int:pk>/", Sheet, "sheet"),
    ("qr/<int:pk>/<str:kind>/", SheetFile, "qr"),
)
