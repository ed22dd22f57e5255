"""How a print batch is planned, changed, delivered and removed; each verb checks, writes and logs together."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.discretion import refuse_contacts_in
from campaigns.planning.link_batches import change_short_links
from campaigns.planning.models import Campaign, ShortLink
from campaigns.planning.rules import require
from clarion.languages import language_names

from .choices import PlacementStatus
from .models import Placement, PrintBatch
from .places import Place
from .placing import add_to
from .rules import may_print
from .safe_places import refuse_hidden


def page_of(campaign: Campaign, language: str) -> str:
    """Where the campaign's page stands, in that language where the site speaks it."""
    spoken = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return f"/{spoken}/campaigns/{campaign.code}/"


@transaction.atomic
def plan_batch(*, batch: PrintBatch, places: Sequence[Place] = (), by) -> PrintBatch:
    """Saves a new batch with its places, each with a short link of its own."""
    require(by, batch.campaign, may=may_print)
    _check(batch)
    batch.save()
    if places:
        add_to(batch, places, by)
    log(instance=batch, action="printing.plan", user=by, data={"places": len(places)})
    log(instance=batch.campaign, action="printing.plan", user=by, data={"batch": batch.name, "places": len(places)})
    return batch


@transaction.atomic
def change_batch(*, batch: PrintBatch, changed: Sequence[str] = (), by) -> PrintBatch:
    """Saves a changed batch; its campaign stays, and what its codes lead to follows."""
    require(by, batch, may=may_print)
    stands = PrintBatch.objects.select_for_update().get(pk=batch.pk)
    _refuse_places_elsewhere(stands, by)
    batch.campaign, batch.delivered_on = stands.campaign, stands.delivered_on
    _check(batch)
    placed = stands.placements.aggregate(n=Sum("quantity"))["n"] or 0
    if batch.quantity < placed:
        text = _("Its places have %(placed)d copies already; take some away first.")
        raise ValidationError({"quantity": text % {"placed": placed}})
    batch.save()
    if (stands.target_path, stands.activity_id) != (batch.target_path, batch.activity_id):
        links = ShortLink.objects.filter(placement__batch=batch)
        new = {"target_path": batch.target_path, "activity": batch.activity}
        change_short_links(campaign=batch.campaign, links=links, by=by, **new)
    log(instance=batch, action="printing.change", user=by, data={"fields": sorted(map(str, changed))})
    return batch


@transaction.atomic
def deliver_batch(*, batch: PrintBatch, on: date, by) -> PrintBatch:
    """Says on which day the printer delivered."""
    require(by, batch, may=may_print)
    stands = PrintBatch.objects.select_for_update().get(pk=batch.pk)
    if stands.delivered_on:
        raise ValidationError({"on": _("It was delivered already.")})
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day has not come yet.")})
    batch.delivered_on = stands.delivered_on = on
    stands.save(update_fields=["delivered_on", "updated_at"])
    log(instance=stands, action="printing.deliver", user=by, data={"on": on.isoformat()})
    return batch


@transaction.atomic
def remove_batch(*, batch: PrintBatch, by) -> None:
    """Removes a batch of which nothing was delivered or put up; its short links are switched off and stay."""
    require(by, batch, may=may_print)
    stands = PrintBatch.objects.select_for_update().get(pk=batch.pk)
    _refuse_places_elsewhere(stands, by)
    if stands.delivered_on or stands.placements.exclude(status=PlacementStatus.PLANNED).exists():
        raise ValidationError(_("What was delivered or put up stays on record."))
    links = ShortLink.objects.filter(pk__in=list(stands.placements.values_list("short_link", flat=True)))
    change_short_links(campaign=stands.campaign, links=links, by=by, is_active=False)
    log(instance=stands.campaign, action="printing.remove", user=by, data={"batch": stands.name})
    log(instance=stands, action="printing.remove", user=by, deleted=True)
    stands.delete()


def _refuse_places_elsewhere(batch: PrintBatch, by) -> None:
    """What is done to a batch is done to all of its codes, so all of its places must be within the person's reach."""
    if Placement.objects.visible_to(by).filter(batch=batch).count() < batch.placements.count():
        raise PermissionDenied(_("Some of its places lie outside your areas."))


def _check(batch: PrintBatch) -> None:
    """What no batch is saved with; fills in the target where none is given."""
    if batch.activity_id and batch.activity.campaign_id != batch.campaign_id:
        raise ValidationError({"activity": _("The activity belongs to another campaign.")})
    if batch.language not in language_names("en"):
        raise ValidationError({"language": _("Not a known language: %(codes)s") % {"codes": batch.language}})
    _check_words(batch)
    batch.target_path = batch.target_path or page_of(batch.campaign, batch.language)
    ShortLink(target_path=batch.target_path).clean_fields(exclude=["campaign", "activity", "area", "code"])
    batch.full_clean(exclude=["campaign", "activity"])


def _check_words(batch: PrintBatch) -> None:
    """No hiding place in what is printed under the codes or noted for colleagues, and nobody's number."""
    refuse_contacts_in(batch, "printer", "note")
    for name in ("name", "note"):
        try:
            refuse_hidden(getattr(batch, name))
        except ValidationError as error:
            raise ValidationError({name: error.messages}) from error
