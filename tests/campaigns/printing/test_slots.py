"""What printing shows elsewhere: calendar, tasks, a campaign's page; and scans that reach the place."""

import datetime
from collections import Counter

import pytest
from django.utils import timezone

from campaigns.models import Placement
from campaigns.printing.entries import days_of_print
from campaigns.printing.home import print_to_see_to
from campaigns.printing.scanned import add_scans
from campaigns.printing.tab import print_tab
from clarion.calendar import Period
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import CampaignFactory, ShortLinkFactory
from tests.factories.partners import MembershipFactory, region
from tests.factories.printing import MediaReleaseFactory, PlacementFactory, PrintBatchFactory

pytestmark = pytest.mark.django_db
FEBRUARY = Period(datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
DAY = datetime.date(2026, 2, 3)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_shows_deliveries_places_by_day_and_releases(coordinator, rows):
    batch = PrintBatchFactory(name="Posters")
    PrintBatchFactory(delivered_on=DAY)
    for _row in range(rows):
        PlacementFactory(batch=batch, status="up", put_up_on=DAY)
    release = MediaReleaseFactory(title="Song", kind="music")
    MediaReleaseFactory(released_on=datetime.date(2026, 3, 1))
    with own_queries(3):
        entries = days_of_print(None, coordinator, FEBRUARY)
    places = "1 place" if rows == 1 else "3 places"
    assert [(entry.key, entry.title, entry.medium) for entry in entries] == [
        (f"print:{batch.pk}", "Delivery due: Posters", "poster"),
        (f"placement:{batch.pk}-2026-02-03", f"Put up in {places}: Posters", "poster"),
        (f"release:{release.pk}", "Song or music video: Song", "music"),
    ]


@pytest.mark.parametrize(("areas", "place"), [(["North"], "North"), (["North", "South"], "")])
def test_places_in_one_area_say_which(coordinator, areas, place):
    batch = PrintBatchFactory(delivered_on=DAY)
    for number, name in enumerate(areas):
        PlacementFactory(batch=batch, status="up", put_up_on=DAY, area=region(f"XD-5{number}", name))
    PlacementFactory(batch=batch, status="up", put_up_on=DAY, area=region("XD-50", "North"))
    (entry,) = days_of_print(None, coordinator, FEBRUARY)
    assert (entry.place, entry.campaign) == (place, batch.campaign.name)


def test_calendar_and_tab_keep_to_what_a_person_may_see(partner, agency):
    own = MembershipFactory(user=partner).organisation
    mine = PrintBatchFactory(campaign=CampaignFactory(lead_organisation=own))
    foreign = PlacementFactory(status="up", put_up_on=DAY).batch
    MediaReleaseFactory()
    assert [entry.key for entry in days_of_print(None, partner, FEBRUARY)] == [f"print:{mine.pk}"]
    assert days_of_print(None, agency, FEBRUARY) == []
    assert [tab.context["batches"] for tab in print_tab(mine.campaign, partner)] == [[(mine, "English")]]
    assert print_tab(foreign.campaign, partner) == []
    assert print_tab(mine.campaign, agency) == []


def test_tasks_name_what_should_be_delivered_and_what_hangs_too_long(coordinator, partner):
    today = timezone.localdate()
    week = today + datetime.timedelta(days=7)
    running = {"campaign__ends_on": week}
    late = PrintBatchFactory(name="Late", due_on=today - datetime.timedelta(days=1), **running)
    soon = PrintBatchFactory(name="Soon", due_on=week, **running)
    PrintBatchFactory(due_on=week + datetime.timedelta(days=1), **running)
    PrintBatchFactory(due_on=today, delivered_on=today, **running)
    over = CampaignFactory(name="Over", status="completed", ends_on=week)
    batch = PrintBatchFactory(campaign=over, delivered_on=DAY)
    for status in ("up", "up", "missing"):
        PlacementFactory(batch=batch, status=status, put_up_on=DAY)
    PlacementFactory(batch__delivered_on=DAY, batch__campaign__ends_on=week, status="up", put_up_on=DAY)
    found = [(entry.text, entry.due, entry.urgent) for entry in print_to_see_to(None, coordinator)]
    assert found == [
        ("“Late” should come from the printer", late.due_on, True),
        ("“Soon” should come from the printer", soon.due_on, False),
        ("2 places of “Over” to take down", None, False),
    ]
    assert print_to_see_to(None, partner) == []


def test_scans_are_added_to_the_place_of_their_code():
    placement, other = PlacementFactory(scans=2), PlacementFactory()
    add_scans(Counter({placement.short_link.code: 3, ShortLinkFactory().code: 5, "unknown": 7}))
    assert list(Placement.objects.order_by("pk").values_list("pk", "scans")) == [(placement.pk, 5), (other.pk, 0)]
