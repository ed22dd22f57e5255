"""Pages limited to some people: by account and role, never by a shared password, and never in a cache."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories.content import campaign_page, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db):
    site(("en",))
    return campaign_page(title="For some alone", slug="for-some")


def limit(page, kind, *roles):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(Group.objects.filter(name__in=roles))


def address_of(record) -> str:
    space = "wagtailadmin_collections" if isinstance(record, Collection) else "wagtailadmin_pages"
    return reverse(f"{space}:set_privacy", args=[record.pk])


def test_nobody_sets_a_shared_password_on_a_page(page, editor, client):
    client.force_login(editor)
    assert b"password" not in client.get(address_of(page)).content
    client.post(address_of(page), {"restriction_type": "password", "password": "open-sesame"})
    assert not PageViewRestriction.objects.exists()
    client.post(address_of(page), {"restriction_type": "login"})
    assert PageViewRestriction.objects.get().restriction_type == "login"


def test_nobody_sets_a_shared_password_on_a_collection(administrator, client):
    client.force_login(administrator)
    collection = Collection.get_first_root_node().add_child(name="Drafts")
    assert b"password" not in client.get(address_of(collection)).content
    client.post(address_of(collection), {"restriction_type": "password", "password": "open-sesame"})
    assert not CollectionViewRestriction.objects.exists()


@pytest.mark.parametrize(("kind", "roles"), [("login", []), ("groups", ["editor"])])
def test_who_may_reads_it_and_no_cache_keeps_it(page, editor, client, kind, roles):
    limit(page, kind, *roles)
    client.force_login(editor)
    before = client.cookies["sessionid"].value
    response = client.get("/en/campaigns/for-some/")
    assert (response.status_code, b"For some alone" in response.content) == (200, True)
    assert (response["Cache-Control"], response.has_header("ETag")) == ("no-store, private", False)
    assert (dict(response.cookies), client.cookies["sessionid"].value) == ({}, before)


def test_who_may_not_is_told_there_is_nothing_instead_of_being_sent_round_in_circles(page, evaluator, client):
    limit(page, "groups", "editor")
    client.force_login(evaluator)
    response = client.get("/en/campaigns/for-some/")
    assert (response.status_code, b"For some alone" in response.content) == (404, False)


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_reader_is_led_to_the_sign_in_and_keeps_no_cookie(page, client, kind):
    limit(page, kind, "editor")
    response = client.get("/en/campaigns/for-some/", HTTP_IF_NONE_MATCH="*")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/en/campaigns/for-some/")
    assert (dict(response.cookies), response["Cache-Control"]) == ({}, "no-store, private")
