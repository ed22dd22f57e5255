"""Help services in the admin: seen by all staff, changed by those they belong to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.models import ContactChange, HelpService
from partners.services.ways import WAYS
from tests.factories.partners import HelpServiceFactory, UserFactory, country
from tests.partners.admin import export_rows, grant, listed

INDEX = "help_service:index"
FORM = {
    "name": "Help line",
    "kind": "hotline",
    "coverage": "XDM",
    "week_mon": "8:00–12:00, 14:00–17:00",
    "week_sat": "9-12",
    "names_fr": "Ligne d’aide",
    "languages": "en, sw",
    "cost": "free",
    "answered_by": "civil_society",
    "time_zone": "Africa/Nairobi",
    "anonymity": "yes",
    "minors": "speaks",
    "is_active": "on",
}


@pytest.fixture
def coordinator_client(client, coordinator):
    grant(coordinator, HelpService)
    client.force_login(coordinator)
    return client


@pytest.fixture
def partner_client(client, partner):
    grant(partner, HelpService)
    client.force_login(partner)
    return client


def test_a_partner_sees_all_services_but_changes_the_own_only(partner_client, organisation_a, organisation_b):
    own = HelpServiceFactory(name="Own", organisation=organisation_a)
    other = HelpServiceFactory(name="Other", organisation=organisation_b)
    page = partner_client.get(reverse(INDEX))
    assert listed(page) == [own, other] or listed(page) == [other, own]
    text = page.content.decode()
    for name, answers in (("inspect", 200), ("edit", 404), ("delete", 404), ("verify", 404)):
        address = reverse(f"help_service:{name}", args=[other.pk])
        assert partner_client.get(address).status_code == answers
        assert (address in text) is (answers == 200)
        assert partner_client.get(reverse(f"help_service:{name}", args=[own.pk])).status_code == 200


def test_a_service_is_made_unverified(coordinator_client):
    country()
    assert coordinator_client.post(reverse("help_service:add"), FORM).status_code == 302
    service = HelpService.objects.get()
    assert (service.languages, service.verified_on, list(service.coverage.all())) == (["en", "sw"], None, [country()])
    split = [["08:00", "12:00"], ["14:00", "17:00"]]
    assert (service.week, service.names) == ({"mon": split, "sat": [["09:00", "12:00"]]}, {"fr": "Ligne d’aide"})
    page = coordinator_client.get(reverse("help_service:edit", args=[service.pk])).content.decode()
    assert ('value="8:00–12:00, 14:00–17:00"' in page, 'value="Ligne d’aide"' in page) == (True, True)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"time_zone": "Africa/Nowhere"}, {"time_zone"}),
        ({"time_zone": ""}, {"time_zone"}),
        ({"time_zone": "", "week_mon": "", "week_sat": "", "always_open": "on"}, set()),
        ({"needs": "diamonds"}, {"needs"}),
        ({"may_learn": "neighbours"}, {"may_learn"}),
        ({"name": "Rose Street House"}, {"name"}),
        ({"hours": "Opposite the market"}, {"hours"}),
        ({"names_pt": "Casa-Abrigo Esperança"}, {"names"}),
        ({"consented_by": "The director"}, {"consented_on", "consent_until"}),
        ({"consented_by": "The director", "consented_on": "2026-01-01", "consent_until": "2027-01-01"}, set()),
        (
            {"consented_by": "The director", "consented_on": "2026-01-01", "consent_until": "2029-01-01"},
            {"consent_until"},
        ),
        ({"languages": ""}, {"languages"}),
        ({"week_mon": "mornings"}, {"week"}),
        ({"week_mon": "", "week_sat": ""}, {"week"}),
        ({"week_mon": "", "week_sat": "", "always_open": "on"}, set()),
        ({"week_mon": "", "week_sat": "", "hours": "By appointment"}, set()),
        ({"coverage": ""}, {"coverage"}),
        ({"coverage": "QQQ"}, {"coverage"}),
    ],
)
def test_what_readers_are_told_is_checked(coordinator_client, fields, wrong):
    country()
    response = coordinator_client.post(reverse("help_service:add"), FORM | fields)
    assert HelpService.objects.count() == (0 if wrong else 1)
    if wrong:
        assert set(response.context["form"].errors) == wrong


def test_no_form_field_asks_for_an_address_and_the_page_says_why(coordinator_client):
    page = coordinator_client.get(reverse("help_service:add"))
    assert not [name for name in page.context["form"].fields if "address" in name or "street" in name]
    assert "Never write where a shelter is" in page.content.decode()


def test_the_due_list(coordinator_client):
    today = timezone.localdate()
    lapsed = HelpServiceFactory(verified_on=today - timedelta(days=91))
    due = HelpServiceFactory(verified_on=today - timedelta(days=80))
    HelpServiceFactory()
    assert listed(coordinator_client.get(reverse(INDEX), {"verification": "due"})) == [lapsed, due]
    assert listed(coordinator_client.get(reverse(INDEX), {"verification": "lapsed"})) == [lapsed]
    assert len(listed(coordinator_client.get(reverse(INDEX), {"area": "xdm"}))) == 3


def test_verifying_on_its_page(coordinator_client):
    service = HelpServiceFactory(verified_on=None)
    address = reverse("help_service:verify", args=[service.pk])
    assert "0000 000 000" in coordinator_client.get(address).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert coordinator_client.post(address, {"reached_on": tomorrow}).context["form"].errors
    assert coordinator_client.post(address, {"reached_on": timezone.localdate()}).status_code == 302
    service.refresh_from_db()
    assert service.verified_on == timezone.localdate()
    history = coordinator_client.get(reverse("help_service:history", args=[service.pk])).content.decode()
    assert "Verified: a person reached it" in history


def test_the_export_lists_codes_and_no_formula(coordinator_client):
    HelpServiceFactory(name="@SUM(1)", languages=["en", "sw"])
    (row,) = export_rows(coordinator_client.get(reverse(INDEX), {"export": "csv"}))
    assert (row["Name"], row["Languages spoken"]) == ("'@SUM(1)", "en, sw")


def test_a_list_costs_the_same_for_one_row_as_for_three(coordinator_client, organisation_a, django_assert_num_queries):
    coordinator_client.get(reverse(INDEX))
    for rows in (1, 3):
        HelpService.objects.all().delete()
        HelpServiceFactory.create_batch(rows, organisation=organisation_a)
        with django_assert_num_queries(16):
            assert len(listed(coordinator_client.get(reverse(INDEX)))) == rows


NEW = {"phone": "0000 999 999", "reason": "correction"}


def second_person(**fields):
    person = UserFactory(role="coordinator", **fields)
    grant(person, HelpService)
    browser = Client()
    browser.force_login(person)
    return browser


def test_the_form_leads_on_to_the_contacts_and_takes_none_itself(coordinator_client):
    country()
    response = coordinator_client.post(reverse("help_service:add"), FORM | NEW)
    service = HelpService.objects.get()
    assert response.url == reverse("help_service:contacts", args=[service.pk])
    assert (service.phone, service.has_a_way) == ("", False)
    edit = reverse("help_service:edit", args=[service.pk])
    assert not {*WAYS, "verified_on", "verified_by"} & set(coordinator_client.get(edit).context["form"].fields)
    coordinator_client.post(edit, FORM | NEW | {"verified_on": "2026-01-01"})
    service.refresh_from_db()
    assert (service.phone, service.verified_on) == ("", None)


def test_two_people_and_two_pages_change_a_number(coordinator_client):
    service = HelpServiceFactory()
    contacts, decide = (reverse(f"help_service:{name}", args=[service.pk]) for name in ("contacts", "decide"))
    assert coordinator_client.get(decide).status_code == 404
    assert coordinator_client.post(contacts, NEW | {"phone": "call me"}).context["form"].errors.keys() == {"phone"}
    assert coordinator_client.post(contacts, NEW).status_code == 302
    change = ContactChange.objects.get()
    confirmed = {"change": change.pk, "decision": "confirm", "called_on": timezone.localdate()}
    assert coordinator_client.post(decide, confirmed).context["form"].errors.keys() == {"decision"}
    other = second_person()
    assert decide in other.get(reverse(INDEX)).content.decode()
    assert listed(other.get(reverse(INDEX), {"verification": "waiting"})) == [service]
    assert "0000 999 999" in other.get(decide).content.decode()
    assert other.post(decide, confirmed | {"change": change.pk + 1}).context["form"].errors.keys() == {"__all__"}
    assert other.post(decide, confirmed | {"called_on": ""}).context["form"].errors.keys() == {"called_on"}
    assert other.post(decide, confirmed).status_code == 302
    service.refresh_from_db()
    assert service.phone == "0000 999 999"
    assert (
        "Contacts confirmed by a second person"
        in other.get(reverse("help_service:history", args=[service.pk])).content.decode()
    )


def test_what_waits_is_seen_by_nobody_who_may_not_decide(
    coordinator_client, organisation_a, organisation_b, partner2, approver
):
    service = HelpServiceFactory(organisation=organisation_a)
    coordinator_client.post(reverse("help_service:contacts", args=[service.pk]), NEW)
    for stranger in (partner2, approver):
        if stranger == partner2:
            grant(stranger, HelpService)
        browser = Client()
        browser.force_login(stranger)
        for name in ("contacts", "decide", "take_down"):
            address = reverse(f"help_service:{name}", args=[service.pk])
            assert [browser.get(address).status_code, browser.post(address, NEW).status_code] == [404, 404]
        for name in ("index", "inspect", "history", "usage"):
            address = reverse(f"help_service:{name}", args=[] if name == "index" else [service.pk])
            assert "0000 999 999" not in browser.get(address).content.decode()
        export = browser.get(reverse(INDEX), {"export": "csv"})
        assert "0000 999 999" not in getattr(export, "getvalue", lambda: b"")().decode()
    assert ContactChange.objects.get().state == "waiting"


def test_the_proposer_withdraws_on_the_same_page(coordinator_client):
    service = HelpServiceFactory()
    coordinator_client.post(reverse("help_service:contacts", args=[service.pk]), NEW)
    decide = reverse("help_service:decide", args=[service.pk])
    sent = {"change": ContactChange.objects.get().pk, "decision": "withdraw"}
    assert coordinator_client.post(decide, sent).status_code == 302
    assert ContactChange.objects.get().state == "withdrawn"


def test_one_person_takes_a_number_down(coordinator_client):
    service = HelpServiceFactory()
    address = reverse("help_service:take_down", args=[service.pk])
    assert coordinator_client.post(address, {"reason": "dead"}).context["form"].errors.keys() == {"ways"}
    assert coordinator_client.post(address, {"reason": "dead", "ways": ["phone"]}).status_code == 302
    service.refresh_from_db()
    assert (service.phone, service.verified_on) == ("", None)
    assert coordinator_client.get(address).status_code == 404


def test_a_service_without_a_way_is_not_verified(coordinator_client):
    service = HelpServiceFactory(phone="", verified_on=None)
    response = coordinator_client.post(
        reverse("help_service:verify", args=[service.pk]), {"reached_on": timezone.localdate()}
    )
    assert response.context["form"].errors.keys() == {"reached_on"}
