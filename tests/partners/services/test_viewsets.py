"""Help services in the admin: seen by all staff, changed by those they belong to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.models import HelpService
from tests.factories.partners import HelpServiceFactory, country
from tests.partners.admin import export_rows, grant, listed

INDEX = "help_service:index"
FORM = {
    "name": "Help line",
    "kind": "hotline",
    "coverage": "XDM",
    "phone": "116",
    "week_mon": "8:00–12:00, 14:00–17:00",
    "week_sat": "9-12",
    "names_fr": "Ligne d’aide",
    "languages": "en, sw",
    "cost": "free",
    "answered_by": "civil_society",
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
        ({"phone": "call me"}, {"phone"}),
        ({"phone": "116<script>"}, {"phone"}),
        ({"phone": "+254 20 000 0000"}, set()),
        ({"phone": "*123#"}, set()),
        ({"phone": "", "email": "help@example.org"}, set()),
        ({"phone": ""}, {"phone"}),
        ({"phone_from_abroad": "020 000"}, {"phone_from_abroad"}),
        ({"whatsapp": "+000 111"}, set()),
        ({"languages": ""}, {"languages"}),
        ({"week_mon": "mornings"}, {"week"}),
        ({"week_mon": "", "week_sat": ""}, {"week"}),
        ({"week_mon": "", "week_sat": "", "always_open": "on"}, set()),
        ({"week_mon": "", "week_sat": "", "hours": "By appointment"}, set()),
        ({"coverage": ""}, {"coverage"}),
        ({"coverage": "QQQ"}, {"coverage"}),
    ],
)
def test_numbers_languages_and_coverage_are_checked(coordinator_client, fields, wrong):
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
        with django_assert_num_queries(14):
            assert len(listed(coordinator_client.get(reverse(INDEX)))) == rows
