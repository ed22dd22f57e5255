"""Records for every page of the admin, each in the state in which its page is offered, and a person of each role."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from campaigns.discussion import actions as discussion
from campaigns.discussion import keeping
from clarion.jobs.models import JobRun
from clarion.jobs.outbox import queue_mail
from clarion.jobs.progress import open_progress
from evaluation.impact import actions as impact
from evaluation.impact import results
from evaluation.models import Alias, Indicator
from evaluation.national import actions as national
from evaluation.national.intake import Source
from partners.models import ContactChange, LeadAgency, SecondFactorReset
from partners.people.choices import Role
from partners.people.role_groups import sync_roles
from tests.access.world import World, world_of
from tests.conftest import person
from tests.factories import campaigns as plans
from tests.factories.content import HandoutFactory, ImageFactory, RecordingFactory
from tests.factories.discussion import CommentFactory, MentionFactory
from tests.factories.evaluation import glotip_row, glotip_workbook
from tests.factories.evaluation_impact import monthly_csv, unsaved_plan, unsaved_series
from tests.factories.partners import MembershipFactory, RoomFactory, UserFactory, region
from tests.factories.pretesting import EffectFactory, PretestFactory
from tests.factories.reach import ReachEntryFactory
from tests.factories.touring import PerformanceFactory


@dataclass
class House:
    """People by role, records by model label, and by route name those that a page needs in a state of their own."""

    people: dict[str, object]
    records: dict[str, object]
    in_state: dict[str, object] = field(default_factory=dict)


def furnished(folder) -> House:
    """Fills the database with at least one record of each kind; files are made in the folder."""
    sync_roles(strict=False)  # a database that was emptied lacks a permission that only a migration writes
    own = world_of("HOUSE", with_files=False)
    people = {role: person(role, first_name="Ada", last_name=role.title()) for role in Role if role != Role.PARTNER}
    people[Role.PARTNER] = own.person
    MembershipFactory(user=people[Role.AGENCY], organisation=own.organisation)
    house = House(people, own.records)
    _partners(own, house)
    _campaigns(own, house)
    _machine_room(own, house)
    _accounts(house)
    _impact(own, house)
    _national(own, house, folder)
    _library(own, house)
    return house


def _library(own: World, house: House) -> None:
    for kind, factory in (("image", ImageFactory), ("recording", RecordingFactory), ("handout", HandoutFactory)):
        house.in_state[f"confirm_{kind}"] = factory(people_shown="not_identifiable", organisation=own.organisation)


def _partners(own: World, house: House) -> None:
    event = own.records["campaigns.event"]
    own.add(region())
    own.add(event.venue)
    RoomFactory(venue=event.venue)
    service = own.records["partners.helpservice"]
    ContactChange.objects.create(
        service=service, before={"phone": "0000 1"}, after={"phone": "0000 2"}, reason="new", proposed_by=UserFactory()
    )
    house.in_state["help_service:decide"] = service
    own.add(LeadAgency.objects.create(country=own.organisation.country, organisation=own.organisation))


def _campaigns(own: World, house: House) -> None:
    campaign = own.records["campaigns.campaign"]
    own.add(PretestFactory(objective=plans.ObjectiveFactory(campaign=campaign)))
    own.add(EffectFactory(campaign=campaign))
    plans.EvidenceFactory(campaign=campaign)
    plans.HeadcountFactory(event=own.records["campaigns.event"], sex="female", age_band="15_17", count=21)
    ReachEntryFactory(campaign=campaign, exact=1234)
    house.in_state["event:book"] = own.records["campaigns.activity"]
    house.in_state["campaign:bring_back"] = plans.CampaignFactory(status="completed", archived_at=timezone.now())
    _discussion(campaign, house)
    _stops_to_come(own, house)
    for move, status in {"plan": "draft", "activate": "planned", "complete": "active", "reopen": "active"}.items():
        house.in_state[f"campaign:{move}"] = plans.complete_campaign(status=status)


def _stops_to_come(own: World, house: House) -> None:
    """Two of the tour: what was recorded can neither move nor be cancelled."""
    days = (timezone.now() + timedelta(days=days) for days in (8, 9))
    one, _other = (PerformanceFactory(tour=own.records["campaigns.tour"], event__starts_at=day) for day in days)
    house.in_state |= dict.fromkeys(("performance:move", "performance:swap", "performance:call_off"), one)


def _discussion(campaign, house: House) -> None:
    partner, coordinator = house.people[Role.PARTNER], house.people[Role.COORDINATOR]
    settled = CommentFactory(campaign=campaign, author=partner)
    house.in_state["discussion:reopen"] = discussion.resolve(comment=settled, by=coordinator)
    house.in_state["discussion:read"] = MentionFactory(person=partner, comment__campaign=campaign).comment
    given = plans.CampaignFactory(lead_organisation=campaign.lead_organisation)
    keeping.hand_over(campaign=given, to=coordinator, by=house.people[Role.EDITOR], note="Next: the radio spots.")
    house.in_state["discussion:accept"] = given


def _machine_room(own: World, house: House) -> None:
    own.add(queue_mail(key="one", to="ada@example.org", subject="A subject", body="Read me at https://example.org/"))
    own.add(JobRun.objects.create(name="clarion.send_waiting_mail"))
    house.in_state["clarion_progress"] = open_progress(by=house.people[Role.EDITOR], label="Reading a file", total=3)


def _accounts(house: House) -> None:
    invited, ended = UserFactory(first_name="Eve"), UserFactory(first_name="Max", is_active=False)
    invited.set_unusable_password()
    invited.save()
    asked = UserFactory(first_name="Kim", role=Role.APPROVER)
    colleague = UserFactory(role=Role.ADMINISTRATOR)
    SecondFactorReset.objects.create(person=asked, requested_by=colleague, reason="The phone is lost.")
    house.records["partners.user"] = asked
    house.in_state |= {
        "wagtailusers_users:invite_again": invited,
        "wagtailusers_users:erase": ended,
        "wagtailusers_users:confirm_second_factor_reset": asked,
        "wagtailusers_users:end_sessions": house.people[Role.PARTNER],
    }


def _impact(own: World, house: House) -> None:
    by, campaign = house.people[Role.EVALUATOR], own.records["campaigns.campaign"]
    found = impact.import_outcome_series(series=unsaved_series(), data=monthly_csv().encode(), by=by)
    series = own.add(found.series)
    house.in_state["outcome_series:translate"] = series
    plan = impact.register_plan(plan=unsaved_plan(series, campaign=campaign), by=by)
    own.add(impact.freeze_plan(plan=plan, by=by))
    result = results.store_result(plan=own.records["evaluation.evaluationplan"], by=by)
    impact.publish_result(result=result, by=house.people[Role.APPROVER])
    later = unsaved_plan(series, campaign=campaign, question="Did calls rise again?")
    house.in_state["evaluation:change"] = impact.register_plan(plan=later, by=by)


def _national(own: World, house: House, folder) -> None:
    by = house.people[Role.EVALUATOR]
    own.add(Alias.objects.create(text="Demolandian", code="XDM"))
    submitted = _release(folder, own, by, "01/01/2024", submits=True)
    read = _release(folder, own, by, "01/02/2024", submits=False)
    house.in_state |= {"release:approve": submitted, "release:submit": read, "release:discard": read}
    approved = _release(folder, own, by, "01/03/2024", submits=True)
    national.approve(release=approved, by=house.people[Role.APPROVER])
    own.add(approved)
    own.add(Indicator.objects.first())


def _release(folder, own, by, banner, *, submits):
    """A release of a row that counts, a changed spelling that is noticed, and a place without a code, set aside."""
    rows = [
        glotip_row(value=banner[3:5]),
        glotip_row(dimension="by citizenship", category="Nobody's land"),
        glotip_row(iso3=None, country="Sark"),
    ]
    name = f"figures-{banner[3:5]}.xlsx"
    path = glotip_workbook(folder / name, rows, banner=banner)
    source = Source(path=path, name=name, by=by, organisation=own.organisation, submits=submits)
    return national.import_file(source=source).release
