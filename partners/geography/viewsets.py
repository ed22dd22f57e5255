"""Areas in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from clarion.admin import ScopedChooserViewSet, ScopedViewSet

from .models import Area
from .views import suggest_areas


class AreaViewSet(ScopedViewSet):
    model = Area
    icon = "globe"
    list_display = ["localized_name", "code", "level", "parent", "is_acp", "valid_to"]
    search_fields = ["name", "code", "pcode"]
    related = ["parent"]
    form_fields = ["name"]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("suggest/", suggest_areas, name="suggest")]


class AreaChooser(ScopedChooserViewSet):
    model = Area
    icon = "globe"
    choose_one_text = _("Choose an area")
    choose_another_text = _("Choose another area")
    edit_item_text = _("Show this area")
    search_in = ["name", "code"]


areas = AreaViewSet("area")
area_chooser = AreaChooser("area_chooser")
