"""Registers the admin of this room's packages."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from evaluation.national import history as national_history
from evaluation.national.viewsets import aliases, indicators, releases


class EvaluationGroup(ModelViewSetGroup):
    menu_label = _("Evidence")
    menu_icon = "table"
    menu_order = 400
    items = (releases, aliases, indicators)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [EvaluationGroup()]


hooks.register("register_log_actions", national_history.register)
