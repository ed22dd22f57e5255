"""The first page names the help services that wait for somebody to call them."""

from django.urls import reverse
from django.utils.translation import ngettext

from clarion.home import Entry

from .models import HelpService


def services_to_verify(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who may verify."""
    if not user.has_perm("partners.change_helpservice"):
        return []
    due = HelpService.objects.visible_to(user).editable_by(user).due().count()
    if not due:
        return []
    text = ngettext("%(count)d help service to verify", "%(count)d help services to verify", due) % {"count": due}
    return [Entry(text, f"{reverse('help_service:index')}?verification=due")]
