"""Makes the groups of the database match the table of roles, and lets people's groups follow their role."""

from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .roles import BY_ROLE, EVERYTHING, TABLE, RoleRights, library_permissions

OWN_APPS = ("clarion", "partners", "campaigns", "evaluation", "content")
ADMIN_APPS = (
    "wagtailadmin",
    "wagtailcore",
    "wagtailredirects",
    "wagtail_localize",
    "wagtailsites",
    "wagtailsnippets",
    "simple_translation",
)


class UnknownPermission(Exception):
    """The table names a permission that no model has."""


@dataclass
class Changes:
    """What a synchronisation did, one line each."""

    lines: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        self.lines.append(line)


@transaction.atomic
def sync_roles(*, strict: bool = True) -> Changes:
    """Makes groups, their permissions and everybody's membership match the table; returns what changed.

    ``strict`` raises UnknownPermission for names no model has; half-migrated databases pass False.
    """
    changes = Changes()
    for group in Group.objects.exclude(name__in=[rights.role.value for rights in TABLE]):
        changes.note(f"removed group {group.name}")
        group.delete()
    for rights in TABLE:
        group, created = Group.objects.get_or_create(name=rights.role.value)
        if created:
            changes.note(f"added group {group.name}")
        _match_permissions(group, rights, strict, changes)
        _match_pages(group, rights, changes)
        _match_collections(group, rights, changes)
    _match_people(changes)
    return changes


def permission_names(rights: RoleRights) -> frozenset[str]:
    """Names of all permissions a role has by its group; administrators have each one of our apps."""
    if rights.permissions != EVERYTHING:
        return rights.permissions
    labels = [label for label in (*OWN_APPS, *ADMIN_APPS) if apps.is_installed(label) or label in _labels()]
    rows = Permission.objects.filter(content_type__app_label__in=labels)
    return frozenset(f"{app}.{code}" for app, code in rows.values_list("content_type__app_label", "codename"))


def unknown_permissions() -> list[str]:
    """Names in the table that no permission of the database bears, sorted."""
    known = set(_permissions_by_name())
    named = set().union(*(permission_names(rights) for rights in TABLE))
    named |= {name for rights in TABLE for name in library_permissions(rights.media)}
    return sorted(named - known)


def follow_role(person) -> None:
    """Puts a person in the group of the role, and in no other."""
    group, _created = Group.objects.get_or_create(name=person.role) if person.role in BY_ROLE else (None, False)
    person.groups.set([group] if group else [])


def _labels() -> set[str]:
    return {config.label for config in apps.get_app_configs()}


def _permissions_by_name() -> dict[str, Permission]:
    rows = Permission.objects.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}


def _match_permissions(group: Group, rights: RoleRights, strict: bool, changes: Changes) -> None:
    known = _permissions_by_name()
    wanted = permission_names(rights)
    missing = sorted(wanted - set(known))
    if missing and strict:
        raise UnknownPermission(f"{rights.role.value}: no model has {', '.join(missing)}")
    target = {known[name] for name in wanted if name in known}
    present = set(group.permissions.all())
    if target != present:
        group.permissions.set(target)
        changes.note(f"{group.name}: {len(target - present)} permissions added, {len(present - target)} removed")


def _match_pages(group: Group, rights: RoleRights, changes: Changes) -> None:
    root = Page.objects.filter(depth=1).first()
    verbs = [f"{verb}_page" for verb in rights.pages.split()] if root else []
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=verbs)
    present = GroupPagePermission.objects.filter(group=group)
    _match_rows(present, {(root.pk, row.pk) for row in wanted} if root else set(), group, "page", changes)


def _match_collections(group: Group, rights: RoleRights, changes: Changes) -> None:
    root = Collection.objects.filter(depth=1).first()
    known = _permissions_by_name() if root else {}
    wanted = (
        {(root.pk, known[name].pk) for name in library_permissions(rights.media) if name in known} if root else set()
    )
    _match_rows(GroupCollectionPermission.objects.filter(group=group), wanted, group, "collection", changes)


def _match_rows(rows, wanted: set, group: Group, kind: str, changes: Changes) -> None:
    """Adds and removes rows (group, page or collection, permission) until exactly the wanted ones are there."""
    present = set(rows.values_list(f"{kind}_id", "permission_id"))
    for target, permission in present - wanted:
        rows.filter(**{f"{kind}_id": target, "permission_id": permission}).delete()
    rows.model.objects.bulk_create(
        rows.model(group=group, permission_id=permission, **{f"{kind}_id": target})
        for target, permission in wanted - present
    )
    if present != wanted:
        changes.note(f"{group.name}: {kind} permissions {len(wanted - present)} added, {len(present - wanted)} removed")


def _match_people(changes: Changes) -> None:
    person_model = apps.get_model(settings.AUTH_USER_MODEL)
    for person in person_model.objects.prefetch_related("groups"):
        if [group.name for group in person.groups.all()] != ([person.role] if person.role in BY_ROLE else []):
            follow_role(person)
            changes.note(f"{person.username}: now in group {person.role}")
        if person.user_permissions.exists():
            person.user_permissions.clear()
            changes.note(f"{person.username}: own permissions removed")
