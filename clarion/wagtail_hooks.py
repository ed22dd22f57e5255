"""Registers the admin of the ground floor's packages."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from clarion.jobs import urls as jobs
from clarion.jobs.viewsets import job_runs, outbox


class MachineGroup(ModelViewSetGroup):
    menu_label = _("Machine room")
    menu_icon = "cogs"
    menu_order = 950
    items = (outbox, job_runs)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [MachineGroup()]


@hooks.register("register_admin_urls")
def register_job_addresses():
    return jobs.urlpatterns


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("clarion.send_again", _("Send again"), _("Put a message back in the outbox"))


@hooks.register("insert_global_admin_css")
def our_panels():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
