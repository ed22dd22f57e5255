"""The admin's first page: what waits, short lists of what each person may see, words for what is empty."""

import datetime

import pytest
from django.utils import timezone

from campaigns.planning.choices import Status
from clarion import slots
from clarion.home import LONGEST
from evaluation.models import Release
from partners.models import ContactChange, FailedCall
from partners.people.choices import Role
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory, EventFactory
from tests.factories.partners import HelpServiceFactory
from tests.factories.touring import PerformanceFactory

pytestmark = pytest.mark.django_db


def first_page(client, user) -> str:
    client.force_login(user)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


def panels(user) -> dict:
    return {panel.name: panel for panel in slots.collect("home_panels", None, user)}


def texts(panel) -> list[str]:
    return [entry.text for entry in panel.entries]


def waiting(user) -> list[str]:
    return [entry.text for entry in slots.collect("tasks_at_home", None, user)]


def in_days(days: int) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=days)


def release(submitter, status="submitted", **fields):
    number = Release.objects.count()
    approved = {"approver": person(Role.APPROVER, username=f"other{number}"), "approved_at": timezone.now()}
    return Release.objects.create(
        dataset="glotip",
        code=f"r-{number}",
        version=f"2024-0{number + 1}-01",
        released_on=datetime.date(2024, number + 1, 1),
        sha256=f"{number:064}",
        original_name="figures.xlsx",
        importer="test",
        status=status,
        received_by=submitter,
        submitter=submitter,
        **(approved if status == "approved" else {}),
        **fields,
    )


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (Role.ADMINISTRATOR, ["campaigns", "events", "figures", "lately", "role"]),
        (Role.EDITOR, ["campaigns", "events", "lately", "role"]),
        (Role.COORDINATOR, ["campaigns", "events", "lately", "role"]),
        (Role.PARTNER, ["campaigns", "events", "lately", "role"]),
        (Role.AGENCY, ["campaigns", "figures", "lately", "role"]),
        (Role.EVALUATOR, ["campaigns", "events", "figures", "lately", "role"]),
        (Role.APPROVER, ["campaigns", "events", "figures", "lately", "role"]),
    ],
)
def test_each_role_has_the_lists_of_its_work(client, organisation_a, role, names):
    user = person(role, organisation_a)
    assert sorted(panels(user)) == names
    text = first_page(client, user)
    for name in ("waiting", *names):
        assert f'id="home-{name}"' in text
    assert str(Role(role).label) in text
    assert "Organisation A" in text


def test_campaigns_stand_in_the_order_of_their_state_and_only_those_the_person_may_open(partner, organisation_a):
    CampaignFactory(name="Elsewhere", status=Status.ACTIVE)
    for name, status in (("Idea", "draft"), ("Over", "completed"), ("Next", "planned"), ("Now", "active")):
        CampaignFactory(name=name, status=status, lead_organisation=organisation_a)
    assert texts(panels(partner)["campaigns"]) == ["Now", "Next", "Idea"]


def test_a_list_is_short(editor):
    for _ in range(LONGEST + 2):
        CampaignFactory(status=Status.ACTIVE)
    assert len(panels(editor)["campaigns"].entries) == LONGEST


def test_the_next_event_comes_first_and_the_cancelled_and_the_past_are_left_out(editor, partner2):
    for title, days, status in (
        ("Later", 9, "planned"),
        ("Soon", 2, "confirmed"),
        ("Off", 1, "cancelled"),
        ("Past", -2, "held"),
    ):
        EventFactory(title=title, starts_at=in_days(days), status=status)
    assert texts(panels(editor)["events"]) == ["Soon", "Later"]
    assert texts(panels(partner2)["events"]) == []


def test_an_empty_list_says_why(client, editor, partner):
    assert "No campaign is planned or active yet." in first_page(client, editor)
    assert "once your organisation leads it or is its partner" in first_page(client, partner)
    assert "Nothing is booked in the campaigns and areas you see." in first_page(client, partner)


def test_only_those_who_may_are_offered_the_next_step(editor, coordinator, partner):
    def offered(user):
        return [way.text for panel in panels(user).values() for way in panel.ways_on]

    assert {"Plan a campaign", "Book an event"} <= set(offered(editor))
    assert "Book an event" in offered(coordinator)
    assert "Plan a campaign" not in offered(coordinator)
    assert {"Plan a campaign", "Book an event"}.isdisjoint(offered(partner))


