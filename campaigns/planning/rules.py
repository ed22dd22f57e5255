"""Who may plan: editors write campaigns, coordinators their activities, everyone else of the house reads."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from partners.organisations.scoping import scope_of
from partners.people.choices import Role

EDITORS = frozenset({Role.ADMINISTRATOR, Role.EDITOR})
COORDINATORS = EDITORS | {Role.COORDINATOR}
READERS = frozenset(Role)
STAFF_AND_PARTNERS = READERS - {Role.AGENCY}
STAFF = STAFF_AND_PARTNERS - {Role.PARTNER}


def has_role(user, roles) -> bool:
    """True where the account is live and has one of the roles; the superuser has all of them."""
    return bool(user and user.is_active and (user.is_superuser or user.role in roles))


def may_edit_campaigns(user) -> bool:
    """May write the brief, objectives, evidence and links, and move the status."""
    return has_role(user, EDITORS)


def may_edit_activities(user) -> bool:
    """May write activities of the campaigns they see."""
    return has_role(user, COORDINATORS)


def may_edit_links(user) -> bool:
    """May make short links and switch them off."""
    return has_role(user, COORDINATORS)


def may_compare_versions(user) -> bool:
    """May read earlier versions of a plan; a partner's organisation may not yet have taken part in them."""
    return has_role(user, STAFF)


def may_record_lessons(user) -> bool:
    """May record lessons of the campaigns they see."""
    return has_role(user, COORDINATORS)


def require(user, record, *, may) -> None:
    """Raises PermissionDenied unless ``may(user)`` holds and the (saved) record is visible to the user."""
    seen = record.pk is None or type(record).objects.visible_to(user).filter(pk=record.pk).exists()
    if not (may(user) and seen):
        raise PermissionDenied(_("You may not change this."))


def refuse_areas_outside(user, areas: Iterable, *, field: str) -> None:
    """Raises ValidationError at the field, naming them, for areas outside those the person's work is limited to."""
    paths = scope_of(user).area_paths
    if outside := [str(area) for area in areas if paths and not area.path.startswith(paths)]:
        text = _("%(areas)s: outside the areas you work in.")
        raise ValidationError({field: text % {"areas": ", ".join(sorted(outside))}})
