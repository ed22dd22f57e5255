"""The table of roles is complete and closed: it names what exists, and every model of ours stands in it."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from partners.people.choices import Role
from partners.people.role_groups import OWN_APPS, permission_names, sync_roles, unknown_permissions
from partners.people.roles import ADMINISTRATOR_ONLY, BY_ROLE, EVERYTHING, TABLE, library_permissions

pytestmark = pytest.mark.django_db


def own_models():
    return {
        model._meta.label_lower
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models()
        if not model._meta.auto_created
    }


def models_named_in_the_table():
    named = set()
    for rights in TABLE:
        if rights.permissions != EVERYTHING:
            for name in rights.permissions:
                app, code = name.split(".")
                named.add(f"{app}.{code.split('_', 1)[1]}")
    return named


def test_each_role_stands_in_the_table_once():
    assert [rights.role for rights in TABLE] == list(Role)


def test_the_table_names_only_permissions_that_exist():
    assert unknown_permissions() == []


def test_every_model_of_ours_is_given_to_a_role_or_kept_for_administrators():
    """A new model goes to roles in partners/people/roles.py, or to ADMINISTRATOR_ONLY there."""
    from wagtail.models import Page

    pages = {label for label in own_models() if issubclass(apps.get_model(label), Page)}
    assert own_models() - pages - models_named_in_the_table() - ADMINISTRATOR_ONLY == set()


def test_no_model_is_both_given_and_kept():
    assert models_named_in_the_table() & ADMINISTRATOR_ONLY == set()


def test_after_migrations_the_groups_match_the_table():
    assert set(Group.objects.values_list("name", flat=True)) == {str(role) for role in Role}
    assert sync_roles().lines == []


@pytest.mark.parametrize("role", list(Role))
def test_a_group_has_exactly_what_its_role_says(role):
    group = Group.objects.get(name=role)
    held = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")}
    assert held == permission_names(BY_ROLE[role])
    pages = GroupPagePermission.objects.filter(group=group).values_list("permission__codename", flat=True)
    assert sorted(pages) == sorted(f"{verb}_page" for verb in BY_ROLE[role].pages.split())
    media = GroupCollectionPermission.objects.filter(group=group).count()
    assert media == len(library_permissions(BY_ROLE[role].media))


def test_sync_removes_what_the_table_does_not_say(editor):
    extra = Permission.objects.get(codename="delete_organisation")
    Group.objects.get(name=Role.EDITOR).permissions.add(extra)
    Group.objects.create(name="Old group")
    editor.groups.clear()
    editor.user_permissions.add(extra)
    call_command("sync_roles", verbosity=0)
    assert not Group.objects.filter(name="Old group").exists()
    editor = type(editor).objects.get(pk=editor.pk)
    assert not editor.has_perm("partners.delete_organisation")
    assert [group.name for group in editor.groups.all()] == [Role.EDITOR]


@pytest.mark.parametrize("role", list(Role))
def test_the_group_follows_the_role_however_it_was_written(role, editor):
    editor.role = role
    editor.save()
    assert [group.name for group in editor.groups.all()] == [role]


def test_no_role_makes_a_superuser(administrator):
    assert administrator.is_superuser is False
    assert administrator.has_perm("partners.add_user")
