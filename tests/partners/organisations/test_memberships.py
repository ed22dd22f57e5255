"""Who acts for which organisation, and that it changes what a person sees at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from partners.models import Membership, Organisation
from partners.organisations import actions

pytestmark = pytest.mark.django_db


def seen_by(user) -> list[str]:
    fresh = type(user).objects.get(pk=user.pk)
    return list(Organisation.objects.visible_to(fresh).values_list("code", flat=True))


def test_a_membership_opens_and_closes_an_organisation(administrator, partner, organisation_b):
    membership = actions.add_membership(person=partner, organisation=organisation_b, by=administrator)
    assert seen_by(partner) == ["org-a", "org-b"]
    actions.change_membership(membership=membership, by=administrator, is_focal_point=True)
    assert Membership.objects.get(pk=membership.pk).is_focal_point
    actions.remove_membership(membership=membership, by=administrator)
    assert seen_by(partner) == ["org-a"]
    done = ModelLogEntry.objects.filter(action__startswith="organisations.").values_list("action", flat=True)
    assert sorted(done) == [f"organisations.{verb}_membership" for verb in ("add", "change", "remove")]


def test_only_administrators_and_never_for_oneself(administrator, editor, partner, organisation_b):
    for by, person in ((editor, partner), (partner, partner), (administrator, administrator)):
        with pytest.raises(PermissionDenied):
            actions.add_membership(person=person, organisation=organisation_b, by=by)
    assert Membership.objects.filter(organisation=organisation_b).count() == 0


def test_twice_the_same_is_refused(administrator, partner, organisation_a):
    with pytest.raises(ValidationError):
        actions.add_membership(person=partner, organisation=organisation_a, by=administrator)


def test_the_pages_write_through_the_verbs(administrator, partner, organisation_b, client):
    client.force_login(administrator)
    client.post("/admin/membership/new/", {"user": partner.pk, "organisation": organisation_b.pk})
    membership = Membership.objects.get(organisation=organisation_b)
    refused = client.post("/admin/membership/new/", {"user": administrator.pk, "organisation": organisation_b.pk})
    assert "Another administrator changes your own memberships." in refused.content.decode()
    given = {"user": partner.pk, "organisation": organisation_b.pk, "is_focal_point": "on"}
    client.post(f"/admin/membership/edit/{membership.pk}/", given)
    assert Membership.objects.get(organisation=organisation_b).is_focal_point
    client.post(f"/admin/membership/delete/{membership.pk}/")
    assert not Membership.objects.filter(organisation=organisation_b).exists()
    assert ModelLogEntry.objects.filter(action="organisations.remove_membership").count() == 1
