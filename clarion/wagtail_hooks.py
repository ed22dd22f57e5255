"""Registers the admin of the ground floor's packages."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.templatetags.wagtailcore_tags import wagtail_feature_release_editor_guide_link

from clarion.home import FirstPage
from clarion.home_views import Tasks
from clarion.jobs import urls as jobs
from clarion.jobs.viewsets import job_runs, outbox
from clarion.lists import urls as lists

OURS = ("admin", "keep")
"""Scripts on every page of the admin."""


class MachineGroup(ModelViewSetGroup):
    menu_label = _("Machine room")
    menu_icon = "cogs"
    menu_order = 950
    items = (outbox, job_runs)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [MachineGroup()]


@hooks.register("register_admin_urls")
def register_our_addresses():
    return [path("tasks/", Tasks.as_view(), name="clarion_tasks"), *jobs.urlpatterns, *lists.urlpatterns]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("clarion.send_again", _("Send again"), _("Put a message back in the outbox"))


@hooks.register("insert_global_admin_css")
def our_panels():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def what_widgets_miss():
    return format_html_join(
        "", '<script type="module" src="{}"></script>', [(static(f"js/{name}.js"),) for name in OURS]
    )


@hooks.register("construct_homepage_panels")
def first_page(request, panels):
    panels.append(FirstPage())


NEWS_AND_GUIDE = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def help_without_badges(request, items):
    """Wagtail's news and guide wear a badge until somebody opens them; ours is a plain way to the guide."""
    items[:] = [item for item in items if not item.name.startswith(NEWS_AND_GUIDE)]


@hooks.register("register_help_menu_item")
def guide_to_pages():
    address, elsewhere = wagtail_feature_release_editor_guide_link(), {"target": "_blank", "rel": "noreferrer"}
    return MenuItem(_("Guide to writing pages"), address, name="guide", icon_name="help", attrs=elsewhere, order=1100)
