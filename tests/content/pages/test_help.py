"""The public help pages: what stands on them, what never does, and the button without words."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from clarion.public_forms import stamp
from partners.models import FailedCall, HelpService
from partners.services import contacts
from tests.factories.partners import HelpServiceFactory, UserFactory, country, region
from tests.partners.admin import grant

pytestmark = pytest.mark.django_db
AREA = "/en/help/XDM/"


def text_of(client, address=AREA):
    response = client.get(address, headers={"Accept-Encoding": ""})
    assert response.status_code == 200
    return response.content.decode()


def pressed(client, service, area="XDM", **fields):
    sent = {"stamp": stamp("failed-call", now=timezone.now().timestamp() - 10), "website": ""} | fields
    return client.post(f"/en/help/{area}/did-not-work/{service.pk}/", sent, headers={"Accept-Encoding": ""})


def test_a_service_says_what_a_caller_wants_to_know(site, client):
    HelpServiceFactory(
        name="Help line",
        hours="",
        always_open=False,
        week={"fri": [["08:00", "17:00"]]},
        time_zone="Africa/Nairobi",
        needs=["legal"],
        anonymity="yes",
        minors="must_tell",
        may_learn=["child_protection"],
    )
    with time_machine.travel(datetime(2026, 11, 27, 6, tzinfo=UTC), tick=False):
        HelpService.objects.update(verified_on=timezone.localdate())
        html = text_of(client)
    for words in (
        "Friday, 8:00 to 17:00",
        "Open now, until 17:00 (Kenya Time)",
        "Rights and legal advice",
        "Yes, you need not say who you are",
        "must tell child protection",
        "Child protection, when a child is in danger",
        "Checked by us on 27 November 2026",
        'href="tel:0000000000"',
        "Answers for Demoland",
    ):
        assert words in html


def test_nothing_that_waits_is_shown_to_anybody_outside(site, client, coordinator):
    grant(coordinator, HelpService)
    service = HelpServiceFactory()
    contacts.propose_contacts(by=coordinator, service=service, reason="new", ways={"phone": "0000 999 999"})
    for address in (AREA, "/en/", "/en/help/", "/sitemap.xml"):
        html = text_of(client, address)
        assert ("999 999" in html, "999999" in html) == (False, False)
    assert 'href="tel:0000000000"' in text_of(client)


def test_what_is_taken_down_is_gone_at_once_and_the_wider_area_answers(site, client, coordinator):
    grant(coordinator, HelpService)
    near = HelpServiceFactory(name="Near", phone="0000 1", coverage=[region()])
    HelpServiceFactory(name="National", phone="0000 2")
    address = f"/en/help/{region().code}/"
    assert re.findall(r'class="service__call" href="tel:(\d+)"', text_of(client, address)) == ["00001", "00002"]
    contacts.report_dead_or_hijacked(by=coordinator, service=near, reason="hijacked", ways=["phone"])
    html = text_of(client, address)
    assert re.findall(r'class="service__call" href="tel:(\d+)"', html) == ["00002"]
    assert f"No service of {region()} alone was checked lately" in html


@pytest.mark.parametrize(
    "fields",
    [
        {"verified_on": None},
        {"verified_on": date(2020, 1, 1)},
        {"consent_until": None, "consented_on": None, "consented_by": ""},
        {"is_active": False},
    ],
)
def test_without_verification_or_consent_it_is_not_shown(site, client, fields):
    HelpServiceFactory(**fields)
    assert "tel:" not in text_of(client)


def test_the_button_counts_and_shows_the_others(site, client):
    service, other = HelpServiceFactory(phone="0000 1"), HelpServiceFactory(phone="0000 2")
    response = pressed(Client(enforce_csrf_checks=True), service)
    html = response.content.decode()
    assert (response.status_code, response["Cache-Control"], response.cookies) == (200, "no-store", {})
    assert "Thank you. We will call it ourselves" in html
    assert re.findall(r'class="service__call" href="tel:(\d+)"', html) == ["00002"]
    assert list(FailedCall.objects.values_list("service", "count")) == [(service.pk, 1)]
    assert list(HelpService.objects.published().order_by("pk")) == [service, other]


@pytest.mark.parametrize(
    "fields", [{"stamp": ""}, {"stamp": "forged"}, {"website": "x"}, {"stamp": stamp("other", now=0)}]
)
def test_what_no_reader_sent_is_not_counted(site, client, fields):
    service = HelpServiceFactory()
    response = pressed(client, service, **fields)
    assert response.status_code == 200
    assert "Please press once more" in response.content.decode()
    assert not FailedCall.objects.exists()


def test_another_site_cannot_press(site, client):
    service = HelpServiceFactory()
    address = f"{AREA}did-not-work/{service.pk}/"
    client.post(address, {"stamp": stamp("failed-call", now=0)}, headers={"Sec-Fetch-Site": "cross-site"})
    assert not FailedCall.objects.exists()


def test_only_services_of_the_page_can_be_reported(site, client):
    hidden = HelpServiceFactory(is_active=False)
    elsewhere = HelpServiceFactory(coverage=[country("XD", "Elsewhere")])
    assert [pressed(client, one).status_code for one in (hidden, elsewhere)] == [404, 404]
    assert client.get(f"{AREA}did-not-work/{hidden.pk}/").status_code == 405
    assert not FailedCall.objects.exists()


def test_a_full_page_stays_light_and_names_no_topic_in_an_address(site, client):
    needs = ["trafficking", "smuggling", "children", "labour", "violence", "legal", "missing", "return"]
    HelpServiceFactory.create_batch(12, needs=needs, languages=["en", "fr", "sw", "ar"], sms="0000 3")
    html = text_of(client)
    assert len(html.encode()) < 50_000
    own = re.findall(r'(?:href|action)="([^"]*)"', html[html.index("<main") : html.index("</main")])
    assert [one for one in own if "?" in one or any(need in one for need in needs)] == []
    assert html.count("This did not work") == 12


def test_the_pages_ask_the_database_as_often_for_three_as_for_one(site, client, django_assert_num_queries):
    UserFactory()
    client.get(AREA)
    for rows in (1, 3):
        HelpService.objects.all().delete()
        HelpServiceFactory.create_batch(rows, needs=["legal"])
        with django_assert_num_queries(3):
            assert text_of(client).count('class="service"') == rows
