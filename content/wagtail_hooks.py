"""What the content room adds to the Wagtail admin; it only registers."""

from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.media.models import Recording
from content.media.tagging import TagPictures
from content.pages import admin_views
from content.translation import admin_doors

hooks.register("register_bulk_action", TagPictures, order=100)  # after Wagtail's, whose place it takes
hooks.register("before_edit_page", admin_doors.before_edit_page, order=-100)
hooks.register("before_publish_page", admin_doors.before_publish_page)
hooks.register("before_bulk_action", admin_doors.before_bulk_action)


@hooks.register("construct_main_menu")
def name_recordings(request, items):
    """wagtailmedia calls them "Media", in few languages; ours have them by the model's own name."""
    for item in items:
        if item.name == "media":
            item.label = capfirst(Recording._meta.verbose_name_plural)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("campaign-page/<int:pk>/create/", admin_views.create_page, name="content_create_campaign_page"),
        path("materials/new/", admin_views.new_material, name="content_new_material"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("clarion.publication_refused", _("Publication refused"), _("Publication refused"))
    actions.register_action("clarion.campaign_page_created", _("Public page made"), _("Public page made"))
    actions.register_action("clarion.material_created", _("Material begun"), _("Material begun"))
