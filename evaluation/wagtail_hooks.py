"""Registers the admin of this room's packages."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from evaluation.impact import history as impact_history
from evaluation.impact.viewsets import evaluations, outcome_series
from evaluation.national import history as national_history
from evaluation.national.viewsets import aliases, indicators, releases
from evaluation.reach import urls as reach
from evaluation.reach.rules import may_view as may_view_reach


class EvaluationGroup(ModelViewSetGroup):
    menu_label = _("Evidence")
    menu_icon = "table"
    menu_order = 400
    items = (evaluations, outcome_series, releases, aliases, indicators)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [EvaluationGroup()]


hooks.register("register_log_actions", national_history.register)
hooks.register("register_log_actions", impact_history.register)


@hooks.register("register_admin_urls")
def register_reach():
    return reach.urlpatterns


class ReachMenuItem(MenuItem):
    def is_shown(self, request):
        return may_view_reach(request.user)


@hooks.register("register_admin_menu_item")
def register_reach_menu():
    return ReachMenuItem(_("Reach"), reverse_lazy("reach_list"), name="reach", icon_name="view", order=390)
