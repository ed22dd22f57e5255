"""What the content room adds to the Wagtail admin; it only registers."""

from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.consent import actions as consent_actions
from content.consent import admin_views as consent_views
from content.consent.hooks import before_serve_document
from content.consent.viewsets import consents
from content.media import sealing
from content.media.models import Recording
from content.media.tagging import TagPictures
from content.pages import admin_views
from content.translation import admin_doors

hooks.register("register_bulk_action", TagPictures, order=100)  # after Wagtail's, whose place it takes
hooks.register("before_serve_document", before_serve_document)
hooks.register("register_admin_viewset", lambda: consents)
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
    confirming = {
        "image": consent_views.ConfirmImage,
        "recording": consent_views.ConfirmRecording,
        "handout": consent_views.ConfirmHandout,
    }
    return [
        path("campaign-page/<int:pk>/create/", admin_views.create_page, name="content_create_campaign_page"),
        path("materials/new/", admin_views.new_material, name="content_new_material"),
        *(
            path(f"{kind}/<int:pk>/confirm/", view.as_view(), name=f"confirm_{kind}")
            for kind, view in confirming.items()
        ),
        *(
            path(f"{kind}/<int:pk>/sealed/", consent_views.sealed_file, {"kind": kind}, name=f"sealed_{kind}")
            for kind in confirming
        ),
    ]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("clarion.publication_refused", _("Publication refused"), _("Publication refused"))
    actions.register_action("clarion.campaign_page_created", _("Public page made"), _("Public page made"))
    actions.register_action("clarion.material_created", _("Material begun"), _("Material begun"))
    for action, words in {
        consent_actions.RECORD: _("Consent recorded"),
        consent_actions.CHANGE: _("Consent changed"),
        consent_actions.CARD: _("Card with a code made"),
        consent_actions.RENEW: _("Consent renewed"),
        consent_actions.WITHDRAW: _("Consent withdrawn"),
        consent_actions.EXPIRE: _("Consent ended"),
        consent_actions.CONFIRM: _("Confirmed that nobody can be recognised"),
        sealing.SEAL: _("Put under seal"),
        sealing.DESTROY: _("Destroyed"),
        sealing.OPEN: _("Brought back"),
    }.items():
        actions.register_action(action, words, words)