def test_figures_wait_for_an_approver_who_did_not_submit_them(approver, evaluator):
    waits = release(evaluator)
    own = release(approver)
    assert waiting(approver) == [f"Approve figures: {waits}"]
    assert waiting(evaluator) == []
    assert str(own) not in "".join(waiting(approver))


def test_the_newest_figures_are_those_that_still_stand(evaluator):
    stands = release(evaluator, "approved")
    release(evaluator, "withdrawn")
    assert texts(panels(evaluator)["figures"]) == [str(stands)]


def test_an_agency_sees_its_own_figures_alone(agency, evaluator, organisation_b):
    release(evaluator, "approved", organisation=organisation_b)
    assert texts(panels(agency)["figures"]) == []
    own = release(evaluator, "approved", organisation=agency.memberships.get().organisation)
    assert texts(panels(agency)["figures"]) == [str(own)]


def test_events_without_a_headcount_wait_for_those_who_count_them(coordinator, partner, organisation_a, evaluator):
    campaign = CampaignFactory(status=Status.ACTIVE, lead_organisation=organisation_a)
    EventFactory(starts_at=in_days(-3), status="confirmed", campaign=campaign)
    EventFactory(starts_at=in_days(-2), status="planned")
    EventFactory(starts_at=in_days(-1), status="held")
    assert waiting(coordinator) == ["2 events without a headcount"]
    assert waiting(partner) == ["1 event without a headcount"]
    assert waiting(evaluator) == []


def test_help_services_wait_for_those_who_may_verify_them(coordinator, agency, editor):
    own = agency.memberships.get().organisation
    HelpServiceFactory(verified_on=None, organisation=own)
    HelpServiceFactory(verified_on=None)
    assert waiting(coordinator) == ["2 help services to verify", "2 help services that readers are not shown"]
    assert waiting(agency) == ["1 help service to verify"]
    assert waiting(editor) == ["2 help services that readers are not shown"]


def test_reports_and_proposals_wait_for_those_who_call(coordinator, editor):
    service = HelpServiceFactory()
    FailedCall.objects.create(service=service, day=timezone.localdate())
    ContactChange.objects.create(service=service, reason="new", proposed_by=editor)
    assert waiting(coordinator) == [
        "1 help service to verify",
        "1 help service that readers did not reach: call it",
        "1 change of contacts waits for a second person who calls",
    ]
    ContactChange.objects.update(proposed_by=coordinator)
    assert len(waiting(coordinator)) == 2


def fill(rows: int, organisation, submitter) -> None:
    for _ in range(rows):
        campaign = CampaignFactory(status=Status.ACTIVE, lead_organisation=organisation)
        EventFactory(campaign=campaign, starts_at=in_days(5))
        EventFactory(campaign=campaign, starts_at=in_days(-5))
        PerformanceFactory(tour__activity__campaign=campaign, event__starts_at=in_days(-5))
        HelpServiceFactory(verified_on=None, organisation=organisation)
        release(submitter, organisation=organisation)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("role", "count"),
    [(Role.ADMINISTRATOR, 26), (Role.EDITOR, 20), (Role.PARTNER, 12), (Role.AGENCY, 13), (Role.APPROVER, 13)],
)
def test_the_lists_cost_the_same_however_long(django_assert_num_queries, organisation_a, evaluator, role, count, rows):
    fill(rows, organisation_a, evaluator)
    user = type(evaluator).objects.get(pk=person(role, organisation_a).pk)
    with django_assert_num_queries(count):
        slots.collect("home_panels", None, user)
        slots.collect("tasks_at_home", None, user)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("role", "count"), [(Role.EDITOR, 37), (Role.PARTNER, 23), (Role.APPROVER, 28)])
def test_the_whole_page_costs_the_same_however_much_there_is(
    client, django_assert_num_queries, organisation_a, evaluator, role, count, rows
):
    fill(rows, organisation_a, evaluator)
    client.force_login(person(role, organisation_a))
    client.get("/admin/")  # what Django and Wagtail read once a process
    with django_assert_num_queries(count):
        client.get("/admin/")
