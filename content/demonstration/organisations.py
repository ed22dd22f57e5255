"""Thirty organisations of Orvelia, one of them its lead agency."""

from partners.models import Area, LeadAgency, Organisation
from partners.organisations.choices import Kind

from . import runner
from .country import COUNTRY, regions

A, B, AGENCY = "lantern-network", "open-harbour", "coordination-office"
"""Organisation A of ``partner``, organisation B of ``partner2``, and the agency of the data focal point."""

ORGANISATIONS = (
    (A, "Lantern Network", Kind.CIVIL_SOCIETY),
    (B, "Open Harbour", Kind.CIVIL_SOCIETY),
    ("clear-path", "Clear Path Orvelia", Kind.CIVIL_SOCIETY),
    ("safe-crossing", "Safe Crossing Association", Kind.CIVIL_SOCIETY),
    ("girls-forward", "Girls Forward", Kind.CIVIL_SOCIETY),
    ("domestic-workers", "Domestic Workers' Circle", Kind.CIVIL_SOCIETY),
    ("fishers-union", "Fair Nets Fishers' Union", Kind.CIVIL_SOCIETY),
    ("returnees", "Home Again Returnees' Association", Kind.CIVIL_SOCIETY),
    ("legal-aid", "Orvelian Legal Aid Centre", Kind.CIVIL_SOCIETY),
    ("youth-stage", "Youth Stage Company", Kind.CIVIL_SOCIETY),
    (AGENCY, "National Coordination Office", Kind.SOCIAL_SERVICES),
    ("child-protection", "Child Protection Service", Kind.SOCIAL_SERVICES),
    ("social-services-north", "Social Services of the North", Kind.SOCIAL_SERVICES),
    ("national-police", "National Police of Orvelia", Kind.POLICE),
    ("border-police", "Border Police", Kind.POLICE),
    ("public-prosecutor", "Office of the Public Prosecutor", Kind.PROSECUTION),
    ("high-court", "High Court of Solandre", Kind.COURT),
    ("statistics-office", "Orvelian Statistics Office", Kind.STATISTICS_OFFICE),
    ("schools-north", "Schools Authority North", Kind.SCHOOL_AUTHORITY),
    ("schools-south", "Schools Authority South", Kind.SCHOOL_AUTHORITY),
    ("schools-coast", "Schools Authority of the Coast", Kind.SCHOOL_AUTHORITY),
    ("university-solandre", "University of Solandre", Kind.UNIVERSITY),
    ("university-marendova", "University of Marendova", Kind.UNIVERSITY),
    ("teachers-college", "Teachers' College of Belundra", Kind.UNIVERSITY),
    ("radio-orvelia", "Radio Orvelia", Kind.MEDIA_HOUSE),
    ("coast-fm", "Coast FM", Kind.MEDIA_HOUSE),
    ("orvelian-post", "The Orvelian Post", Kind.MEDIA_HOUSE),
    ("highland-tv", "Highland Television", Kind.MEDIA_HOUSE),
    ("prevention-fund", "Prevention Fund", Kind.FUNDER),
    ("islands-forum", "Forum of the Islands and Coasts", Kind.INTERGOVERNMENTAL),
)
LANGUAGES = ("en", "fr", "pt", "es", "ar", "sw")


def load(seed: int) -> str:
    country = Area.objects.get(code=COUNTRY)
    everywhere = regions()
    for code, name, kind in ORGANISATIONS:
        draw = runner.chance(seed, "organisation", code)
        organisation, created = Organisation.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "kind": kind,
                "country": country,
                "languages": sorted(draw.sample(LANGUAGES, draw.randint(2, 4)), key=LANGUAGES.index),
                "is_public": draw.random() < 0.7,
                "is_demonstration": True,
            },
        )
        if created and kind == Kind.CIVIL_SOCIETY:
            organisation.areas.set(draw.sample(everywhere, draw.randint(3, 8)))
    agency = Organisation.objects.get(code=AGENCY)
    LeadAgency.objects.get_or_create(country=country, defaults={"organisation": agency})
    return f"Organisations: {Organisation.objects.filter(is_demonstration=True).count()}."
