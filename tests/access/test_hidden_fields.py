"""Fields that a form does not show, sent all the same: nobody gets another role, or into another organisation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from content.models import Image
from partners.models import Facilitator, HelpService, Membership, User
from partners.people.choices import Role
from tests.access.world import world_of
from tests.conftest import person
from tests.factories.content import picture_bytes
from tests.factories.partners import HelpServiceFactory
from tests.partners.services.test_viewsets import FORM

pytestmark = pytest.mark.django_db

HIDDEN = {
    "role": "administrator",
    "is_superuser": "on",
    "is_staff": "on",
    "groups": "1",
    "user_permissions": "1",
    "sessions_valid_from": "",
    "is_demonstration": "on",
    "status": "active",
}


@pytest.fixture
def worlds():
    own, other = world_of("hidden-a"), world_of("hidden-b")
    browser = Client()
    browser.force_login(own.person)
    return own, other, browser


def rights(who) -> tuple:
    fresh = User.objects.get(pk=who.pk)
    groups = [group.name for group in fresh.groups.all()]
    return fresh.role, fresh.is_superuser, fresh.is_staff, groups, fresh.user_permissions.count()


ACCOUNT = (
    "/admin/account/",
    "/accounts/password/change/",
    "/accounts/2fa/totp/activate/",
    "/accounts/reauthenticate/",
    "/admin/people/{pk}/export/",
    "/admin/people/edit/{pk}/",
    "/admin/people/{pk}/role/",
)


@pytest.mark.parametrize("address", ACCOUNT)
def test_nobody_gives_oneself_another_role(worlds, address):
    own, _other, browser = worlds
    before = rights(own.person)
    prefixes = ("", "name_email-", "locale-", "theme-", "notifications-", "avatar-")
    fields = {f"{prefix}{name}": value for prefix in prefixes for name, value in HIDDEN.items()}
    known = {"locale-preferred_language": "en", "locale-current_time_zone": "UTC", "oldpassword": "clarion-tests"}
    browser.post(address.format(pk=own.person.pk), {**fields, **known, "password": "clarion-tests", "reason": "x"})
    assert rights(own.person) == before == (Role.PARTNER, False, False, [Role.PARTNER], 0)


def test_an_administrator_who_invites_makes_no_superuser(administrator, client):
    client.force_login(administrator)
    fields = {"first_name": "A", "last_name": "B", "email": "a@example.org", "username": "a"}
    client.post("/admin/people/new/", {**HIDDEN, **fields, "role": "editor", "is_active": "on", "password": "x"})
    invited = User.objects.get(username="a")
    assert rights(invited) == (Role.EDITOR, False, False, [Role.EDITOR], 0)
    assert not invited.has_usable_password()


def test_nobody_joins_or_enters_another_organisation(worlds):
    own, other, browser = worlds
    membership = own.records["partners.membership"]
    for address in ("/admin/membership/new/", f"/admin/membership/edit/{membership.pk}/"):
        browser.post(address, {"user": own.person.pk, "organisation": other.organisation.pk})
    assert set(Membership.objects.values_list("user", "organisation")) == {
        (world.person.pk, world.organisation.pk) for world in (own, other)
    }


def test_no_record_is_put_in_another_organisations_name(worlds):
    own, other, browser = worlds
    theirs, record = other.organisation.pk, own.records["partners.facilitator"]
    fields = {"name": "Moved", "organisation": theirs, "base_area": record.base_area_id, "languages": "English (en)"}
    browser.post("/admin/facilitator/new/", {**HIDDEN, **fields})
    browser.post(f"/admin/facilitator/edit/{record.pk}/", {**HIDDEN, **fields})
    assert list(Facilitator.objects.filter(name="Moved")) == []
    browser.post("/admin/facilitator/new/", {**HIDDEN, **fields, "organisation": own.organisation.pk})
    assert [one.is_demonstration for one in Facilitator.objects.filter(name="Moved")] == [False]
    file = SimpleUploadedFile("a.jpg", picture_bytes(size=(60, 40)), "image/jpeg")
    sent = {
        "title": "Moved",
        "collection": 1,
        "organisation": theirs,
        "uploaded_by_user": other.person.pk,
        "file": file,
    }
    browser.post("/admin/images/add/", sent)
    assert list(Image.objects.filter(title="Moved")) == []


def test_an_agency_keeps_its_service(worlds):
    _own, other, _browser = worlds
    agency = person(Role.AGENCY, world_of("hidden-c").organisation)
    service = HelpServiceFactory(organisation=agency.memberships.get().organisation)
    browser = Client()
    browser.force_login(agency)
    fields = {**FORM, "name": "Moved", "organisation": other.organisation.pk}
    browser.post(f"/admin/help_service/edit/{service.pk}/", {**HIDDEN, **fields})
    assert HelpService.objects.get(pk=service.pk).organisation == service.organisation
    browser.post(f"/admin/help_service/edit/{service.pk}/", {**fields, "organisation": service.organisation_id})
    assert HelpService.objects.get(pk=service.pk).name == "Moved"
