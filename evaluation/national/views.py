"""Pages about releases in the admin: upload, the release itself, its findings and rows, and each verb."""

from django.db import transaction
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.files.views import private_file
from clarion.jobs.progress import open_progress, progress_address
from clarion.verbs import ReasonForm, Refusable, VerbPage

from . import actions, forms, rules, uploads
from .choices import IN_FORCE, ReleaseStatus
from .models import Release
from .revisions import KINDS, revised
from .tasks import read_upload

SAMPLE = 10


class Upload(WagtailAdminTemplateMixin, FormView):
    """Takes a file and leads to the progress of reading it."""

    page_title = gettext_lazy("Bring in national figures")
    header_icon = "upload"
    template_name = "evaluation/national/upload.html"
    form_class = forms.UploadForm

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_submit_any(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {"user": self.request.user, **super().get_form_kwargs()}

    def get_breadcrumbs_items(self):
        crumbs = [{"url": reverse("release:index"), "label": _("Releases")}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *crumbs]

    def form_valid(self, form):
        given, user = form.cleaned_data, self.request.user
        if not rules.may_submit(user, given["organisation"]):
            form.add_error("organisation", _("You may not bring in figures for this agency."))
            return self.form_invalid(form)
        upload = uploads.keep(given["file"])
        with transaction.atomic():
            progress = open_progress(by=user, label=_("Reading %(name)s") % {"name": given["file"].name})
            arguments = {
                "progress_id": str(progress.pk),
                "upload": upload,
                "name": given["file"].name,
                "user_id": user.pk,
                "organisation_id": given["organisation"].pk if given["organisation"] else None,
                "released_on": given["released_on"].isoformat() if given["released_on"] else None,
                "language": get_language() or "en",
            }
            transaction.on_commit(lambda: read_upload.enqueue(**arguments))
        return redirect(progress_address(progress))


class ReleaseList(generic.IndexView):
    """All releases the person sees, the newest first."""

    add_item_label = gettext_lazy("Bring in figures")
    default_ordering = "-released_on"


class ReleasePage(generic.InspectView):
    """The preview before approval and the record afterwards: counts, findings, revisions, what can be done."""

    page_title = gettext_lazy("Release")
    template_name = "evaluation/national/release.html"

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        release, user = self.object, self.request.user
        return super().get_context_data(
            release=release,
            verbs=[(name, verb.title, verb.serious) for name, verb in VERBS.items() if verb.offered(release, user)],
            kinds=[(name, label, getattr(release, name)) for name, label in KINDS.items()],
            samples=self._samples(release),
            findings=_counted(release),
            waits_for_another=release.status == ReleaseStatus.SUBMITTED and release.submitter_id == user.pk,
            **kwargs,
        )

    @staticmethod
    def _samples(release):
        kind = "changed" if release.changed else "new"
        rows = revised(release, kind).select_related("indicator", "area").order_by("pk")
        return {"kind": KINDS[kind], "name": kind, "rows": list(rows[:SAMPLE])}


def _counted(release):
    rows = release.findings.order_by().values("code", "severity").annotate(count=Count("pk")).order_by("-count")
    finding = release.findings.model
    labels = dict(finding._meta.get_field("code").choices)
    weights = dict(finding._meta.get_field("severity").choices)
    return [
        {"code": row["code"], "label": labels[row["code"]], "weight": weights[row["severity"]], "count": row["count"]}
        for row in rows
    ]


class SavesAlias(Refusable):
    """An alias is saved by the verb, which writes down who decided."""

    def save_instance(self):
        return actions.save_alias(alias=self.form.save(commit=False), by=self.request.user)


class AddAlias(SavesAlias, generic.CreateView):
    """A new spelling."""


class EditAlias(SavesAlias, generic.EditView):
    """Another meaning for a spelling."""


class ReleaseVerb(VerbPage):
    """A confirmation page of one verb on one release."""

    model = Release
    index_url_name, record_url_name = "release:index", "release:inspect"


class Submit(ReleaseVerb):
    title = gettext_lazy("Submit for approval")
    explanation = gettext_lazy("Another person looks at the findings and revisions. You cannot approve it yourself.")
    done = gettext_lazy("The release waits for approval.")

    @classmethod
    def offered(cls, release, user):
        return release.status == ReleaseStatus.VALIDATED and rules.may_submit(user, release.organisation)

    def run(self, given):
        actions.submit(release=self.record, by=self.request.user)


class Approve(ReleaseVerb):
    title = gettext_lazy("Approve")
    explanation = gettext_lazy("The national totals of this release become public, and it becomes the current one.")
    done = gettext_lazy("The release is approved and current figures follow it.")
    serious = True

    @classmethod
    def offered(cls, release, user):
        return release.status in actions.WAITING and rules.may_approve(user, release)

    def run(self, given):
        actions.approve(release=self.record, by=self.request.user)


class Discard(ReleaseVerb):
    title = gettext_lazy("Discard")
    explanation = gettext_lazy("What was read is removed as if the file had never been brought in.")
    done = gettext_lazy("The release was discarded.")
    serious = True

    @classmethod
    def offered(cls, release, user):
        allowed = rules.may_submit(user, release.organisation) or rules.may_approve_any(user)
        return release.status in actions.WAITING and allowed

    def run(self, given):
        actions.discard(release=self.record, by=self.request.user)

    def get_success_url(self):
        shown = self.record.status != ReleaseStatus.STAGING
        return super().get_success_url() if shown else reverse("release:index")


class Withdraw(ReleaseVerb):
    title = gettext_lazy("Withdraw")
    explanation = gettext_lazy("Its figures stop being shown; those of the release before count again.")
    done = gettext_lazy("The release was withdrawn.")
    serious = True
    form_class = ReasonForm

    @classmethod
    def offered(cls, release, user):
        return release.status in IN_FORCE and rules.may_approve_any(user)

    def run(self, given):
        actions.withdraw(release=self.record, by=self.request.user, **given)


VERBS = {"submit": Submit, "approve": Approve, "discard": Discard, "withdraw": Withdraw}


def download_original(request, pk):
    """The file as it came, for those who see the release."""
    release = get_object_or_404(Release.objects.visible_to(request.user), pk=pk)
    if not release.original or not request.user.has_perm("evaluation.view_release"):
        raise Http404
    return private_file(request, release.original.name, download_as=release.original_name)
