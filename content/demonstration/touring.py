"""Two tours of Orvelia: a puppet tour of weekend shows in schools, and a play through the community halls."""

import uuid
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from django.utils import timezone

from campaigns.events.attendance import record_attendance
from campaigns.events.choices import AgeBand, Sex
from campaigns.models import Activity, Performance, Tour
from campaigns.planning.choices import Medium
from campaigns.touring import actions, moving
from campaigns.touring.recording import record_performance
from campaigns.touring.schedule import to_mask
from campaigns.touring.stops import Stop, stop_at
from partners.models import Organisation, User, Venue
from partners.venues.choices import VenueKind

from . import runner
from .campaigns import CURRENCY

CAMPAIGN, COMPANY = "tell-someone", "youth-stage"
SATURDAY, SUNDAY = 5, 6
"""Single events of the demonstration are on working days, so that tours meet none of them."""
YOUNG = (AgeBand.UNDER_10, AgeBand.FROM_10_TO_14)
ALL_AGES = (AgeBand.FROM_10_TO_14, AgeBand.FROM_15_TO_17, AgeBand.FROM_18_TO_24, AgeBand.FROM_25)


@dataclass(frozen=True)
class Plan:
    """A tour from ``first`` in days from today, on one day of each weekend."""

    name: str
    medium: Medium
    kind: VenueKind
    stops: int
    first: int
    weekday: int
    hours: tuple[time, ...]
    language: str
    bands: tuple[AgeBand, ...]
    per_stop: int = 1
    is_open: bool = False


PLANS = (
    Plan(
        "The Red Thread goes to the schools",
        Medium.PUPPET_SHOW,
        VenueKind.PRIMARY,
        8,
        -14,
        SATURDAY,
        (time(10),),
        "sw",
        YOUNG,
    ),
    Plan(
        "The Offer from hall to hall",
        Medium.THEATRE,
        VenueKind.COMMUNITY,
        6,
        -14,
        SUNDAY,
        (time(15), time(18)),
        "fr",
        ALL_AGES,
        per_stop=2,
        is_open=True,
    ),
)


def load(seed: int) -> str:
    coordinator, today = User.objects.get(username="coordinator"), timezone.localdate()
    for plan in PLANS:
        if not Tour.objects.filter(name=plan.name, is_demonstration=True).exists():
            _since(_book(plan, today, coordinator), plan, coordinator, seed)
    tours = Tour.objects.filter(is_demonstration=True)
    return f"Tours: {tours.count()} with {Performance.objects.filter(tour__in=tours).count()} performances."


def _book(plan: Plan, today: date, coordinator) -> Tour:
    activity = Activity.objects.get(campaign__code=CAMPAIGN, medium=plan.medium)
    tour = Tour(
        campaign=activity.campaign,
        activity=activity,
        name=plan.name,
        company=Organisation.objects.get(code=COMPANY),
        language=plan.language,
        starts_on=today + timedelta(days=plan.first),
        weekdays=to_mask({plan.weekday}),
        times=" ".join(f"{hour:%H:%M}" for hour in plan.hours),
        minutes=60,
        per_stop=plan.per_stop,
        fee=Decimal(180),
        people=5,
        daily_cost=Decimal(22),
        currency=CURRENCY,
        is_open=plan.is_open,
        is_demonstration=True,
    )
    actions.book_tour(tour=tour, stops=_stops(plan, activity), by=coordinator)
    return tour


def _stops(plan: Plan, activity: Activity) -> list[Stop]:
    venues = Venue.objects.filter(is_demonstration=True, kind=plan.kind).select_related("area")
    found = [stop_at(venue) for venue in venues.prefetch_related("rooms").order_by("code")]
    areas = list(activity.areas.all()) or list(activity.campaign.areas.all())
    within = [stop for stop in found if any(stop.venue.area.path.startswith(area.path) for area in areas)]
    return within[: plan.stops]


def _since(tour: Tour, plan: Plan, coordinator, seed: int) -> None:
    """What was performed was counted and mostly recorded; of those to come one is cancelled."""
    performances = list(tour.performances.select_related("event__venue"))
    past = [one for one in performances if one.event.ends_at < timezone.now()]
    for number, performance in enumerate(past):
        draw = runner.chance(seed, "performance", plan.name, number)
        people = {(sex, band): draw.randint(6, 24) for band in plan.bands for sex in (Sex.FEMALE, Sex.MALE)}
        key = uuid.uuid5(performance.event.uid, "count")
        record_attendance(event=performance.event, counts=people, client_uuid=key, by=coordinator)
        if number < len(past) - 1:
            incidents = [draw.choice(("late", "technical", "weather"))] if draw.random() < 0.4 else []
            record_performance(
                performance=performance,
                script_version="2.1" if number else "2.0",
                talk_held=draw.random() < 0.8,
                incidents=incidents,
                by=coordinator,
            )
    if len(performances) > len(past):
        moving.call_off_stop(performance=performances[-1], reason="The hall is being repaired", by=coordinator)
