"""Who may record, renew and withdraw consents."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from campaigns.planning.rules import COORDINATORS, has_role
from partners.people.choices import Role

from .models import ConsentRecord

RECORDERS = COORDINATORS | {Role.PARTNER}
READERS = RECORDERS | {Role.APPROVER}
CONFIRMERS = RECORDERS | {Role.APPROVER}


def may_read(user) -> bool:
    """May read the consents they see."""
    return has_role(user, READERS)


def may_record(user) -> bool:
    """May record, renew and withdraw consents they see: partners those of their own organisation."""
    return has_role(user, RECORDERS)


def may_confirm(user) -> bool:
    """May say that nobody could be recognised in an item they see."""
    return has_role(user, CONFIRMERS)


def require_recorder(by, consent: ConsentRecord) -> None:
    """Raises PermissionDenied for those who may not change the consent, or make one for its organisation."""
    seen = not consent.pk or ConsentRecord.objects.visible_to(by).filter(pk=consent.pk).exists()
    own = type(consent.organisation).objects.visible_to(by).filter(pk=consent.organisation_id).exists()
    if not (may_record(by) and seen and own):
        raise PermissionDenied(_("You may not change this consent."))
