"""Posters, leaflets, stickers and cards of the demonstration with the places they hang in, and what was released."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from campaigns.models import Campaign, MediaRelease, Placement, PrintBatch, ShortLink
from campaigns.planning.choices import Medium
from campaigns.planning.links import ALPHABET
from campaigns.printing import actions, placing, releasing
from campaigns.printing.choices import ItemKind, ReleaseKind
from campaigns.printing.places import Place
from campaigns.printing.scanned import add_scans
from partners.models import Area, User

from . import runner
from .campaigns import CURRENCY
from .country import region_code

PLACES = ("Central bus station", "Old Market", "Ferry landing", "Town library", "Health centre", "Sports ground")


@dataclass(frozen=True)
class Batch:
    """One batch; days are counted from today. ``up`` is the day its copies were put up, None while they are not."""

    campaign: str
    name: str
    kind: ItemKind
    language: str
    copies: int
    due: int
    printer: str
    cost: int
    regions: tuple[int, ...]
    each: int
    delivered: int | None = None
    up: int | None = None


@dataclass(frozen=True)
class Planned:
    """One release; ``out`` is False for what is still to come."""

    campaign: str
    kind: ReleaseKind
    medium: Medium | None
    title: str
    channel: str
    language: str
    day: int
    out: bool
    address: str = ""
    messages: int | None = None


CHECK, ONE_CALL, PROMISE, NETS, WAYS = (
    "check-before-you-go",
    "one-call",
    "a-promise-is-not-a-ticket",
    "fair-nets",
    "open-ways",
)
HOUSE, QUAY = "Paper House Marendova", "Quayside Press"
BATCHES = (
    Batch(CHECK, "A real job can wait", ItemKind.POSTER, "en", 1_200, -70, HOUSE, 2_640, (1, 2, 3, 5, 8), 4, -72, -66),
    Batch(CHECK, "Five questions to ask", ItemKind.LEAFLET, "sw", 8_000, 5, QUAY, 1_900, (1, 5, 9), 3),
    Batch(ONE_CALL, "One call, no name", ItemKind.CARD, "fr", 20_000, -2, QUAY, 1_450, (1, 4, 12), 2),
    Batch(ONE_CALL, "The number on the door", ItemKind.STICKER, "ar", 3_000, -40, HOUSE, 780, (3, 6, 7), 4, -41, -35),
    Batch(PROMISE, "Before you pay, talk", ItemKind.COMIC, "pt", 4_000, 30, HOUSE, 5_200, (5, 9), 2),
    Batch(NETS, "Your papers stay with you", ItemKind.BANNER, "en", 60, -390, QUAY, 900, (2, 9, 17), 3, -392, -380),
)
SITE = "https://demonstration.example"
RELEASES = (
    Planned(WAYS, ReleaseKind.APP, Medium.MOBILE_APP, "Open Ways 1.0", "App store", "en", -88, True, f"{SITE}/app"),
    Planned(WAYS, ReleaseKind.APP, Medium.MOBILE_APP, "Open Ways 1.1", "App store", "fr", 16, False),
    Planned(
        ONE_CALL, ReleaseKind.SMS, Medium.SMS, "The number, first round", "Orvelia Mobile", "en", -60, True, "", 48_200
    ),
    Planned(ONE_CALL, ReleaseKind.SMS, Medium.SMS, "The number, second round", "Orvelia Mobile", "sw", 9, False),
    Planned(
        PROMISE, ReleaseKind.MUSIC, Medium.MUSIC, "Before you pay", "Video platform", "pt", -55, True, f"{SITE}/song"
    ),
    Planned(CHECK, ReleaseKind.VIDEO, Medium.SHORT_VIDEO, "Ask who pays", "Video platform", "en", 4, False),
)


def load(seed: int) -> str:
    editor = User.objects.get(username="editor")
    for number, batch in enumerate(BATCHES):
        if not PrintBatch.objects.filter(campaign__code=batch.campaign, name=batch.name).exists():
            _batch(batch, number, seed, editor)
    for planned in RELEASES:
        if not MediaRelease.objects.filter(campaign__code=planned.campaign, title=planned.title).exists():
            _release(planned, editor)
    batches, releases = (model.objects.filter(is_demonstration=True) for model in (PrintBatch, MediaRelease))
    places = Placement.objects.filter(batch__in=batches).count()
    return f"Print: {batches.count()} batches in {places} places; {releases.count()} media releases."


def _batch(plan: Batch, number: int, seed: int, by) -> None:
    campaign, today = Campaign.objects.get(code=plan.campaign), timezone.localdate()
    batch = PrintBatch(
        campaign=campaign,
        activity=campaign.activities.filter(medium=Medium.POSTER).first(),
        name=plan.name,
        kind=plan.kind,
        language=plan.language,
        quantity=plan.copies,
        printer=plan.printer,
        due_on=today + timedelta(days=plan.due),
        cost=Decimal(plan.cost),
        currency=CURRENCY,
        is_demonstration=True,
    )
    areas = [Area.objects.get(code=region_code(region)) for region in plan.regions]
    copies = plan.copies // (len(areas) * plan.each + 1)
    names = [PLACES[(number + place) % len(PLACES)] for place in range(plan.each)]
    places = [Place(name, area, copies) for area in areas for name in names]
    actions.plan_batch(batch=batch, places=places, by=by)
    draw = runner.chance(seed, "print", plan.campaign, plan.name)
    placements = list(batch.placements.order_by("pk"))
    for one in placements:  # verbs draw codes that nobody can guess; a demonstration has the same ones each time
        code = "".join(draw.choice(ALPHABET) for _letter in range(7))
        ShortLink.objects.filter(pk=one.short_link_id).update(code=code)
    if plan.delivered is not None:
        actions.deliver_batch(batch=batch, on=today + timedelta(days=plan.delivered), by=by)
    if plan.up is not None:
        _put_up(batch, placements, today + timedelta(days=plan.up), draw, by)


def _put_up(batch: PrintBatch, placements: list[Placement], day, draw, by) -> None:
    """All but the last are put up; now and then one goes missing. People scan some of them much, others hardly."""
    hanging = placements[:-1]
    placing.put_up(batch=batch, placements=hanging, on=day, by=by)
    placing.mark_missing(batch=batch, placements=[draw.choice(hanging)], by=by)
    codes = ShortLink.objects.filter(placement__in=hanging).order_by("pk").values_list("code", flat=True)
    add_scans(Counter({code: int(draw.expovariate(1 / 45)) for code in codes}))


def _release(planned: Planned, by) -> None:
    campaign = Campaign.objects.get(code=planned.campaign)
    day = timezone.localdate() + timedelta(days=planned.day)
    release = MediaRelease(
        campaign=campaign,
        activity=campaign.activities.filter(medium=planned.medium).first(),
        kind=planned.kind,
        title=planned.title,
        channel=planned.channel,
        language=planned.language,
        released_on=day,
        address=planned.address,
        is_demonstration=True,
    )
    releasing.save_release(release=release, by=by)
    if planned.out:
        releasing.put_out(release=release, on=day, messages_sent=planned.messages, by=by)
