"""Who may change and verify a help service, and who is the second person for its contacts."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .models import ContactChange, HelpService


def may_verify(user, service: HelpService) -> bool:
    """Those who may change the service: the platform's people with that right, and the organisation that runs it."""
    if not (user.is_active and user.has_perm("partners.change_helpservice")):
        return False
    return HelpService.objects.editable_by(user).filter(pk=service.pk).exists()


def demand_verifier(user, service: HelpService) -> None:
    if not may_verify(user, service):
        raise PermissionDenied(_("You may not verify this help service."))


def demand_second_person(user, change: ContactChange) -> None:
    """The one who proposed cannot confirm, whatever the role and whatever the account."""
    if is_same_person(user, change.proposed_by):
        raise PermissionDenied(_("You proposed this yourself. Somebody else has to call and confirm it."))


def is_same_person(one, other) -> bool:
    """One account, or two accounts with one e-mail address."""
    shared = one.email.strip().casefold() == other.email.strip().casefold() != ""
    return one.pk == other.pk or shared
