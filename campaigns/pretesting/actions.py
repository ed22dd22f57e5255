"""How pretests are recorded, and how unintended effects are logged and closed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Campaign
from campaigns.planning.rules import refuse_areas_outside, require

from .choices import EffectState
from .models import Pretest, UnintendedEffect
from .rules import may_close_effects, may_log_effects, may_pretest


@transaction.atomic
def record_pretest(*, pretest: Pretest, by) -> Pretest:
    """Saves a new or corrected pretest with a copy of the message that was tested; a pretest keeps its campaign.

    Raises ValidationError at the field for totals beyond the people asked, a split by sex of a small group, a day to
    come, and an objective, audience or activity of another campaign.
    """
    require(by, pretest, may=may_pretest)
    require(by, pretest.campaign, may=may_pretest)
    if pretest.pk:
        _keeps_campaign(pretest)
    _refuse_elsewhere(pretest, by)
    action = "campaigns.change_pretest" if pretest.pk else "campaigns.record_pretest"
    pretest.full_clean()
    pretest.save()
    _log(pretest, action, by, pretest=pretest.pk)
    return pretest


@transaction.atomic
def log_effect(*, effect: UnintendedEffect, by) -> UnintendedEffect:
    """Saves a new effect, open, on a campaign the person sees."""
    require(by, effect, may=may_log_effects)
    require(by, effect.campaign, may=may_log_effects)
    if effect.pk:
        raise ValidationError(_("This effect is logged already; correct it instead."))
    _refuse_elsewhere(effect, by)
    effect.state, effect.closed_on = EffectState.OPEN, None
    effect.full_clean()
    effect.save()
    _log(effect, "campaigns.log_effect", by, effect=effect.pk, severity=effect.severity)
    return effect


@transaction.atomic
def correct_effect(*, effect: UnintendedEffect, by) -> UnintendedEffect:
    """Saves corrections held in memory; whether it is open, and its campaign, stay as they stand."""
    require(by, effect, may=may_close_effects)
    stands = UnintendedEffect.objects.select_for_update().get(pk=effect.pk)
    _keeps_campaign(effect)
    _refuse_elsewhere(effect, by)
    effect.state, effect.closed_on = stands.state, stands.closed_on
    effect.full_clean()
    effect.save()
    _log(effect, "campaigns.correct_effect", by, effect=effect.pk)
    return effect


@transaction.atomic
def close_effect(*, effect: UnintendedEffect, what_was_done: str, by) -> UnintendedEffect:
    """Open to closed, today, with what was done about it."""
    require(by, effect, may=may_close_effects)
    stands = UnintendedEffect.objects.select_for_update().get(pk=effect.pk)
    if not stands.is_open:
        raise ValidationError(_("It is closed already."), code="closed")
    stands.state, stands.closed_on = EffectState.CLOSED, timezone.localdate()
    stands.what_was_done = what_was_done.strip()
    stands.full_clean()
    stands.save()
    effect.state, effect.closed_on, effect.what_was_done = stands.state, stands.closed_on, stands.what_was_done
    _log(stands, "campaigns.close_effect", by, effect=stands.pk)
    return effect


def _refuse_elsewhere(record: Pretest | UnintendedEffect, by) -> None:
    """Who works in some areas alone writes about them; the area a record has already may stay."""
    held = type(record).objects.filter(pk=record.pk, area=record.area_id).exists() if record.pk else False
    refuse_areas_outside(by, [] if held or record.area is None else [record.area], field="area")


def _keeps_campaign(record: Pretest | UnintendedEffect) -> None:
    if not type(record).objects.filter(pk=record.pk, campaign=record.campaign_id).exists():
        raise ValidationError({"campaign": _("It stays with its campaign.")})


def _log(record: Pretest | UnintendedEffect, action: str, by, **data) -> None:
    """In the history of the record and of its campaign; never the words, which may have to be taken back."""
    campaign: Campaign = record.campaign
    log(instance=record, action=action, user=by, title=str(record._meta.verbose_name))
    log(instance=campaign, action=action, user=by, data=data)
