"""Help services with numbers that nobody can dial: they begin with 0000, and +000 is no country."""

from datetime import timedelta

from django.utils import timezone

from partners.models import Area, FailedCall, HelpService, Organisation, User
from partners.services.choices import Anonymity, Answerer, ChangeReason, Cost, MayLearn, Minors, Need, ServiceKind
from partners.services.contacts import propose_contacts
from partners.services.models import ContactChange
from partners.services.ways import ways_of

from . import runner
from .country import COUNTRY, regions
from .names import names_of
from .organisations import AGENCY, LANGUAGES, A, B
from .venues import TIME_ZONE

NATIONAL = (
    ("Orvelia Help Line", ServiceKind.HOTLINE, "0000 800 100", A, Answerer.CIVIL_SOCIETY, LANGUAGES, True),
    ("Child Help Line", ServiceKind.CHILD_HELPLINE, "0000 800 116", B, Answerer.CIVIL_SOCIETY, LANGUAGES[:4], True),
    ("Legal Aid Line", ServiceKind.LEGAL_AID, "0000 800 200", "legal-aid", Answerer.CIVIL_SOCIETY, ("en", "fr"), False),
    ("Emergency", ServiceKind.EMERGENCY, "0000 112", "national-police", Answerer.POLICE, ("en", "sw"), True),
    ("Referral Desk", ServiceKind.REFERRAL, "0000 800 300", AGENCY, Answerer.STATE_SERVICE, ("en", "fr", "pt"), False),
)
REGIONAL = 10
"""Regions with a referral contact of their own; in the others the national services answer."""
STALE = 2
"""Regional contacts that nobody verified for over 90 days, so that the list of what is due is not empty."""
FRESH = timedelta(days=60)
CONSENT = timedelta(days=365)
ANSWERS = {
    ServiceKind.HOTLINE: (
        [Need.TRAFFICKING, Need.SMUGGLING, Need.LABOUR, Need.VIOLENCE],
        Anonymity.YES,
        Minors.SPEAKS,
        [MayLearn.NOBODY],
    ),
    ServiceKind.CHILD_HELPLINE: (
        [Need.CHILDREN, Need.VIOLENCE, Need.MISSING],
        Anonymity.YES,
        Minors.MUST_TELL,
        [MayLearn.CHILD_PROTECTION],
    ),
    ServiceKind.LEGAL_AID: ([Need.LEGAL, Need.LABOUR], Anonymity.NO, Minors.GUARDIAN, [MayLearn.NOBODY]),
    ServiceKind.EMERGENCY: ([Need.VIOLENCE], Anonymity.UNKNOWN, Minors.SPEAKS, [MayLearn.POLICE]),
    ServiceKind.REFERRAL: (
        [Need.TRAFFICKING, Need.RETURN, Need.LEGAL],
        Anonymity.YES,
        Minors.PASSES_ON,
        [MayLearn.NOBODY, MayLearn.POLICE_IN_DANGER],
    ),
}
"""Of each kind: the needs it serves, whether callers stay anonymous, how it treats minors, who may learn of a call."""
WEEKDAYS = {day: [["08:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def load(seed: int) -> str:
    country = Area.objects.get(code=COUNTRY)
    for name, kind, phone, code, answerer, languages, always in NATIONAL:
        _service(
            name,
            [country],
            names=names_of("services", name),
            kind=kind,
            phone=phone,
            phone_from_abroad=phone.replace("0000", "+000", 1) if always and kind != ServiceKind.EMERGENCY else "",
            organisation=Organisation.objects.get(code=code),
            answered_by=answerer,
            languages=list(languages),
            always_open=always,
            verified_on=timezone.localdate() - timedelta(days=20),
        )
    draw = runner.chance(seed, "services")
    for number, region in enumerate(sorted(draw.sample(regions(), REGIONAL), key=lambda area: area.code)):
        days = 120 if number < STALE else draw.randint(3, 55)
        _service(
            f"{region.name} Referral Contact",
            [region],
            names=names_of("services", "{area} Referral Contact", area=region.names),
            kind=ServiceKind.REFERRAL,
            phone=f"0000 {int(region.code[3:]):03d} 400",
            whatsapp=f"+000 {int(region.code[3:]):03d} 400" if draw.random() < 0.5 else "",
            organisation=Organisation.objects.get(code=draw.choice([A, B, "clear-path"])),
            answered_by=Answerer.CIVIL_SOCIETY,
            languages=sorted(draw.sample(LANGUAGES, 3), key=LANGUAGES.index),
            always_open=False,
            verified_on=timezone.localdate() - timedelta(days=days),
        )
    _proposal(HelpService.objects.get(name="Legal Aid Line", is_demonstration=True))
    fresh = HelpService.objects.published().filter(is_demonstration=True, kind=ServiceKind.REFERRAL)
    FailedCall.objects.get_or_create(service=fresh.order_by("-name").first(), day=timezone.localdate())
    return f"Help services: {HelpService.objects.filter(is_demonstration=True).count()}, none of which can be dialled."


def _service(name, areas, **fields) -> None:
    hours = {} if fields["always_open"] else {"week": WEEKDAYS, "time_zone": TIME_ZONE}
    answers = dict(zip(("needs", "anonymity", "minors", "may_learn"), ANSWERS[fields["kind"]], strict=True))
    today = timezone.localdate()
    consent = {"consented_by": "The director", "consented_on": today, "consent_until": today + CONSENT}
    service, created = HelpService.objects.get_or_create(
        name=name, is_demonstration=True, defaults={**fields, **hours, **answers, **consent, "cost": Cost.FREE}
    )
    if created:
        service.coverage.set(areas)


def _proposal(service: HelpService) -> None:
    """A number that waits for a second person, so that the page on which one decides can be seen."""
    by = User.objects.filter(username="coordinator").first()
    if by and not ContactChange.objects.filter(service=service).exists():
        ways = {**ways_of(service), "whatsapp": "+000 800 201"}
        propose_contacts(by=by, service=service, reason=ChangeReason.NEW, ways=ways)


def refresh() -> None:
    """Verifies national services again in a demonstration that has stood for months; real ones need a person."""
    today = timezone.localdate()
    national = HelpService.objects.filter(is_demonstration=True, coverage__code=COUNTRY, verified_on__lt=today - FRESH)
    HelpService.objects.filter(pk__in=national.values("pk")).update(verified_on=today)
    ending = HelpService.objects.filter(is_demonstration=True, consent_until__lt=today + FRESH)
    ending.update(consented_by="The director", consented_on=today, consent_until=today + CONSENT)
