"""Two administrators act on each other, or on one account, in the same moment."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from partners.people import actions
from partners.people.choices import Role
from partners.people.models import SecondFactorReset, User
from tests.campaigns.events.test_concurrency import at_once
from tests.conftest import person

real = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def two(db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time, from its first statement")
    return person(Role.ADMINISTRATOR), person(Role.ADMINISTRATOR, username="second")


@real
@pytest.mark.parametrize("verb", ["role", "leave"])
def test_two_administrators_who_end_each_other_leave_one(two, verb):
    successor = person(Role.EDITOR)

    def end(other, by):
        if verb == "role":
            return lambda: actions.change_role(person=other, by=by, role=Role.EVALUATOR, reason="x")
        return lambda: actions.leave(person=other, by=by, successor=successor)

    one, other = two
    for _round in range(10):
        User.objects.filter(pk__in=[one.pk, other.pk]).update(role=Role.ADMINISTRATOR, is_active=True)
        fresh = [User.objects.get(pk=who.pk) for who in (one, other, other, one)]
        outcomes = at_once([end(fresh[1], fresh[0]), end(fresh[3], fresh[2])])
        assert [type(outcome) for outcome in outcomes].count(PermissionDenied) == 1, outcomes
        assert User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1


@real
def test_of_two_who_confirm_a_reset_one_does(two):
    one, other = two
    third, who = person(Role.ADMINISTRATOR, username="third"), person(Role.EDITOR)
    reset = actions.request_second_factor_reset(person=who, by=one, reason="lost")
    outcomes = at_once([lambda by=by: actions.confirm_second_factor_reset(reset=reset, by=by) for by in (other, third)])
    assert {type(outcome) for outcome in outcomes} == {type(None), PermissionDenied}, outcomes
    assert SecondFactorReset.objects.exclude(confirmed_at=None).count() == 1
