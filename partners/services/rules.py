"""Who may change and verify a help service."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .models import HelpService


def may_verify(user, service: HelpService) -> bool:
    """Those who may change the service: the platform's people with that right, and the organisation that runs it."""
    if not (user.is_active and user.has_perm("partners.change_helpservice")):
        return False
    return HelpService.objects.editable_by(user).filter(pk=service.pk).exists()


def demand_verifier(user, service: HelpService) -> None:
    if not may_verify(user, service):
        raise PermissionDenied(_("You may not verify this help service."))
