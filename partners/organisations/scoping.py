"""What part of the shared records a person may see: the one answer every ``visible_to`` builds on."""

from dataclasses import dataclass

from django.db.models import Q

from partners.geography.paths import at_or_below
from partners.people.choices import PLATFORM_ROLES


@dataclass(frozen=True)
class Scope:
    """The organisations and area paths a person's records are limited to.

    ``organisation_ids`` are the organisations the person acts for. ``area_paths`` are paths such as
    ``001/002/KEN/``; empty means everywhere. ``nothing`` is true for strangers and ended accounts.
    """

    sees_all_organisations: bool = False
    organisation_ids: frozenset[int] = frozenset()
    area_paths: tuple[str, ...] = ()
    nothing: bool = False

    def in_areas(self, path_to_area: str) -> Q:
        """Condition: the area at the ORM path lies within the person's areas (or the areas are unlimited)."""
        if not self.area_paths:
            return Q()
        return at_or_below(self.area_paths, path_to_area)

    def reaches(self, organisation_ids, area_paths) -> bool:
        """The same for a record at hand: of one of the organisations, in one of the areas."""
        if self.nothing or not (self.sees_all_organisations or self.organisation_ids & set(organisation_ids)):
            return False
        return not self.area_paths or any(path.startswith(self.area_paths) for path in area_paths)


NOTHING = Scope(nothing=True)


def scope_of(user) -> Scope:
    """The scope of a user; two queries, kept on the user object for the request."""
    if user is None or not user.is_authenticated or not user.is_active:
        return NOTHING
    if not hasattr(user, "_clarion_scope"):
        user._clarion_scope = _read_scope(user)
    return user._clarion_scope


def _read_scope(user) -> Scope:
    return scope_from(user, [] if user.is_superuser else list(user.memberships.prefetch_related("areas")))


def scope_from(user, memberships: list) -> Scope:
    """The scope of a working person whose memberships, with their areas, are read already."""
    if user.is_superuser:
        return Scope(sees_all_organisations=True)
    unlimited = not memberships or any(not m.areas.all() for m in memberships)
    paths = () if unlimited else tuple(sorted({area.path for m in memberships for area in m.areas.all()}))
    return Scope(
        sees_all_organisations=user.role in PLATFORM_ROLES,
        organisation_ids=frozenset(m.organisation_id for m in memberships),
        area_paths=paths,
        nothing=user.role not in PLATFORM_ROLES and not memberships,
    )
