"""One record of every kind for an organisation, each text carrying a mark that another one must never see."""

import datetime
from dataclasses import dataclass, field

from clarion.models import ChangeOfSeveral, SavedView
from tests.factories import broadcast, touring
from tests.factories import budget as costs
from tests.factories import campaigns as plans
from tests.factories import printing as prints
from tests.factories import results as frameworks
from tests.factories import toolkits as kits
from tests.factories.consent import ConsentFactory
from tests.factories.content import HandoutFactory, ImageFactory, RecordingFactory
from tests.factories.discussion import CommentFactory, HandOverFactory, MentionFactory
from tests.factories.partners import (
    FacilitatorFactory,
    HelpServiceFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    region,
)

RECORDED = {"recorded_at": datetime.datetime(2026, 3, 3, tzinfo=datetime.UTC), "talk_held": True}


@dataclass
class World:
    """The organisation, who acts for it, its records by model label, and keys by the names addresses give them."""

    organisation: object
    person: object
    records: dict[str, object] = field(default_factory=dict)
    keys: dict[str, object] = field(default_factory=dict)

    def names_a_record(self, route) -> bool:
        """Whether a record of this world stands in the route's address, and nothing is left to a sample word."""
        return list(route.parameters) == ["pk"] and route.model in self.records

    def add(self, record):
        self.records[record._meta.label_lower] = record
        return record


def world_of(mark: str, *, with_files: bool = True) -> World:
    """Makes an organisation, its partner account and one record of each kind it owns."""
    key = mark.lower()
    organisation = OrganisationFactory(code=f"org-{key}", name=f"Organisation {mark}", mandate=mark)
    person = UserFactory(username=f"partner-{key}", first_name=mark, role="partner")
    own = World(organisation, person)
    own.add(organisation)
    own.add(person)
    own.add(MembershipFactory(user=person, organisation=organisation))
    own.add(FacilitatorFactory(name=f"Facilitator {mark}", organisation=organisation, base_area=region()))
    own.add(HelpServiceFactory(name=f"Help line {key[-1]}", organisation=organisation, is_active=False))
    programme = own.add(plans.ProgrammeFactory(code=key, name=f"Programme {mark}", lead_organisation=organisation))
    campaign = own.add(
        plans.CampaignFactory(code=key, name=f"Campaign {mark}", lead_organisation=organisation, programme=programme)
    )
    own.add(plans.LessonFactory(campaign=campaign, text=f"Lesson {mark}"))
    toolkit = own.add(kits.ToolkitFactory(code=key, name=f"Toolkit {mark}", organisation=organisation))
    own.add(kits.ToolkitUseFactory(toolkit=toolkit, campaign=campaign, questions=[f"Question {mark}"]))
    own.add(kits.CheckFactory(campaign=campaign, text=f"Check {mark}"))
    activity = own.add(plans.ActivityFactory(campaign=campaign, name=f"Activity {mark}"))
    own.add(costs.CostLineFactory(campaign=campaign, activity=activity, purpose=f"Cost {mark}"))
    own.add(costs.ExchangeRateFactory(organisation=organisation, source=f"Bank {mark}"))
    result = own.add(frameworks.ResultFactory(campaign=campaign, code="3", statement=f"Result {mark}"))
    own.add(frameworks.ResultLinkFactory(lower__campaign=campaign, lower__code="2", higher=result))
    indicator = own.add(frameworks.IndicatorFactory(result=result, name=f"Indicator {mark}", number=1))
    own.add(frameworks.TargetFactory(indicator=indicator))
    own.add(frameworks.ReadingFactory(indicator=indicator, note=f"Note {mark}"))
    own.add(plans.ShortLinkFactory(code=key, campaign=campaign))
    batch = own.add(prints.PrintBatchFactory(campaign=campaign, activity=activity, name=f"Batch {mark}"))
    own.add(prints.PlacementFactory(batch=batch, place=f"Market {mark}"))
    own.add(prints.MediaReleaseFactory(campaign=campaign, title=f"Video {mark}"))
    own.add(plans.EventFactory(campaign=campaign, activity=activity, title=f"Event {mark}"))
    mine = {"owner_key": person.pk, "list_name": "campaign"}
    own.add(SavedView.objects.create(**mine, name=f"View {mark}", query="status=draft"))
    own.add(ChangeOfSeveral.objects.create(**mine, change="programme", rows=[]))
    comment = own.add(CommentFactory(campaign=campaign, author=person, text=f"Comment {mark}"))
    own.add(MentionFactory(comment=comment, person=person))
    own.add(HandOverFactory(campaign=campaign, giver=person, receiver=person, note=mark))
    airing = own.add(broadcast.AiringFactory(flight__activity=activity, flight__station__organisation=organisation))
    own.add(airing.flight)
    own.add(airing.station)
    stage = plans.ActivityFactory(campaign=campaign, name=f"Play {mark}", medium="theatre")
    tour = own.add(touring.TourFactory(activity=stage, company=organisation, name=f"Tour {mark}"))
    own.add(touring.PerformanceFactory(tour=tour, **RECORDED))
    own.add(ConsentFactory(organisation=organisation, file_reference=f"PAPER/{mark}"))
    if with_files:
        for factory in (ImageFactory, RecordingFactory, HandoutFactory):
            own.add(factory(title=f"Item {mark}", organisation=organisation))
    return own


def put_away(response) -> None:
    """Closes the files a response holds, without the signal at which Django closes the test's database connection."""
    for close in response._resource_closers:
        close()
