"""Six stations of Orvelia with their prices, and the runs of the demonstration's campaigns on radio and television."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from django.utils import timezone

from campaigns.broadcast import actions, airing_actions
from campaigns.broadcast.choices import AiringState, Format, StationKind
from campaigns.broadcast.patterns import ALL_DAYS, WORKDAYS, to_mask
from campaigns.models import Airing, Campaign, Flight, Station, StationPrice
from campaigns.planning.choices import Medium
from partners.models import Area, Organisation, User

from . import runner
from .campaigns import CURRENCY
from .country import COUNTRY, region_code
from .venues import TIME_ZONE

COAST = (2, 5, 9, 14, 17, 21)
"""Regions on the coast, by number."""
NORTH = (1, 3, 4, 6, 7)
STATIONS = (
    ("Radio Orvelia", StationKind.RADIO, "radio-orvelia", (), ("en", "fr", "sw"), 18),
    ("Coast FM", StationKind.RADIO, "coast-fm", COAST, ("pt", "sw", "mg"), 11),
    ("Highland Television", StationKind.TV, "highland-tv", (), ("en", "fr", "ar"), 240),
    ("Harbour Voice", StationKind.COMMUNITY_RADIO, "fishers-union", (5, 9, 14), ("sw", "mg"), 4),
    ("Lantern Radio", StationKind.COMMUNITY_RADIO, "lantern-network", NORTH, ("fr", "ar"), 5),
    ("Channel Solandre", StationKind.TV, None, (1,), ("en", "es"), 160),
)
"""Name, kind, organisation, regions (none for the whole country), languages, and the price of a spot of 30 seconds."""
LENGTHS = ((Format.SPOT, 30, 1), (Format.SPOT, 60, 2), (Format.SHOW, 1800, 12), (Format.LIVE_READ, 60, 3))
"""Format, seconds, and how many times the price of a spot."""


@dataclass(frozen=True)
class Run:
    """A run of an activity, from ``first`` to ``last`` in days from today."""

    campaign: str
    medium: Medium
    station: str
    format: Format
    seconds: int
    first: int
    last: int
    weekdays: frozenset[int]
    per_day: int | None = None
    times: str = ""
    books: bool = True


SPOT, SHOW, READ = Format.SPOT, Format.SHOW, Format.LIVE_READ
ONE_CALL, PROMISE = "one-call", "a-promise-is-not-a-ticket"
RUNS = (
    Run(ONE_CALL, Medium.RADIO_SPOT, "Radio Orvelia", SPOT, 30, -28, -15, WORKDAYS, per_day=10),
    Run(ONE_CALL, Medium.RADIO_SPOT, "Coast FM", SPOT, 30, -10, 10, ALL_DAYS, per_day=6),
    Run(ONE_CALL, Medium.RADIO_SPOT, "Lantern Radio", SPOT, 60, 3, 16, WORKDAYS, times="07:30 12:45 17:30"),
    Run(ONE_CALL, Medium.TV_SPOT, "Highland Television", SPOT, 30, -20, 25, ALL_DAYS, times="19:55"),
    Run(ONE_CALL, Medium.TV_SPOT, "Channel Solandre", SPOT, 30, 12, 40, WORKDAYS, times="18:25 20:55", books=False),
    Run(PROMISE, Medium.RADIO_SHOW, "Harbour Voice", SHOW, 1800, -42, 56, frozenset({2}), times="20:00"),
    Run(PROMISE, Medium.RADIO_SHOW, "Coast FM", SHOW, 1800, -42, 56, frozenset({5}), times="17:00"),
    Run(PROMISE, Medium.TV_SHOW, "Highland Television", SHOW, 1800, 5, 80, frozenset({6}), times="18:00"),
)


def load(seed: int) -> str:
    editor, today = User.objects.get(username="editor"), timezone.localdate()
    for station in STATIONS:
        _station(*station, today=today, editor=editor)
    for number, run in enumerate(RUNS):
        _run(run, number, today, seed)
    stations, flights = Station.objects.filter(is_demonstration=True), Flight.objects.filter(is_demonstration=True)
    airings = Airing.objects.filter(flight__in=flights).count()
    return f"Media plan: {stations.count()} stations, {flights.count()} runs with {airings} airings."


def _station(name, kind, organisation, regions, languages, price, *, today: date, editor) -> None:
    if Station.objects.filter(name=name, is_demonstration=True).exists():
        return
    station = Station(
        name=name,
        kind=kind,
        organisation=Organisation.objects.get(code=organisation) if organisation else None,
        languages=list(languages),
        time_zone=TIME_ZONE,
        contact_role="Advertising desk",
        contact_phone=f"0000 700 {price:03d}",
        is_demonstration=True,
    )
    station.coverage = Area.objects.filter(code__in=[region_code(number) for number in regions] or [COUNTRY])
    station.prices = [
        StationPrice(
            format=kind_of,
            seconds=seconds,
            price=Decimal(price * times),
            currency=CURRENCY,
            valid_from=today - timedelta(days=365),
        )
        for kind_of, seconds, times in LENGTHS
    ]
    actions.save_station(station=station, by=editor)


def _run(run: Run, number: int, today: date, seed: int) -> None:
    campaign = Campaign.objects.get(code=run.campaign)
    activity = campaign.activities.get(medium=run.medium)
    station = Station.objects.get(name=run.station, is_demonstration=True)
    if Flight.objects.filter(activity=activity, station=station, is_demonstration=True).exists():
        return
    by, price = User.objects.get(username="coordinator"), station.prices.get(format=run.format, seconds=run.seconds)
    flight = Flight(
        campaign=campaign,
        activity=activity,
        station=station,
        format=run.format,
        language=station.languages[number % len(station.languages)],
        seconds=run.seconds,
        starts_on=today + timedelta(days=run.first),
        ends_on=today + timedelta(days=run.last),
        weekdays=to_mask(run.weekdays),
        times=run.times,
        per_day=run.per_day,
        opens=time(6) if run.per_day else None,
        closes=time(22) if run.per_day else None,
        price=price.price,
        currency=price.currency,
        is_demonstration=True,
    )
    if not run.books:
        actions.draft_flight(flight=flight, by=by)
        return
    actions.book_flight(flight=flight, by=by)
    _since(flight, today, by, seed)


def _since(flight: Flight, today: date, by, seed: int) -> None:
    """Stations confirmed what lies over four days back; now and then one was missed and made good."""
    first, last = flight.starts_on, min(flight.ends_on, today - timedelta(days=4))
    if first > last:
        return
    airing_actions.confirm_airings(station=flight.station, first=first, last=last, by=by)
    aired = flight.airings.filter(state=AiringState.AIRED).order_by("starts_at")
    draw = runner.chance(seed, "airings", flight.campaign.code, flight.station.name)
    missed = aired[draw.randrange(aired.count())]
    airing_actions.miss_airing(airing=missed, reason="Power cut at the transmitter", by=by)
    later = missed.starts_at + timedelta(days=1, minutes=17)
    if later.astimezone(flight.station.zone).date() <= flight.activity.ends_on:
        airing_actions.make_good(airing=missed, starts_at=later, by=by)
