"""Says in the admin why a translation does not go live, at each door that leads to publishing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from content.pages.gates import translation_of, why_not_live


def before_edit_page(request, page):
    """The publish button of the translation editor: with gaps, the page is not published and the person told why."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not hasattr(page.specific, "shown") or translation_of(page) is None:
        return None
    if reason := why_not_live(page):
        messages.error(request, _("Not published. %(reason)s") % {"reason": reason})
        return redirect(request.path)
    return None


def before_publish_page(request, page):
    """The publish button of the page editor."""
    if hasattr(page.specific, "shown") and (reason := why_not_live(page, page.get_latest_revision())):
        messages.error(request, _("Saved as a draft, not published. %(reason)s") % {"reason": reason})
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def before_bulk_action(request, action_type, objects, action_class_instance):
    """Publishing several pages at once: those with gaps stay drafts, and are named."""
    if request.method != "POST" or action_type != "publish":
        return None
    for page in objects:
        if hasattr(page.specific, "shown") and (reason := why_not_live(page.specific, page.get_latest_revision())):
            words = {"page": page.get_admin_display_title(), "reason": reason}
            messages.warning(request, _("“%(page)s” was not published. %(reason)s") % words)
    return None
