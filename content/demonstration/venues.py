"""Sixty venues with rooms over all regions, and twelve facilitators."""

from datetime import timedelta

from django.utils import timezone

from partners.models import Facilitator, Organisation, Room, Venue
from partners.venues.choices import VenueKind

from . import runner
from .country import regions
from .names import names_of
from .organisations import LANGUAGES, A, B

VENUES = 60
TIME_ZONE = "Indian/Mauritius"
KINDS = (
    (VenueKind.SECONDARY, "{} Secondary School", 26, ("Hall", "Room 1", "Room 2")),
    (VenueKind.PRIMARY, "{} Primary School", 14, ("Hall", "Room 1")),
    (VenueKind.COMMUNITY, "{} Community Hall", 9, ("Stage", "Meeting room")),
    (VenueKind.VOCATIONAL, "{} Vocational School", 7, ("Workshop", "Lecture room")),
    (VenueKind.UNIVERSITY, "{} Campus", 4, ("Auditorium", "Seminar room 1", "Seminar room 2")),
)
QUARTERS = (
    "Old Market",
    "Hillside",
    "Riverbank",
    "Station Road",
    "Lighthouse",
    "Palm Grove",
    "Weavers' Lane",
    "Spring",
)
FACILITATORS = (
    ("A. Maroven", A),
    ("B. Ilandu", A),
    ("C. Torvale", A),
    ("D. Senuri", A),
    ("E. Kalvaro", B),
    ("F. Ondele", B),
    ("G. Ramsave", B),
    ("H. Velundo", B),
    ("I. Natambe", "youth-stage"),
    ("J. Orlande", "youth-stage"),
    ("K. Zuvela", "girls-forward"),
    ("L. Marisende", "clear-path"),
)


def load(seed: int) -> str:
    _venues(seed)
    _facilitators(seed)
    venues, rooms = Venue.objects.filter(is_demonstration=True), Room.objects.filter(venue__is_demonstration=True)
    people = Facilitator.objects.filter(is_demonstration=True)
    return f"Venues: {venues.count()} with {rooms.count()} rooms; facilitators: {people.count()}."


def _venues(seed: int) -> None:
    kinds = [kind for kind in KINDS for _number in range(kind[2])]
    runner.chance(seed, "kinds").shuffle(kinds)
    places = regions()
    for number, (kind, pattern, _count, rooms) in enumerate(kinds[:VENUES], 1):
        code = f"XD-V{number:03d}"
        draw = runner.chance(seed, "venue", code)
        area = places[(number - 1) % len(places)]
        quarter = draw.choice(QUARTERS)
        with_pupils = kind != VenueKind.COMMUNITY
        venue, created = Venue.objects.get_or_create(
            code=code,
            defaults={
                "name": pattern.format(f"{area.name} {quarter}"),
                "names": names_of("venues", kind, quarter=names_of("quarters", quarter), area=area.names),
                "kind": kind,
                "area": area,
                "time_zone": TIME_ZONE,
                "enrolment_female": draw.randint(80, 620) if with_pupils else None,
                "enrolment_male": draw.randint(80, 620) if with_pupils else None,
                "languages": sorted(draw.sample(LANGUAGES, 2), key=LANGUAGES.index),
                "safeguarding_contact": f"Deputy head, 0000 {number:03d} 500" if with_pupils else "",
                "is_demonstration": True,
            },
        )
        if created:
            Room.objects.bulk_create(
                Room(venue=venue, name=name, seats=draw.choice([120, 180, 240]) if place == 0 else 40)
                for place, name in enumerate(rooms)
            )


def _facilitators(seed: int) -> None:
    today = timezone.localdate()
    for number, (name, code) in enumerate(FACILITATORS):
        draw = runner.chance(seed, "facilitator", name)
        Facilitator.objects.get_or_create(
            name=name,
            is_demonstration=True,
            defaults={
                "organisation": Organisation.objects.get(code=code),
                "base_area": draw.choice(regions()),
                "languages": sorted(draw.sample(LANGUAGES, 3), key=LANGUAGES.index),
                "is_public": draw.random() < 0.5,
                "vetting_valid_until": today + timedelta(days=-30 if number == 3 else draw.randint(120, 700)),
                "conduct_signed_on": None if number == 7 else today - timedelta(days=draw.randint(60, 600)),
            },
        )
