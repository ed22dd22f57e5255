"""Areas in the admin: found, looked at with their population and shape, translated, ended; never deleted."""

from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.widgets.button import HeaderButton

from clarion.admin import ScopedChooserViewSet, ScopedViewSet

from . import rules
from .area_filters import AreaFilters
from .area_forms import AreaForm
from .forms import within_form
from .maps import country_map, map_of
from .models import Area
from .upload_views import BoundaryUploadView
from .views import suggest_areas


class AreaIndex(generic.IndexView):
    @property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if rules.may_add_boundaries(self.request.user):
            buttons.append(HeaderButton(_("Add boundaries"), url=reverse("area:upload"), icon_name="upload"))
        return buttons


class AreaInspect(generic.InspectView):
    def get_context_data(self, **kwargs):
        area = self.object
        return super().get_context_data(
            area=area,
            drawn=country_map(area) if area.level == "country" else map_of([area]),
            populations=area.populations.order_by("-year", "source"),
            boundaries=area.boundaries.defer("geometry").order_by("-valid_from"),
            priorities=area.priorities.order_by("rank"),
            **kwargs,
        )


class AreaIsNeverDeleted(generic.DeleteView):
    """Facts point at areas: one that is no more gets a last day of validity."""

    def setup(self, request, *args, **kwargs):
        raise Http404


class AreaViewSet(ScopedViewSet):
    model = Area
    icon = "globe"
    index_view_class = AreaIndex
    inspect_view_class = AreaInspect
    delete_view_class = AreaIsNeverDeleted
    inspect_view_enabled = True
    inspect_template_name = "partners/geography/inspect.html"
    inspect_view_fields = ["code", "level", "parent", "iso2", "m49", "pcode", "is_acp", "valid_from", "valid_to"]
    list_display = ["localized_name", "code", "level", "parent", "pcode", "valid_to"]
    list_per_page = 50
    filterset_class = AreaFilters
    search_fields = ["name", "code", "pcode"]
    list_export = ["code", "name", "level", "parent.code", "iso2", "m49", "pcode", "is_acp", "valid_from", "valid_to"]
    export_headings = {"parent.code": _("Part of")}
    related = ["parent"]

    def get_form_class(self, for_update=False):
        return AreaForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**kwargs) | {"delete_url_name": None}

    def get_urlpatterns(self):
        upload = self.construct_view(BoundaryUploadView)
        own = [path("suggest/", suggest_areas, name="suggest"), path("boundaries/", upload, name="upload")]
        return [*super().get_urlpatterns(), *own]


class SaysWhere:
    """Names what each area is part of: many share a name."""

    @property
    def columns(self):
        return [*super().columns, Column("parent", label=_("Part of"), accessor="parent")]

    def get_object_list(self):
        return super().get_object_list().select_related("parent")


class ChooseArea(SaysWhere, ChooseView):
    pass


class ChooseAreaResults(SaysWhere, ChooseResultsView):
    pass


class AreaChooser(ScopedChooserViewSet):
    """Offers all areas, or those within the ones that another field of the form names (``within``)."""

    model = Area
    choose_view_class = ChooseArea
    choose_results_view_class = ChooseAreaResults
    icon = "globe"
    choose_one_text = _("Choose an area")
    choose_another_text = _("Choose another area")
    edit_item_text = _("Show this area")
    search_in = ["name", "code"]

    def get_filter_form_class(self):
        return within_form(super().get_filter_form_class())


areas = AreaViewSet("area")
area_chooser = AreaChooser("area_chooser")
