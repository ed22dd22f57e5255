"""Thirty-six months of reach by region: what each activity would have been counted, month by month, and one survey."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from campaigns.models import Activity, Campaign
from campaigns.planning import actions as planning
from campaigns.planning.choices import Behaviour, Medium, Status, Theme
from evaluation.models import ReachEntry
from evaluation.reach.attendance import pull_attendance
from evaluation.reach.choices import Confidence, Measure, Source
from partners.models import Area, AreaPopulation, User

from . import campaigns, runner
from .campaign_plans import SURVEY, CampaignPlan, Goal
from .country import COUNTRY, regions
from .organisations import AGENCY, A, B

MONTHS = 36
PROVENANCE = "Demonstration data"
BATCH = 2_000

FORERUNNER = CampaignPlan(
    code="know-the-number",
    name="Know the number",
    lead=AGENCY,
    partners=(A, B),
    regions=tuple(range(1, 25)),
    first=-1_130,
    last=-310,
    status="completed",
    hue=12,
    budget=420_000,
    summary="The years before “One call”: the same number, on the radio, on posters, on the web and by text message.",
    audience="Everyone of 15 and over",
    size=6_700_000,
    goals=(
        Goal(
            Theme.TRAFFICKING,
            Behaviour.CALL_FOR_HELP,
            "By the end of the campaign one adult in four can say the number of the help line.",
            "Know the number before you need it.",
            "Adults who can say the number",
            "% of adults",
            25,
            9,
        ),
    ),
    evidence={Theme.TRAFFICKING: ("Nine adults in a hundred could say the number of the help line.", SURVEY)},
    activities=(
        ("Radio spots", Medium.RADIO_SPOT, -1_125, -320),
        ("Campaign pages", Medium.WEB, -1_128, -310),
        ("Posters at health posts", Medium.POSTER, -1_100, -400),
        ("Short videos", Medium.SHORT_VIDEO, -900, -330),
    ),
)


@dataclass(frozen=True)
class Flow:
    """What one medium brings: events a month for each 100,000 people of a region, and how far the figure is known."""

    measure: Measure
    source: Source
    rate: float
    confidence: Confidence = Confidence.A
    spread: float = 0.0
    method: str = ""


STATIONS = "Spots run as logged by the station, times its average audience; the range is that of the audience survey."
SPREADING = "Delivery notes of the distributors; what was left over is not known exactly."
PLATFORM = "Figures the platform gives its customers; it does not say how it leaves out robots."
FLOWS = {
    Medium.WEB: (
        Flow(Measure.IMPRESSIONS, Source.WEB, 310),
        Flow(Measure.DOWNLOADS, Source.WEB, 24),
        Flow(Measure.SHARES, Source.WEB, 6),
    ),
    Medium.SHORT_VIDEO: (
        Flow(Measure.PLAYS, Source.WEB, 140),
        Flow(Measure.PLAYS, Source.SOCIAL, 900, Confidence.C, 0.15, PLATFORM),
    ),
    Medium.MUSIC: (Flow(Measure.PLAYS, Source.SOCIAL, 1_300, Confidence.C, 0.15, PLATFORM),),
    Medium.POSTER: (
        Flow(Measure.SCANS, Source.SHORT_LINK, 9),
        Flow(Measure.COPIES, Source.PRINT, 60, Confidence.B, 0.05, SPREADING),
    ),
    Medium.RADIO_SPOT: (Flow(Measure.IMPRESSIONS, Source.AS_RUN, 21_000, Confidence.B, 0.2, STATIONS),),
    Medium.RADIO_SHOW: (Flow(Measure.IMPRESSIONS, Source.AS_RUN, 9_000, Confidence.B, 0.2, STATIONS),),
    Medium.TV_SPOT: (Flow(Measure.IMPRESSIONS, Source.AS_RUN, 14_000, Confidence.B, 0.25, STATIONS),),
    Medium.TV_SHOW: (Flow(Measure.IMPRESSIONS, Source.AS_RUN, 5_500, Confidence.B, 0.25, STATIONS),),
    Medium.SMS: (Flow(Measure.COPIES, Source.MANUAL, 2_400, Confidence.B, 0.0, "Messages delivered, as billed."),),
    Medium.MOBILE_APP: (Flow(Measure.IMPRESSIONS, Source.WEB, 75),),
}
"""Plays, seminars and lectures are not here: their figures are the headcounts of events."""


def load(seed: int) -> str:
    _forerunner(seed)
    made = Campaign.objects.filter(is_demonstration=True).order_by("code")
    people = _people()
    entries = [entry for campaign in made for entry in _entries(seed, campaign, people)]
    ReachEntry.objects.bulk_create(entries, batch_size=BATCH, ignore_conflicts=True)
    heads = pull_attendance()
    return f"Reach: {len(entries)} entries of {MONTHS} months by region, and headcounts of {heads} events."


def refresh() -> None:
    """Headcounts that were recorded since."""
    pull_attendance()


def _forerunner(seed: int) -> None:
    """The campaign that went before the present ones, so that there is something to look back on."""
    if Campaign.objects.filter(code=FORERUNNER.code).exists():
        return
    editor = User.objects.get(username="editor")
    campaigns._campaign(FORERUNNER, timezone.localdate(), editor, seed)
    planning.complete(campaign=Campaign.objects.get(code=FORERUNNER.code), by=editor)


def _people() -> dict[int, int]:
    """Population by primary key of the region, newest year."""
    rows = AreaPopulation.objects.filter(area__parent__code=COUNTRY).order_by("year")
    return dict(rows.values_list("area", "total"))


def _entries(seed: int, campaign: Campaign, people: dict[int, int]) -> Iterator[ReachEntry]:
    if campaign.status not in (Status.ACTIVE, Status.COMPLETED):
        return
    places = _places(campaign)
    for activity in campaign.activities.all():
        for flow in FLOWS.get(Medium(activity.medium), ()):
            for place in places:
                yield from _series(seed, campaign, activity, flow, place, people[place.pk])
    if campaign.code == FORERUNNER.code:
        yield _survey(campaign, people)


def _places(campaign: Campaign) -> list[Area]:
    """The campaign's regions; all of them where it is for the whole country."""
    own = set(campaign.areas.values_list("code", flat=True))
    return [region for region in regions() if COUNTRY in own or region.code in own]


