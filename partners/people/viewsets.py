"""People and roles in the admin: every change of an account goes through a verb and its confirmation page."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from clarion.admin import ScopedViewSet

from . import views
from .forms import DetailsForm
from .verb_pages import VERBS


class PeopleViewSet(ScopedViewSet):
    """Takes the place of Wagtail's own pages about users, under the names Wagtail links to."""

    model = get_user_model()
    icon = "user"
    menu_label = _("People")
    add_to_settings_menu = True
    menu_order = 100
    list_display = [
        "__str__",
        "username",
        Column("get_role_display", label=_("Role"), sort_key="role"),
        BooleanColumn("is_active", label=_("Open"), sort_key="is_active"),
        DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
    ]
    list_filter = ["role", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["first_name", "last_name", "username"]
    inspect_view_enabled = True
    index_view_class = views.PeopleIndex
    add_view_class = views.Invite
    edit_view_class = views.ChangeDetails
    inspect_view_class = views.PersonPage
    index_results_template_name = "wagtailadmin/generic/index_results.html"

    def __init__(self, name=None, **keywords):
        super().__init__(name, **{**keywords, "url_prefix": "people"})

    def get_form_class(self, for_update=False):
        return DetailsForm

    def get_common_view_kwargs(self, **keywords):
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **keywords})

    def get_urlpatterns(self):
        """The pages of a view set without deletion, which erasure replaces, and one page for each verb."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "copy", "usage")]
        verbs = [path(f"<int:pk>/{slug}/", self.construct_view(view), name=name) for name, slug, view in VERBS]
        return [*kept, *verbs]


class RolesViewSet(ModelViewSet):
    """Takes the place of Wagtail's pages about groups: the table of roles is read here and changed in code."""

    model = Group
    icon = "group"
    menu_label = _("Roles")
    add_to_settings_menu = True
    menu_order = 110

    def __init__(self, name=None, **keywords):
        super().__init__(name, **{**keywords, "url_prefix": "roles"})

    def get_urlpatterns(self):
        return [path("", views.Roles.as_view(), name="index")]

    def register_admin_url_finder(self):
        """A group has no page of its own to link to."""
