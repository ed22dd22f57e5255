"""How costs and rates are written. Each verb checks, writes and logs in one transaction."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Campaign
from campaigns.planning.rules import require
from clarion.currencies import currency_codes

from .holding import hold, refuse_changed
from .models import CostLine, ExchangeRate
from .rules import may_edit_costs
from .settling import rates_for, settle, whole_of, wrong_in, wrong_in_digits


@transaction.atomic
def save_cost_line(*, line: CostLine, state: str = "", by) -> CostLine:
    """Saves a new or changed line of a campaign the person may see; an empty rate is taken from the table.

    ``state`` is the line as it was read, from ``holding.state_of``: refused where it was changed since.
    """
    require(by, line, may=may_edit_costs)
    require(by, line.campaign, may=may_edit_costs)
    stands = hold(line)
    if stands:
        refuse_changed(stands, state)
        line.position = stands.position
    if stands and stands.campaign_id != line.campaign_id:
        # A booking is of one campaign: elsewhere the line is one like any other.
        line.booking, line.booked_day, line.booked_activity = "", None, None
    _forget_rate_into_another_currency(line, stands)
    settle(line, rates_for(line.campaign))
    if wrong := wrong_in(line):
        raise ValidationError(wrong)
    action = "campaigns.change_cost" if line.pk else "campaigns.add_cost"
    line.position = line.position or _next_position(line.campaign)
    line.save()
    log(instance=line, action=action, user=by)
    log(instance=line.campaign, action=action, user=by, data={"cost": line.purpose})
    return line


def _forget_rate_into_another_currency(line: CostLine, stands: CostLine | None) -> None:
    """A kept rate says nothing once the campaign counts in another currency, or the line does."""
    if stands is None or line.rate != stands.rate:
        return
    if (stands.rate_currency, stands.currency) != (line.campaign.budget_currency, line.currency):
        line.rate, line.rate_on, line.rate_source = None, None, ""


def _next_position(campaign: Campaign) -> int:
    last = CostLine.objects.filter(campaign=campaign).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


@transaction.atomic
def remove_cost_line(*, line: CostLine, by) -> None:
    """Takes a line away; the campaign's history keeps that it stood, and not what a booking costs."""
    require(by, line, may=may_edit_costs)
    line = hold(line)
    data = {"cost": line.purpose, "amount": str(line.exact_amount), "currency": line.currency}
    log(instance=line, action="campaigns.remove_cost", user=by, data=data, deleted=True)
    told = {"cost": line.purpose} if line.booking else data
    log(instance=line.campaign, action="campaigns.remove_cost", user=by, data=told)
    line.delete()


@transaction.atomic
def record_rate(*, rate: ExchangeRate, by) -> ExchangeRate:
    """Saves a rate of an organisation the person may see; lines that are recorded keep theirs."""
    require(by, rate, may=may_edit_costs)
    require(by, rate.organisation, may=may_edit_costs)
    wrong = {name: _("Choose a currency.") for name in ("currency", "into") if getattr(rate, name) not in _codes()}
    if rate.currency == rate.into:
        wrong["into"] = _("A rate leads into another currency.")
    if text := wrong_in_digits(rate.rate):
        wrong["rate"] = text
    same = ExchangeRate.objects.filter(
        organisation=rate.organisation, currency=rate.currency, into=rate.into, day=rate.day
    )
    if same.exclude(pk=rate.pk).exists():
        wrong["day"] = _("A rate between these currencies is recorded for this day; change that one.")
    if wrong:
        raise ValidationError(wrong)
    rate.save()
    log(instance=rate, action="campaigns.record_rate", user=by, data={"rate": str(rate.rate)})
    return rate


def _codes() -> set[str]:
    return currency_codes() | set(
        Campaign.objects.exclude(budget_currency="").values_list("budget_currency", flat=True)
    )


@transaction.atomic
def remove_rate(*, rate: ExchangeRate, by) -> None:
    """Takes a rate out of the table; lines that used it keep it."""
    require(by, rate, may=may_edit_costs)
    log(instance=rate, action="campaigns.remove_rate", user=by, data={"rate": str(rate.rate)}, deleted=True)
    rate.delete()


@transaction.atomic
def import_cost_lines(*, campaign: Campaign, lines: Sequence[CostLine], file_name: str, by) -> int:
    """Adds all lines of a checked file, or none of them; what somebody else added meanwhile is left out.

    Answers how many were added.
    """
    require(by, campaign, may=may_edit_costs)
    stands = Campaign.objects.select_for_update().select_related("lead_organisation").get(pk=campaign.pk)
    rates, present = rates_for(stands), {whole_of(line) for line in CostLine.objects.filter(campaign=stands)}
    for line in lines:
        line.campaign = stands
        settle(line, rates)
        if wrong := wrong_in(line):
            text = _("The campaign or its rates have changed since the file was read; please choose it again.")
            raise ValidationError([text, *wrong.values()])
    new = [line for line in lines if whole_of(line) not in present]
    for position, line in enumerate(new, start=_next_position(stands)):
        line.position = position
    CostLine.objects.bulk_create(new, batch_size=200)
    log(instance=stands, action="campaigns.import_costs", user=by, data={"lines": len(new), "file": file_name})
    return len(new)
