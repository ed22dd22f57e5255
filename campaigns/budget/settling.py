"""What a cost line takes from its activity and from the table of rates, and what is wrong in it."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.planning.discretion import holds_mail, holds_number
from campaigns.planning.models import Campaign
from clarion.currencies import currency_codes

from .choices import CostKind
from .models import MOST_DIGITS, RATE, RATE_BELOW, CostLine, ExchangeRate
from .money import places

Wrong = dict[str, str]


def rates_for(campaign: Campaign) -> list[ExchangeRate]:
    """What the campaign's lead organisation recorded into the campaign's currency, the newest first."""
    return list(ExchangeRate.objects.valid_for(campaign.lead_organisation_id, campaign.budget_currency))


def settle(line: CostLine, rates: Iterable[ExchangeRate]) -> None:
    """Fills in medium, rate and the currency of the campaign; leaves the rate empty where none is recorded."""
    if line.activity_id:
        line.medium = line.activity.medium
    line.currency = line.currency.strip().upper()
    line.rate_currency = line.campaign.budget_currency
    if line.currency == line.rate_currency:
        line.rate = Decimal(1) if line.rate is None else line.rate
        line.rate_on, line.rate_source = None, ""
    elif line.rate is None:
        if found := next((r for r in rates if r.currency == line.currency and r.day <= line.day), None):
            line.rate, line.rate_on, line.rate_source = found.rate, found.day, found.source
    else:
        line.rate_on = line.rate_on or line.day


def looks_of(line: CostLine) -> tuple:
    """Two lines that have this in common may be one cost written down twice."""
    return line.kind, line.day, line.amount, line.currency, line.reference


def whole_of(line: CostLine) -> tuple:
    """Two lines that have this in common are the same to the letter."""
    return *looks_of(line), line.activity_id, line.medium, line.purpose


def wrong_in(line: CostLine) -> Wrong:
    """What a settled line may not be saved with, by field."""
    wrong: Wrong = {}
    if not line.rate_currency:
        wrong["campaign"] = _("The campaign has no currency yet: give it a budget with its currency first.")
    if line.activity_id and line.activity.campaign_id != line.campaign_id:
        wrong["activity"] = _("The activity belongs to another campaign.")
    if line.kind == CostKind.ACTUAL and line.day > timezone.localdate():
        wrong["day"] = _("What is paid cannot lie in the future; plan it instead.")
    if line.currency not in currency_codes() | {line.rate_currency}:
        wrong["currency"] = _("“%(code)s” is no currency of ISO 4217.") % {"code": line.currency}
    if amount := wrong_in_amount(line.amount, line.currency):
        wrong["amount"] = amount
    if holds_mail(line.purpose) or holds_number(line.purpose):
        wrong["purpose"] = _("This looks like a phone number or an address. Leave out what leads to a person.")
    if line.rate_currency:
        wrong |= wrong_in_rate(line)
    return wrong or wrong_in_fields(line)


def wrong_in_fields(line: CostLine) -> Wrong:
    """What the database could not hold; a line of a file passes no form that would look."""
    try:
        line.clean_fields(exclude={"campaign", "activity", "booked_activity"})
    except ValidationError as error:
        return {name: " ".join(texts) for name, texts in error.message_dict.items()}
    return {}


def wrong_in_amount(amount: Decimal, currency: str) -> str:
    if amount < 0:
        return _("An amount is not below 0. Record a refund by changing the line it belongs to.")
    if amount != round(amount, places(currency)):
        text = _("%(currency)s has no more than %(count)d digits after the point.")
        return text % {"currency": currency, "count": places(currency)}
    return ""


def wrong_in_rate(line: CostLine) -> Wrong:
    pair = {"currency": line.currency, "into": line.rate_currency}
    if line.rate is None:
        text = _("No rate from %(currency)s into %(into)s is known for %(day)s or before; record one, or give it here.")
        return {"rate": text % {**pair, "day": date_format(line.day, "j M Y")}}
    if line.currency == line.rate_currency and line.rate != 1:
        return {"rate": _("The campaign counts in %(currency)s itself: the rate is 1.") % pair}
    if text := wrong_in_digits(line.rate):
        return {"rate": text}
    if line.currency != line.rate_currency and not line.rate_source:
        return {"rate_source": _("Say where the rate comes from.")}
    return {}


def wrong_in_digits(rate: Decimal) -> str:
    if rate <= 0:
        return _("A rate is above 0.")
    if len(rate.normalize().as_tuple().digits) > MOST_DIGITS:
        return _("A rate has at most %(count)d digits.") % {"count": MOST_DIGITS}
    if rate >= RATE_BELOW or -rate.normalize().as_tuple().exponent > RATE["decimal_places"]:
        return _("A rate is below 100,000,000 and has at most 12 digits after the point.")
    return ""
