"""Which services a reader is shown for a place."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from partners.models import HelpService
from partners.services.choices import ServiceKind
from partners.services.queries import services_by_area, services_for
from tests.factories.partners import HelpServiceFactory, country, region, world

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def names(services):
    return [service.name for service in services]


def test_the_nearest_service_comes_first():
    north = region()
    HelpServiceFactory(name="National", coverage=[country()])
    HelpServiceFactory(name="World", coverage=[world()])
    HelpServiceFactory(name="North", coverage=[north])
    HelpServiceFactory(name="South", coverage=[region("XD-02", "South")])
    found = services_for(north)
    assert names(found) == ["North", "National", "World"]
    assert [service.answers_for.code for service in found] == ["XD-01", "XDM", "001"]
    assert names(services_for(country())) == ["National", "World"]


def test_among_equally_near_ones_open_hours_then_kind_then_name_decide():
    HelpServiceFactory(name="B", always_open=False)
    HelpServiceFactory(name="C", kind=ServiceKind.REFERRAL)
    HelpServiceFactory(name="A", kind=ServiceKind.CHILD_HELPLINE)
    HelpServiceFactory(name="D")
    assert names(services_for(country())) == ["D", "A", "C", "B"]


@pytest.mark.parametrize(
    ("days", "fields", "shown"),
    [
        (0, {}, True),
        (90, {}, True),
        (91, {}, False),
        (0, {"verified_on": None}, False),
        (0, {"is_active": False}, False),
    ],
)
def test_only_active_services_verified_within_90_days_are_shown(days, fields, shown):
    HelpServiceFactory(name="One", **{"verified_on": days_ago(days), **fields})
    assert names(services_for(country())) == (["One"] if shown else [])


def test_an_unverified_region_falls_back_to_its_country():
    HelpServiceFactory(name="North", coverage=[region()], verified_on=days_ago(100))
    HelpServiceFactory(name="National", coverage=[country()])
    assert names(services_for(region())) == ["National"]


def test_a_service_of_two_areas_is_listed_once():
    HelpServiceFactory(name="Both", coverage=[region(), country()])
    found = services_for(region())
    assert names(found) == ["Both"]
    assert found[0].answers_for == region()


@pytest.mark.parametrize("rows", [1, 3])
def test_many_areas_cost_one_query(rows, django_assert_num_queries):
    places = [region(f"XD-0{number}", f"Region {number}") for number in range(rows)]
    for place in places:
        HelpServiceFactory(coverage=[place, country()])
    with django_assert_num_queries(1):
        found = services_by_area(places)
    assert [len(found[place.pk]) for place in places] == [rows] * rows
    assert [found[place.pk][0].answers_for for place in places] == places


def test_due_after_75_days_lapsed_after_90():
    for days in (74, 75, 90, 91):
        HelpServiceFactory(name=str(days), verified_on=days_ago(days))
    HelpServiceFactory(name="never", verified_on=None)
    HelpServiceFactory(name="off", verified_on=None, is_active=False)
    assert sorted(names(HelpService.objects.due())) == ["75", "90", "91", "never"]
    assert sorted(names(HelpService.objects.lapsed())) == ["91", "never"]
    assert [service.verification() for service in HelpService.objects.order_by("name")] == [
        "In order",
        "Due",
        "Due",
        "Not shown: verify it",
        "Not shown: verify it",
        "Switched off",
    ]


def test_a_consent_that_ends_is_asked_for_in_time():
    today = timezone.localdate()
    ending = HelpServiceFactory(consent_until=today + timedelta(days=30))
    HelpServiceFactory(consent_until=today + timedelta(days=31))
    assert list(HelpService.objects.due()) == [ending]
    assert ending.verification() == "Its consent ends soon"
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert ending in HelpService.objects.published()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert ending not in HelpService.objects.published()
