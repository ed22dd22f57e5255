"""A hundred and twenty events, past and coming, booked, held, counted and cancelled through the verbs of the admin."""

import uuid
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from django.utils import timezone

from campaigns.events import actions
from campaigns.events.attendance import record_attendance
from campaigns.events.choices import AgeBand, Kind, Sex
from campaigns.events.clock import instant
from campaigns.events.conflicts import DoubleBooking
from campaigns.models import Campaign, Event
from campaigns.planning import actions as planning
from campaigns.planning.choices import Medium, Status
from partners.models import Facilitator, User, Venue
from partners.venues.choices import VenueKind

from . import runner
from .campaign_plans import PLANS
from .names import names_of

NAMES = uuid.UUID("6f3c6a52-5f3a-4c58-9d6b-0d9c4c5a7e11")
SCHOOLS = (VenueKind.SECONDARY, VenueKind.VOCATIONAL)
HOURS = (time(9), time(10, 30), time(13, 30))


@dataclass(frozen=True)
class Series:
    """So many events of one activity, over the days from ``first`` to ``last`` counted from today."""

    campaign: str
    medium: Medium
    kind: Kind
    title: str
    venues: tuple[str, ...]
    count: int
    first: int
    last: int
    bands: tuple[AgeBand, ...]
    people: tuple[int, int]


YOUNG = (AgeBand.FROM_10_TO_14, AgeBand.FROM_15_TO_17)
ALL_AGES = (AgeBand.FROM_10_TO_14, AgeBand.FROM_15_TO_17, AgeBand.FROM_18_TO_24, AgeBand.FROM_25)
GROWN = (AgeBand.FROM_18_TO_24, AgeBand.FROM_25)
SERIES = (
    Series(
        "check-before-you-go",
        Medium.SCHOOL_SEMINAR,
        Kind.SEMINAR,
        "Check the offer",
        SCHOOLS,
        52,
        -280,
        120,
        YOUNG,
        (24, 90),
    ),
    Series(
        "tell-someone",
        Medium.PUPPET_SHOW,
        Kind.PUPPET_SHOW,
        "The Red Thread",
        (VenueKind.PRIMARY,),
        24,
        -250,
        100,
        (AgeBand.UNDER_10, AgeBand.FROM_10_TO_14),
        (30, 110),
    ),
    Series(
        "tell-someone",
        Medium.THEATRE,
        Kind.THEATRE,
        "The Offer",
        (VenueKind.COMMUNITY,),
        20,
        -240,
        120,
        ALL_AGES,
        (60, 220),
    ),
    Series(
        "open-ways",
        Medium.LECTURE,
        Kind.LECTURE,
        "Ways that are open",
        (VenueKind.UNIVERSITY,),
        14,
        -130,
        150,
        GROWN,
        (35, 140),
    ),
    Series(
        "fair-nets",
        Medium.THEATRE,
        Kind.COMMUNITY,
        "Your papers stay with you",
        (VenueKind.COMMUNITY,),
        10,
        -400,
        -60,
        GROWN,
        (20, 75),
    ),
)


def load(seed: int) -> str:
    coordinator, today = User.objects.get(username="coordinator"), timezone.localdate()
    for series in SERIES:
        _hold(series, today, coordinator, seed)
    editor = User.objects.get(username="editor")
    for plan in PLANS:
        campaign = Campaign.objects.get(code=plan.code)
        if plan.status == "completed" and campaign.status == Status.ACTIVE:
            planning.complete(campaign=campaign, by=editor)
    made = Event.objects.filter(is_demonstration=True)
    past = made.filter(ends_at__lt=timezone.now()).count()
    return f"Events: {made.count()}, {past} past and {made.count() - past} coming."


def _hold(series, today, coordinator, seed):
    campaign = Campaign.objects.get(code=series.campaign)
    activity = campaign.activities.get(medium=series.medium)
    venues = list(Venue.objects.filter(is_demonstration=True, kind__in=series.venues).order_by("code"))
    people = list(Facilitator.objects.filter(is_demonstration=True).order_by("name"))
    for number in range(series.count):
        uid = uuid.uuid5(NAMES, f"{seed}:{series.campaign}:{series.kind}:{number}")
        if Event.objects.filter(uid=uid).exists():
            continue
        draw = runner.chance(seed, "event", series.campaign, series.kind, number)
        day = today + timedelta(days=series.first + (series.last - series.first) * number // max(series.count - 1, 1))
        event = Event(
            uid=uid,
            campaign=campaign,
            activity=activity,
            title=series.title,
            titles=names_of("events", series.title),
            kind=series.kind,
            is_demonstration=True,
        )
        event.venue = venues[(number * 7 + draw.randint(0, 2)) % len(venues)]
        event.is_open = not event.venue.has_minors
        event.expected_people = draw.randint(*series.people)
        event = _book(event, day, people, draw, coordinator)
        _after(event, series, draw, coordinator)


def _book(event: Event, day: date, people, draw: Random, coordinator) -> Event:
    """On the day, or the first working day after on which place and people are free."""
    hour, rooms = draw.choice(HOURS), list(event.venue.rooms.order_by("pk"))
    event.room = rooms[0] if rooms else None
    while True:
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
        event.starts_at = instant(day, hour, event.zone)
        event.ends_at = event.starts_at + timedelta(minutes=90)
        fit = [person for person in people if not event.venue.has_minors or person.may_meet_minors_on(day)]
        chosen = draw.sample(fit, min(len(fit), draw.choice((1, 2, 2))))
        try:
            return actions.book_event(event=event, facilitators=chosen, by=coordinator)
        except DoubleBooking:
            day += timedelta(days=1)


def _after(event, series, draw, coordinator):
    """What has happened since: most were held and counted, some cancelled; of the coming ones many are confirmed."""
    past, luck = event.ends_at < timezone.now(), draw.random()
    if luck < 0.06:
        actions.cancel_event(
            event=event, reason=draw.choice(("Flooded road", "School closed that day")), by=coordinator
        )
    elif past and luck < 0.96:
        counts = _counts(event, series, draw)
        record_attendance(event=event, counts=counts, client_uuid=uuid.uuid5(event.uid, "count"), by=coordinator)
    elif not past and luck < 0.7 and event.ends_at < timezone.now() + timedelta(days=45):
        actions.confirm(event=event, by=coordinator)


def _counts(event, series, draw):
    total = max(8, round(event.expected_people * draw.uniform(0.6, 1.1)))
    cells = {(sex, band): draw.random() + 0.3 for band in series.bands for sex in (Sex.FEMALE, Sex.MALE)}
    counts = {cell: round(total * weight / sum(cells.values())) for cell, weight in cells.items()}
    if event.venue.has_minors:
        counts[Sex.FEMALE, AgeBand.FROM_25] = draw.randint(1, 3)
    return counts
