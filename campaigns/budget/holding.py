"""Who writes a cost line first: its campaigns are held before the line, and an old page changes nothing unseen."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign

from .models import CostLine

CHANGED = "changed"


def hold(line: CostLine) -> CostLine | None:
    """Keeps other writers waiting until the transaction ends; the line as it stands, None where it is new.

    Of the line's campaign, which is read again, of the one it stands in, and of the line, in this order wherever costs
    are written. Raises ValidationError where the line went away meanwhile.
    """
    before = CostLine.objects.filter(pk=line.pk).values_list("campaign", flat=True) if line.pk else []
    campaigns = {line.campaign_id, *before}
    held = {campaign.pk: campaign for campaign in _held(campaigns)}
    line.campaign = held.get(line.campaign_id, line.campaign)
    if not line.pk:
        return None
    stands = CostLine.objects.select_for_update().filter(pk=line.pk, campaign__in=campaigns).first()
    if stands is None:
        text = _("The line was removed or went to another campaign meanwhile. Nothing was saved; open the list anew.")
        raise ValidationError(text)
    return stands


def _held(campaigns: Iterable[int]) -> QuerySet:
    return Campaign.objects.select_for_update(no_key=True).filter(pk__in=campaigns).order_by("pk")


def state_of(line: CostLine) -> str:
    """A short sign of all that stands in a saved line, as its form carries it to the verb."""
    values = [str(getattr(line, field.attname)) for field in CostLine._meta.concrete_fields]
    return hashlib.sha256("\0".join(values).encode()).hexdigest()[:32]


def refuse_changed(stands: CostLine, state: str) -> None:
    """Raises ValidationError, which says what stands there now, where a held line is not as its form showed it."""
    if not state or state == state_of(stands):
        return
    text = _(
        "This line was changed meanwhile: it says “%(line)s”, %(amount)s, %(day)s now. Nothing was saved, and what you "
        "wrote stands here still. Save again to put it in place of that."
    )
    words = {"line": stands.purpose, "amount": stands.amount_in_words, "day": date_format(stands.day, "j M Y")}
    raise ValidationError(text, code=CHANGED, params={**words, "state": state_of(stands)})
