"""Listings under a release: its findings, its rows set aside, its revisions; filtered, paged, exported safely."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from .models import Code, Finding, Observation, QuarantinedRow, Release
from .revisions import KINDS, revised


class UnderRelease(generic.IndexView):
    """A listing of what belongs to one release that the person may see."""

    header_icon = "list-ul"
    default_ordering = "pk"
    paginate_by = 50
    is_searchable = False
    add_url_name = None
    title = ""

    def setup(self, request, *args, **kwargs):
        self.release = get_object_or_404(Release.objects.visible_to(request.user), pk=kwargs["release"])
        if not request.user.has_perm("evaluation.view_release"):
            raise Http404
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self):
        return self.model.objects.filter(release=self.release)

    def get_page_title(self):
        return self.title

    def get_page_subtitle(self):
        return str(self.release)

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("release:index"), "label": _("Releases")},
            {"url": reverse("release:inspect", args=[self.release.pk]), "label": str(self.release)},
            {"url": "", "label": self.title, "sublabel": ""},
        ]

    def get_index_url(self):
        return self.request.path

    def get_index_results_url(self):
        return reverse(f"{self.request.resolver_match.namespace}:{self.results_name}", kwargs=self.kwargs)

    def get_filename(self):
        return f"{self.release.code}-{self.export_name}"

    def order_queryset(self, queryset):
        return queryset.order_by(*self.order)


class FindingList(UnderRelease):
    model = Finding
    title = gettext_lazy("Findings")
    results_name, export_name = "findings_results", "findings"
    order = ("row", "pk")
    list_filter = ["severity", "code"]
    list_export = ["code", "severity", "row", "column", "message"]
    export_headings = {"message": gettext_lazy("Finding in words")}

    columns = (
        Column("code", label=gettext_lazy("Finding"), accessor="get_code_display"),
        Column("severity", label=gettext_lazy("Weight"), accessor="get_severity_display"),
        Column("row", label=gettext_lazy("Row")),
        Column("column", label=gettext_lazy("Column")),
        Column("message", label=gettext_lazy("In words")),
    )


class RowsSetAside(UnderRelease):
    model = QuarantinedRow
    title = gettext_lazy("Rows set aside")
    results_name, export_name = "rows_results", "rows-set-aside"
    order = ("row",)
    list_filter = ["reason", "is_rejected"]
    list_export = ["row", "reason", "is_rejected", "as_written"]
    export_headings = {"as_written": gettext_lazy("As written")}
    columns = (
        Column("row", label=gettext_lazy("Row")),
        Column("reason", label=gettext_lazy("Reason"), accessor="get_reason_display"),
        Column("cells", label=gettext_lazy("As written"), accessor="as_written"),
    )


class _CodesAsWritten(dict):
    """A code without a name is shown as it is."""

    def __missing__(self, key):
        return key[1]


class RevisionList(UnderRelease):
    model = Observation
    results_name, export_name = "revisions_results", "revisions"
    order = ("pk",)
    list_filter = ["dimension"]
    list_export = [
        "area.code", "indicator.code", "period_label", "dimension", "category", "sex", "age", "earlier_text",
        "value_text",
    ]  # fmt: skip
    export_headings = {
        "area.code": gettext_lazy("Country code"),
        "indicator.code": gettext_lazy("Indicator"),
        "earlier_text": gettext_lazy("Before"),
        "value_text": gettext_lazy("Now"),
    }

    @cached_property
    def columns(self):
        return (
            Column("area", label=_("Country")),
            Column("indicator", label=_("Indicator")),
            Column("period_label", label=_("Period")),
            Column("category", label=_("Category")),
            Column("sex", label=_("Sex"), accessor=lambda row: self._words["sex", row.sex]),
            Column("age", label=_("Age"), accessor=lambda row: self._words["age", row.age]),
            Column("earlier_text", label=_("Before")),
            Column("value_text", label=_("Now")),
        )

    @cached_property
    def _words(self) -> dict[tuple[str, str], str]:
        """(list, code) to what the code is called, where a code list names it; one query."""
        codes = Code.objects.filter(list__in=["sex", "age"])
        return _CodesAsWritten({(code.list, code.code): str(code) for code in codes})

    @property
    def title(self):
        return KINDS[self.kwargs["kind"]]

    def setup(self, request, *args, **kwargs):
        if kwargs["kind"] not in KINDS:
            raise Http404
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self):
        return revised(self.release, self.kwargs["kind"]).select_related("indicator", "area")

    def get_filename(self):
        return f"{self.release.code}-{self.kwargs['kind']}"
