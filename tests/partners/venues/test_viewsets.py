"""Venues with rooms, and facilitators, in the admin."""

import pytest
from django.urls import reverse

from partners.models import Facilitator, Room, Venue
from tests.factories.partners import FacilitatorFactory, RoomFactory, VenueFactory, region
from tests.partners.admin import export_rows, grant, listed


@pytest.fixture
def coordinator_client(client, coordinator):
    grant(coordinator, Venue, Room, Facilitator)
    client.force_login(coordinator)
    return client


@pytest.fixture
def partner_client(client, partner):
    grant(partner, Venue, Room, Facilitator)
    client.force_login(partner)
    return client


def rooms(*names):
    data = {
        "rooms-TOTAL_FORMS": len(names),
        "rooms-INITIAL_FORMS": 0,
        "rooms-MIN_NUM_FORMS": 0,
        "rooms-MAX_NUM_FORMS": 1000,
    }
    for number, name in enumerate(names):
        data |= {f"rooms-{number}-name": name, f"rooms-{number}-seats": 30, f"rooms-{number}-ORDER": number}
    return data


def test_a_venue_is_made_with_its_rooms(coordinator_client):
    data = {
        "name": "School",
        "code": "s-1",
        "kind": "secondary",
        "area": region().pk,
        "time_zone": "Africa/Nairobi",
        "languages": "sw",
    }
    response = coordinator_client.post(reverse("venue:add"), data | rooms("Hall", "Room 1"))
    assert response.status_code == 302
    venue = Venue.objects.get()
    assert (venue.languages, list(venue.rooms.values_list("name", "seats"))) == (["sw"], [("Hall", 30), ("Room 1", 30)])


def test_a_time_zone_that_is_none_is_refused(coordinator_client):
    data = {"name": "S", "code": "s", "kind": "primary", "area": region().pk, "time_zone": "Mars/Olympus"}
    response = coordinator_client.post(reverse("venue:add"), data | rooms())
    assert set(response.context["form"].errors) == {"time_zone"}


def test_another_partners_facilitator_is_not_found(partner_client, organisation_a, organisation_b):
    own, other = FacilitatorFactory(organisation=organisation_a), FacilitatorFactory(organisation=organisation_b)
    assert listed(partner_client.get(reverse("facilitator:index"))) == [own]
    for view in ("edit", "delete", "inspect", "history", "usage"):
        assert partner_client.get(reverse(f"facilitator:{view}", args=[other.pk])).status_code == 404
        assert partner_client.get(reverse(f"facilitator:{view}", args=[own.pk])).status_code == 200
    assert partner_client.get(reverse("facilitator_chooser:chosen", args=[other.pk])).status_code == 404


def test_a_person_limited_to_an_area_sees_its_venues_only(partner_client, partner):
    near, far = VenueFactory(), VenueFactory(area=region("XD-02", "South"))
    partner.memberships.get().areas.set([region()])
    assert listed(partner_client.get(reverse("venue:index"))) == [near]
    assert partner_client.get(reverse("venue:edit", args=[far.pk])).status_code == 404
    assert partner_client.get(reverse("venue_chooser:chosen", args=[far.pk])).status_code == 404


def test_filters_by_place_and_by_vetting(coordinator_client):
    north, south = VenueFactory(name="A school"), VenueFactory(name="B school", area=region("XD-02", "South"))
    ended = FacilitatorFactory(vetting_valid_until="2020-01-01")
    FacilitatorFactory(base_area=region("XD-02", "South"))
    venues, people = reverse("venue:index"), reverse("facilitator:index")
    assert listed(coordinator_client.get(venues, {"area": "xd-02"})) == [south]
    assert listed(coordinator_client.get(venues, {"area": "XDM"})) == [north, south]
    assert listed(coordinator_client.get(venues, {"area": "nowhere"})) == []
    assert listed(coordinator_client.get(people, {"base_area": "XD-01"})) == [ended]
    assert listed(coordinator_client.get(people, {"vetting_before": "2021-01-01"})) == [ended]


def test_the_safeguarding_contact_is_in_no_export(coordinator_client):
    VenueFactory(name="-1+1")
    (row,) = export_rows(coordinator_client.get(reverse("venue:index"), {"export": "csv"}))
    assert row["Name"] == "'-1+1"
    assert not [value for value in row.values() if "Deputy" in value]


def test_an_inline_form_is_scoped_like_the_form_around_it(partner_client, partner):
    venue = VenueFactory()
    RoomFactory(venue=venue)
    assert partner_client.get(reverse("venue:edit", args=[venue.pk])).status_code == 200


@pytest.mark.parametrize(("name", "queries"), [("venue", 13), ("facilitator", 13)])
def test_a_list_costs_the_same_for_one_row_as_for_three(coordinator_client, django_assert_num_queries, name, queries):
    coordinator_client.get(reverse(f"{name}:index"))
    for rows in (1, 3):
        Room.objects.all().delete()
        Venue.objects.all().delete()
        Facilitator.objects.all().delete()
        for number in range(rows):
            RoomFactory(venue=VenueFactory(area=region(f"XD-1{number}", f"Region {number}")))
            FacilitatorFactory(base_area=region(f"XD-1{number}", f"Region {number}"))
        with django_assert_num_queries(queries):
            assert len(listed(coordinator_client.get(reverse(f"{name}:index")))) == rows
