"""Uploading boundaries: the file is read and previewed, and stored only when a person confirms."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.files.shown import OTHER_FILE, Shown

from . import rules
from .actions import add_boundaries
from .area_forms import BoundaryUploadForm
from .maps import StaticMap, map_of_boundaries
from .models import Area, AreaBoundary
from .uploading import Preview, match_features

SESSION_KEY = "boundary_upload"


class BoundaryUploadView(WagtailAdminTemplateMixin, FormView):
    """Asks for the file and what belongs to it, then shows what it would do."""

    model = Area
    form_class = BoundaryUploadForm
    template_name = "partners/geography/upload.html"
    page_title = gettext_lazy("Add boundaries")
    header_icon = "globe"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_add_boundaries(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("area:index"), "label": _("Areas")},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request, *args, **kwargs):
        return self._confirm() if "confirm" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        given = form.cleaned_data
        preview = match_features(form.features, given["country"], given["key"])
        token = self._shown.hold(
            get_random_string(22),
            geometries=preview.geometries,
            licence=given["licence"],
            attribution=given["attribution"],
            valid_from=given["valid_from"].isoformat(),
        )
        drawn = _drawn(preview, given["licence"], given["attribution"])
        seen = {"preview": preview, "drawn": drawn, "given": given, "token": token}
        return self.render_to_response(self.get_context_data(form=form, **seen))

    def form_invalid(self, form):
        self._shown.drop()
        return super().form_invalid(form)

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self.request.session, SESSION_KEY)

    def _confirm(self):
        held = self._shown.take(self.request.POST["confirm"])
        if not held or not held["geometries"]:
            text = OTHER_FILE if self._shown.waits else _("There is nothing to confirm; please choose the file again.")
            messages.error(self.request, text)
            return redirect("area:upload")
        saved = add_boundaries(
            by=self.request.user,
            geometries=held["geometries"],
            licence=held["licence"],
            attribution=held["attribution"],
            valid_from=date.fromisoformat(held["valid_from"]),
        )
        text = ngettext("%(n)d boundary was stored.", "%(n)d boundaries were stored.", len(saved))
        messages.success(self.request, text % {"n": len(saved)})
        return redirect("area:index")


def _drawn(preview: Preview, licence: str, attribution: str) -> StaticMap | None:
    source = {"licence": licence, "attribution": attribution}
    rows = {
        area.pk: AreaBoundary(area=area, geometry=preview.geometries[area.code], **source) for area in preview.areas
    }
    return map_of_boundaries(preview.areas, rows)
