"""Organisations in the admin: one's own only, in every list, record, chooser, filter and export."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from partners.models import Area, Facilitator, LeadAgency, Membership, Organisation
from tests.factories.partners import FacilitatorFactory, MembershipFactory, OrganisationFactory, country, region
from tests.partners.admin import export_rows, grant, listed

RECORD_VIEWS = ["edit", "delete", "history", "history_results", "usage"]


@pytest.fixture
def partner_client(client, partner):
    grant(partner, Organisation, Membership, LeadAgency)
    client.force_login(partner)
    return client


def test_a_partner_lists_only_the_own_organisation(partner_client, organisation_a, organisation_b):
    response = partner_client.get(reverse("organisation:index"))
    assert listed(response) == [organisation_a]


@pytest.mark.parametrize("view", RECORD_VIEWS)
def test_another_partners_organisation_is_not_found(partner_client, organisation_a, organisation_b, view):
    name = f"organisation:{view}"
    assert partner_client.get(reverse(name, args=[organisation_b.pk])).status_code == 404
    assert partner_client.post(reverse(name, args=[organisation_b.pk])).status_code == 404
    assert partner_client.get(reverse(name, args=[organisation_a.pk])).status_code == 200
    assert Organisation.objects.filter(pk=organisation_b.pk).exists()


def test_the_chooser_offers_and_resolves_only_the_own_organisation(partner_client, organisation_a, organisation_b):
    results = partner_client.get(reverse("organisation_chooser:choose_results"))
    assert list(results.context["results"]) == [organisation_a]
    assert partner_client.get(reverse("organisation_chooser:chosen", args=[organisation_b.pk])).status_code == 404
    assert partner_client.get(reverse("organisation_chooser:chosen", args=[organisation_a.pk])).status_code == 200
    both = reverse("organisation_chooser:chosen_multiple")
    answer = partner_client.get(both, {"id": [organisation_a.pk, organisation_b.pk]}).json()
    assert [item["title"] for item in answer["result"]] == ["Organisation A"]


def test_the_chooser_searches_name_and_code(partner_client, organisation_a):
    url = reverse("organisation_chooser:choose_results")
    assert list(partner_client.get(url, {"q": "ORG-A"}).context["results"]) == [organisation_a]
    assert list(partner_client.get(url, {"q": "nowhere"}).context["results"]) == []


def test_a_form_neither_offers_nor_names_another_partners_organisation(partner_client, partner, organisation_b):
    data = {"user": partner.pk, "organisation": organisation_b.pk, "areas": ""}
    response = partner_client.post(reverse("membership:add"), data)
    assert response.status_code == 200
    assert "organisation" in response.context["form"].errors
    assert "Organisation B" not in response.content.decode()
    assert not Membership.objects.filter(organisation=organisation_b).exists()


def test_a_filter_offers_only_the_own_organisation(partner_client, organisation_a, organisation_b):
    response = partner_client.get(reverse("membership:index"))
    choices = response.context["filters"].form.fields["organisation"].queryset
    assert list(choices) == [organisation_a]


def test_an_export_holds_only_the_own_organisation_and_no_formula(partner_client, organisation_a, organisation_b):
    organisation_a.name = "=HYPERLINK(1)"
    organisation_a.save()
    rows = export_rows(partner_client.get(reverse("organisation:index"), {"export": "csv"}))
    assert [row["Code"] for row in rows] == ["org-a"]
    assert rows[0]["Name"] == "'=HYPERLINK(1)"


def test_usage_does_not_name_records_of_others(partner_client, organisation_a, django_capture_on_commit_callbacks):
    grant(organisation_a.memberships.get().user, Facilitator)
    with django_capture_on_commit_callbacks(execute=True):
        near = FacilitatorFactory(organisation=organisation_a, name="Near by")
        far = FacilitatorFactory(organisation=organisation_a, name="Far away", base_area=region("XD-02", "South"))
    organisation_a.memberships.get().areas.set([near.base_area])
    ReferenceIndex.create_or_update_for_object(near)
    ReferenceIndex.create_or_update_for_object(far)
    text = partner_client.get(reverse("organisation:usage", args=[organisation_a.pk])).content.decode()
    assert "Near by" in text
    assert "Far away" not in text


def test_an_administrator_sees_all(client, administrator, organisation_a, organisation_b):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    assert listed(client.get(reverse("organisation:index"))) == [organisation_a, organisation_b]


@pytest.mark.parametrize("name", ["organisation", "membership", "lead_agency"])
def test_a_list_costs_the_same_for_one_row_as_for_three(client, administrator, django_assert_num_queries, name):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    make(1)
    client.get(reverse(f"{name}:index"))
    for rows in (1, 3):
        make(rows)
        with django_assert_num_queries(QUERIES[name]):
            assert len(listed(client.get(reverse(f"{name}:index")))) == rows


QUERIES = {"organisation": 10, "membership": 10, "lead_agency": 10}


def make(rows):
    LeadAgency.objects.all().delete()
    Membership.objects.all().delete()
    Organisation.objects.all().delete()
    for number in range(rows):
        land = country(f"X{number}M", f"Land {number}")
        organisation = OrganisationFactory(country=land)
        MembershipFactory(organisation=organisation)
        LeadAgency.objects.create(country=land, organisation=organisation)


def test_a_protected_organisation_is_not_deleted_and_the_reason_is_said(client, administrator, organisation_a):
    FacilitatorFactory(organisation=organisation_a)
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    response = client.post(reverse("organisation:delete", args=[organisation_a.pk]), follow=True)
    assert Organisation.objects.filter(pk=organisation_a.pk).exists()
    assert "still used by other records" in response.content.decode()


def test_areas_and_languages_are_typed_as_codes_or_labels(client, administrator):
    land = country()
    Area.objects.filter(pk=land.pk).update(name="Demoland")
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    data = {"name": "New", "code": "new", "kind": "police", "country": land.pk, "mandate": "", "website": ""}
    refused = client.post(reverse("organisation:add"), data | {"areas": "XDM, QQQ", "languages": "sw, qqq"})
    assert refused.context["form"].errors == {
        "areas": ["Not a known area: QQQ"],
        "languages": ["Not a known language: qqq"],
    }
    taken = client.post(
        reverse("organisation:add"), data | {"areas": '"Demoland (XDM)"', "languages": "Swahili (sw),fr"}
    )
    assert taken.status_code == 302
    organisation = Organisation.objects.get(code="new")
    assert list(organisation.areas.all()) == [land]
    assert organisation.languages == ["sw", "fr"]
    shown = client.get(reverse("organisation:edit", args=[organisation.pk])).content.decode()
    assert 'value="Demoland\u00a0(XDM)"' in shown
    assert 'value="Swahili\u00a0(sw), French\u00a0(fr)"' in shown
