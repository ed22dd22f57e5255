"""Wagtail's users app with our own pages: people change through verbs, roles through the table alone."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAdminConfig(WagtailUsersAppConfig):
    user_viewset = "partners.people.viewsets.PeopleViewSet"
    group_viewset = "partners.people.viewsets.RolesViewSet"