def _series(seed, campaign: Campaign, activity: Activity, flow: Flow, place: Area, people: int):
    """One line a month: a slow start, a season, a place's own liking, and chance."""
    draw = runner.chance(seed, "reach", campaign.code, activity.medium, flow.measure, flow.source, place.code)
    liking = draw.uniform(0.55, 1.45)
    for number, first in enumerate(_months(activity)):
        build_up = 1 - math.exp(-(number + 1) / 2.5)
        season = 1 + 0.18 * math.sin(2 * math.pi * number / 12)
        expected = flow.rate * people / 100_000 * liking * build_up * season
        count = max(0, round(draw.gauss(expected, math.sqrt(expected) + 0.08 * expected)))
        yield ReachEntry(
            key=f"demonstration:{campaign.code}:{activity.medium}:{flow.measure}:{flow.source}:{place.code}:{first:%Y-%m}",
            campaign=campaign,
            area=place,
            medium=activity.medium,
            starts_on=first,
            ends_on=_end_of(first),
            measure=flow.measure,
            lower=round(count * (1 - flow.spread)),
            upper=round(count * (1 + flow.spread)),
            source=flow.source,
            method=flow.method,
            confidence=flow.confidence,
            provenance=PROVENANCE,
            is_demonstration=True,
        )


def _months(activity: Activity) -> list[date]:
    """First days of the whole months that the activity ran through, the last 36 before this one at most."""
    this = timezone.localdate().replace(day=1)
    months = []
    first = activity.starts_on.replace(day=1)
    while first < this and first <= activity.ends_on:
        months.append(first)
        first = _end_of(first) + timedelta(days=1)
    return months[-MONTHS:]


def _end_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _survey(campaign: Campaign, people: dict[int, int]) -> ReachEntry:
    """Different people reached in the whole country in a year, from a survey: one figure, added to no other."""
    universe = round(sum(people.values()) * 0.61)
    return ReachEntry(
        key=f"demonstration:{campaign.code}:survey",
        campaign=campaign,
        area=Area.objects.get(code=COUNTRY),
        medium=Medium.RADIO_SPOT,
        starts_on=campaign.ends_on - timedelta(days=364),
        ends_on=campaign.ends_on,
        measure=Measure.NET_REACH,
        lower=round(universe * 0.47),
        upper=round(universe * 0.55),
        universe=universe,
        source=Source.SURVEY,
        method="Household survey of 2,400 adults: heard at least one spot in the year; 95 % interval.",
        confidence=Confidence.B,
        provenance=SURVEY,
        is_demonstration=True,
    )
