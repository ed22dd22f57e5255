"""Changes of several campaigns or activities at once: all or none, and taken back where nobody changed them since."""

import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Activity, Campaign
from campaigns.planning.several import ArchiveSeveral, ChooseProgramme, MoveDates
from clarion.lists.actions import change_several, undo
from clarion.models import ChangeOfSeveral
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ProgrammeFactory
from tests.factories.partners import MembershipFactory, region

pytestmark = pytest.mark.django_db
YEAR = {"starts_on": datetime.date(2026, 1, 1), "ends_on": datetime.date(2026, 12, 31)}


@pytest.fixture
def activities(organisation_a):
    campaign = CampaignFactory(**YEAR, lead_organisation=organisation_a)
    days = ("2026-03-02", "2026-04-02", "2026-12-20")
    return [
        ActivityFactory(campaign=campaign, name=f"Spot {n}", starts_on=day, ends_on=day) for n, day in enumerate(days)
    ]


def days_of(activities):
    found = Activity.objects.filter(pk__in=[one.pk for one in activities]).order_by("name")
    return [f"{one.starts_on:%d.%m}" for one in found]


def moved(activities, days, by):
    found = Activity.objects.filter(pk__in=[one.pk for one in activities])
    return change_several(list_name="activity", change=MoveDates, records=found, given={"days": days}, by=by)


def test_all_move_and_all_come_back(activities, editor):
    done = moved(activities, -7, editor)
    assert days_of(activities) == ["23.02", "26.03", "13.12"]
    undone = undo(done=done, change=MoveDates, model=Activity, by=editor)
    assert (undone.count, undone.stayed, days_of(activities)) == (3, (), ["02.03", "02.04", "20.12"])
    with pytest.raises(ValidationError):
        undo(done=done, change=MoveDates, model=Activity, by=editor)


def test_where_one_refuses_none_moves_and_it_is_named(activities, editor):
    with pytest.raises(ValidationError) as caught:
        moved(activities, 30, editor)
    assert caught.value.messages == [
        "Nothing was changed, because of these:",
        "Spot 2: Its dates lie outside the campaign's.",
    ]
    assert days_of(activities) == ["02.03", "02.04", "20.12"]
    assert ChangeOfSeveral.objects.count() == 0


def test_what_was_changed_since_stays(activities, editor):
    done = moved(activities[:2], 1, editor)
    Activity.objects.filter(pk=activities[0].pk).update(starts_on="2026-05-05", ends_on="2026-05-05")
    undone = undo(done=done, change=MoveDates, model=Activity, by=editor)
    assert (undone.count, undone.stayed) == (1, ("Spot 0: changed since.",))
    assert days_of(activities[:2]) == ["05.05", "02.04"]


def test_only_who_made_it_takes_it_back_and_only_for_a_day(activities, editor, coordinator):
    done = moved(activities[:1], 1, editor)
    with pytest.raises(PermissionDenied):
        undo(done=done, change=MoveDates, model=Activity, by=coordinator)
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=25)), pytest.raises(ValidationError):
        undo(done=done, change=MoveDates, model=Activity, by=editor)


def test_nobody_moves_what_they_may_not(activities, partner):
    with pytest.raises(PermissionDenied):
        moved(activities, 1, partner)


def test_archive_and_programme_come_back_too(organisation_a, editor):
    over = CampaignFactory(status="completed", lead_organisation=organisation_a)
    programme = ProgrammeFactory(lead_organisation=organisation_a)
    given = {"without_lesson": "A test."}
    archived = change_several(list_name="campaign", change=ArchiveSeveral, records=[over], given=given, by=editor)
    assert Campaign.objects.get().archived_at is not None
    undo(done=archived, change=ArchiveSeveral, model=Campaign, by=editor)
    draft = CampaignFactory(lead_organisation=organisation_a)
    chosen = change_several(
        list_name="campaign", change=ChooseProgramme, records=[draft], given={"programme": programme}, by=editor
    )
    assert Campaign.objects.get(pk=draft.pk).programme == programme
    undo(done=chosen, change=ChooseProgramme, model=Campaign, by=editor)
    assert list(Campaign.objects.values_list("archived_at", "programme")) == [(None, None), (None, None)]


class TestPage:
    address = "/admin/activity/several/dates/"

    def test_it_shows_the_list_as_filtered_and_ticks_nothing(self, client, activities, coordinator):
        ActivityFactory(
            campaign=activities[0].campaign, name="Play", medium="theatre", starts_on="2026-05-01", ends_on="2026-05-02"
        )
        client.force_login(coordinator)
        page = client.get(self.address, {"medium": "theatre"})
        assert [(str(record), ticked) for record, _, ticked in page.context["records"]] == [("Play", False)]

    def test_a_mistake_keeps_what_was_ticked(self, client, activities, coordinator):
        client.force_login(coordinator)
        ticked = [activities[0].pk]
        for days in ("0", "", "99999999999"):
            page = client.post(self.address, {"days": days, "record": ticked})
            assert list(page.context["form"].errors) == ["days"]
            assert sorted(str(record) for record, _, on in page.context["records"] if on) == ["Spot 0"]
        assert client.post(self.address, {"days": "1"}).context["form"].non_field_errors() == ["Tick at least one."]

    def test_it_leads_back_and_offers_the_undo(self, client, activities, coordinator):
        client.force_login(coordinator)
        answer = client.post(f"{self.address}?medium=tv_spot", {"days": "1", "record": [one.pk for one in activities]})
        assert answer["Location"] == "/admin/activity/?medium=tv_spot"
        page = client.get(answer["Location"])
        done = ChangeOfSeveral.objects.get()
        assert page.context["above"].last_change == done
        assert "3 activities were moved." in page.content.decode()
        client.post(reverse("clarion_undo", args=[done.pk]))
        assert days_of(activities) == ["02.03", "02.04", "20.12"]
        assert client.get("/admin/activity/").context["above"].last_change is None

    def test_what_is_out_of_reach_is_neither_shown_nor_moved(self, client, activities, coordinator):
        MembershipFactory(user=coordinator).areas.add(region())
        client.force_login(coordinator)
        assert client.get(self.address).context["records"] == []
        page = client.post(self.address, {"days": "1", "record": [activities[0].pk]})
        assert page.context["form"].non_field_errors() == ["Tick at least one."]

    @pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "1 OR 1"])
    def test_nonsense_among_the_ticks_is_nothing(self, client, activities, coordinator, key):
        client.force_login(coordinator)
        assert client.post(self.address, {"days": "1", "record": [key]}).status_code in (200, 400)

    def test_partners_find_no_such_page(self, client, activities, partner):
        client.force_login(partner)
        assert client.get(self.address).status_code == 404
        assert client.get("/admin/activity/").context["above"].changes == []
