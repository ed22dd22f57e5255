"""How places are added, changed, and said to be put up, taken down or missing. The batch is locked first."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from campaigns.planning.link_batches import change_short_links, make_short_links
from campaigns.planning.models import ShortLink
from campaigns.planning.readiness import lies_within
from campaigns.planning.rules import refuse_areas_outside, require
from partners.geography.models import Area

from .choices import PlacementStatus
from .models import Placement, PrintBatch
from .places import MOST, Place, first_few, shared_out
from .rules import may_print
from .safe_places import refuse_hidden

UP, DOWN, MISSING, PLANNED = (
    PlacementStatus.UP,
    PlacementStatus.DOWN,
    PlacementStatus.MISSING,
    PlacementStatus.PLANNED,
)
MOVES = {
    UP: ({PLANNED, MISSING}, gettext_lazy("%(place)s: only what is to be put up, or was missing, can be put up.")),
    DOWN: ({UP, MISSING}, gettext_lazy("%(place)s: only what was put up can be taken down.")),
    MISSING: ({UP}, gettext_lazy("%(place)s: only what was put up can be missing.")),
}

STATES_BEFORE = {"remove": {PLANNED}} | {str(status): before for status, (before, _text) in MOVES.items()}
"""From which states a place can be moved, by the name of the move."""


@transaction.atomic
def add_places(*, batch: PrintBatch, places: Sequence[Place], by) -> list[Placement]:
    """Adds places to a batch; refused where its copies do not suffice."""
    require(by, batch, may=may_print)
    added = add_to(batch, places, by)
    log(instance=batch, action="printing.add_places", user=by, data={"places": _named(added)})
    return added


def add_to(batch: PrintBatch, places: Sequence[Place], by) -> list[Placement]:
    """For verbs of this package: locks the batch, checks the places against it and writes them with their links."""
    stands = PrintBatch.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=batch.pk)
    present = set(stands.placements.values_list("area", "place"))
    if len(present) + len(places) > MOST:
        raise ValidationError({"places": _("A batch has at most %(most)d places.") % {"most": MOST}})
    if not places:
        raise ValidationError({"places": _("Write at least one place, or tick an area.")})
    refuse_areas_outside(by, [one.area for one in places], field="places")
    _check_places(stands, places, present)
    numbered = shared_out(list(places), stands.quantity - _placed(stands))
    links = [ShortLink(activity=stands.activity, area=one.area, target_path=stands.target_path) for one in numbered]
    made = make_short_links(campaign=stands.campaign, links=links, by=by)
    return Placement.objects.bulk_create(
        Placement(batch=stands, place=one.name, area=one.area, quantity=one.copies, short_link=link)
        for one, link in zip(numbered, made, strict=True)
    )


def _check_places(batch: PrintBatch, places: Sequence[Place], present: set) -> None:
    own, refused, seen = list(batch.campaign.areas.all()), [], set(present)
    for place in places:
        refused += _wrong_with(place.name, place.area, own)
        if (place.area.pk, place.name) in seen:
            refused.append(_("“%(place)s” is in the batch already.") % {"place": place.name})
        seen.add((place.area.pk, place.name))
    if refused:
        raise ValidationError({"places": first_few(refused)})


def _wrong_with(name: str, area: Area, own: Sequence[Area]) -> list[str]:
    texts = []
    try:
        refuse_hidden(name)
    except ValidationError as error:
        texts = error.messages
    if own and not any(lies_within(area, other) for other in own):
        texts.append(_("“%(area)s” is not among the campaign's areas.") % {"area": area})
    return texts


@transaction.atomic
def change_placement(*, placement: Placement, by) -> Placement:
    """Saves a changed place, area or number of copies; its code stays and counts on."""
    require(by, placement, may=may_print)
    batch = PrintBatch.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=placement.batch_id)
    stands = Placement.objects.get(pk=placement.pk)
    for name in ("batch_id", "status", "put_up_on", "taken_down_on", "short_link_id", "scans"):
        setattr(placement, name, getattr(stands, name))
    refuse_areas_outside(by, [placement.area], field="area")
    if texts := _wrong_with(placement.place, placement.area, list(batch.campaign.areas.all())):
        raise ValidationError({"place": texts})
    left = batch.quantity - _placed(batch, without=placement)
    if placement.quantity > left:
        raise ValidationError({"quantity": _("Only %(left)d copies are left.") % {"left": left}})
    placement.full_clean(exclude=["batch", "short_link"])
    placement.save(update_fields=["place", "area", "quantity"])
    if stands.area_id != placement.area_id:
        link = ShortLink.objects.filter(pk=placement.short_link_id)
        change_short_links(campaign=batch.campaign, links=link, by=by, area=placement.area)
    log(instance=placement, action="printing.change_place", user=by)
    log(instance=batch, action="printing.change_place", user=by, data={"places": _named([placement])})
    return placement


def put_up(*, batch: PrintBatch, placements: Sequence[Placement], on: date, by) -> list[Placement]:
    """Says that copies hang since a day; what was missing can be put up again."""
    return _move(batch, placements, UP, by, on=on)


def take_down(*, batch: PrintBatch, placements: Sequence[Placement], on: date, by) -> list[Placement]:
    """Says that copies were taken down on a day; their codes go on working for what people photographed."""
    return _move(batch, placements, DOWN, by, on=on)


def mark_missing(*, batch: PrintBatch, placements: Sequence[Placement], by) -> list[Placement]:
    """Says that copies no longer hang where they were put up."""
    return _move(batch, placements, MISSING, by)


@transaction.atomic
def remove_places(*, batch: PrintBatch, placements: Sequence[Placement], by) -> int:
    """Takes places out of the plan that were not put up; their short links are switched off and stay."""
    stands = _locked(batch, placements, by)
    _refuse_unless(stands, {PLANNED}, _("%(place)s: what was put up stays on record."))
    keys = [one.short_link_id for one in stands]
    Placement.objects.filter(pk__in=[one.pk for one in stands]).delete()
    change_short_links(campaign=batch.campaign, links=ShortLink.objects.filter(pk__in=keys), by=by, is_active=False)
    log(instance=batch, action="printing.remove_places", user=by, data={"places": _named(stands)})
    return len(stands)


@transaction.atomic
def _move(batch, placements, status: PlacementStatus, by, *, on: date | None = None) -> list[Placement]:
    stands = _locked(batch, placements, by)
    _refuse_unless(stands, *MOVES[status])
    if on and on > timezone.localdate():
        raise ValidationError({"on": _("This day has not come yet.")})
    for one in stands:
        if status == DOWN and on < one.put_up_on:
            raise ValidationError({"on": _("%(place)s was put up later than that.") % {"place": one.place}})
        one.status = status
        if status == UP:
            one.put_up_on = on
        elif status == DOWN:
            one.taken_down_on = on
    Placement.objects.bulk_update(stands, ["status", "put_up_on", "taken_down_on"])
    data = {"places": _named(stands), **({"on": on.isoformat()} if on else {})}
    log(instance=batch, action=f"printing.{status}", user=by, data=data)
    return stands


def _locked(batch: PrintBatch, placements, by) -> list[Placement]:
    """The placements as they stand, after the batch was locked; refused where one is not within the person's reach."""
    require(by, batch, may=may_print)
    PrintBatch.objects.select_for_update().get(pk=batch.pk)
    keys = {one.pk for one in placements}
    stands = list(Placement.objects.visible_to(by).filter(batch=batch, pk__in=keys).select_related("area"))
    if len(stands) < len(keys):
        raise PermissionDenied(_("You may not change this."))
    if not stands:
        raise ValidationError({"placements": _("Tick at least one place.")})
    return stands


def _named(placements) -> list[str]:
    """For the history: places of one name are told apart by their areas."""
    return [f"{one.place} ({one.area.name})" for one in placements]


def _refuse_unless(placements, statuses, text) -> None:
    if wrong := [str(text) % {"place": one.place} for one in placements if one.status not in statuses]:
        raise ValidationError({"placements": wrong})


def _placed(batch: PrintBatch, *, without: Placement | None = None) -> int:
    rows = batch.placements.exclude(pk=without.pk) if without else batch.placements.all()
    return rows.aggregate(n=Sum("quantity"))["n"] or 0
