"""How indicators, targets and readings are written. Each verb checks, writes and logs in one transaction."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.rules import require
from campaigns.planning.versions import keeps_version

from .actions import hold
from .choices import Breakdown
from .models import Indicator, Reading, Target
from .models.indicator import BASELINE_AND_DAY
from .rules import may_edit_results, may_record_readings


@transaction.atomic
@keeps_version("indicator.result.campaign")
def save_indicator(*, indicator: Indicator, by) -> Indicator:
    """Saves a new or changed indicator with the targets held in memory."""
    require(by, indicator, may=may_edit_results)
    require(by, indicator.result, may=may_edit_results)
    campaign = hold(indicator.result.campaign)
    created = indicator.pk is None
    before = None if created else Indicator.objects.select_related("result").get(pk=indicator.pk)
    if before and before.result.campaign_id != campaign.pk:
        raise ValidationError({"result": _("An indicator stays in its campaign.")})
    if created or before.result_id != indicator.result_id:
        indicator.number = _next_number(indicator.result)
    _refuse_wrong(indicator)
    indicator.save()
    action = "campaigns.create_indicator" if created else "campaigns.change_indicator"
    log(instance=indicator, action=action, user=by)
    log(instance=campaign, action=action, user=by, data={"indicator": indicator.name})
    return indicator


def _next_number(result) -> int:
    return (result.indicators.aggregate(last=Max("number"))["last"] or 0) + 1


def _refuse_wrong(indicator):
    others = Indicator.objects.filter(result=indicator.result_id).exclude(pk=indicator.pk)
    if others.filter(name=indicator.name).exists():
        raise ValidationError({"name": _("The result has an indicator of this name already.")})
    if unknown := [str(value) for value in indicator.disaggregation if value not in Breakdown.values]:
        text = _("It is not known what to tell apart by: %(unknown)s.")
        raise ValidationError({"disaggregation": text % {"unknown": ", ".join(unknown)}})
    if (indicator.baseline is None) != (indicator.baseline_on is None):
        raise ValidationError({"baseline_on": BASELINE_AND_DAY})
    indicator.full_clean(exclude=["result"])
    days = [target.ends_on for target in indicator.targets.all()]
    if len(days) != len(set(days)):
        raise ValidationError({"targets": _("Two targets end on the same day.")})


@transaction.atomic
@keeps_version("indicator.result.campaign")
def set_targets(*, indicator: Indicator, values: dict[date, Decimal], by) -> Indicator:
    """Adds targets and changes those of the same day; others stay."""
    require(by, indicator, may=may_edit_results)
    stands = {target.ends_on: target for target in Target.objects.filter(indicator=indicator, ends_on__in=values)}
    written = [stands.get(day) or Target(indicator=indicator, ends_on=day) for day in values]
    for target in written:
        target.value = values[target.ends_on]
        target.clean_fields(exclude=["indicator"])
    Target.objects.bulk_update(stands.values(), ["value"], batch_size=100)
    Target.objects.bulk_create([target for target in written if target.ends_on not in stands])
    data = {"indicator": indicator.name, "targets": {day.isoformat(): str(value) for day, value in values.items()}}
    log(instance=indicator, action="campaigns.set_targets", user=by, data=data)
    return Indicator.objects.get(pk=indicator.pk)


@transaction.atomic
@keeps_version("indicator.result.campaign")
def remove_indicator(*, indicator: Indicator, by) -> None:
    """Removes an indicator with its targets; refused once it was read, for readings are facts."""
    require(by, indicator, may=may_edit_results)
    if indicator.readings.exists():
        raise ValidationError(_("“%(indicator)s” was measured already, so it stays.") % {"indicator": indicator})
    campaign = indicator.result.campaign
    log(instance=campaign, action="campaigns.remove_indicator", user=by, data={"indicator": indicator.name})
    indicator.delete()


@transaction.atomic
def record_reading(*, indicator: Indicator, on: date, value: Decimal, note: str = "", by) -> Reading:
    """Writes down what the indicator read on a day; one reading a day."""
    require(by, indicator, may=may_record_readings)
    if indicator.readings.filter(on=on).exists():
        raise ValidationError({"on": _("There is a reading of this day already; correct that one.")})
    reading = Reading(indicator=indicator, on=on, value=value, note=note.strip())
    _save_reading(reading, "campaigns.record_reading", by, {})
    return reading


@transaction.atomic
def correct_reading(*, reading: Reading, value: Decimal, note: str = "", by) -> Reading:
    """Writes another value for the same day; the history keeps the one before."""
    require(by, reading, may=may_record_readings)
    before = Reading.objects.select_for_update().get(pk=reading.pk).value
    reading.value, reading.note = value, note.strip()
    _save_reading(reading, "campaigns.correct_reading", by, {"before": str(before)})
    return reading


def _save_reading(reading, action, by, data):
    if reading.on > timezone.localdate():
        raise ValidationError({"on": _("The day is still to come.")})
    reading.full_clean(exclude=["indicator"])
    reading.save()
    data = {**data, "day": reading.on.isoformat(), "value": str(reading.value), "indicator": reading.indicator.name}
    log(instance=reading.indicator, action=action, user=by, data=data)
    log(instance=reading.indicator.result.campaign, action=action, user=by, data=data)


@transaction.atomic
def remove_reading(*, reading: Reading, reason: str, by) -> None:
    """Takes back a reading that was a mistake, with the reason kept in the history."""
    require(by, reading, may=may_record_readings)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the reading is taken back.")})
    data = {"day": reading.on.isoformat(), "value": str(reading.value), "reason": reason.strip()}
    log(instance=reading.indicator, action="campaigns.remove_reading", user=by, data=data)
    log(instance=reading.indicator.result.campaign, action="campaigns.remove_reading", user=by, data=data)
    reading.delete()
