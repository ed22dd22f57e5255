"""Brings a table of results into a campaign: all of it in one transaction, or nothing."""

from contextlib import contextmanager
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Campaign
from campaigns.planning.rules import require
from campaigns.planning.versions import keeps_version

from .actions import hold, save_result, unlink_results
from .importing import Plan, Step, plan_of
from .intake import Table
from .measuring import save_indicator, set_targets
from .models import Indicator, Result, ResultLink
from .rules import may_edit_results


@transaction.atomic
@keeps_version("campaign")
def import_framework(*, campaign: Campaign, table: Table, digest: str = "", by) -> Plan:
    """Adds and changes what the table says; removes nothing but links that a filled cell no longer names.

    ``digest`` is that of the plan the person confirmed: refused where the framework changed since. Raises
    ValidationError with a line for each row that is refused; then nothing at all is written.
    """
    require(by, campaign, may=may_edit_results)
    hold(campaign)
    plan = plan_of(campaign, table)
    if plan.faults:
        raise ValidationError([_at_row(fault.row, f"{fault.column}: {fault.text}") for fault in plan.faults])
    if digest and plan.digest() != digest:
        raise ValidationError(_("The framework changed since you looked. Please look at what would change now."))
    _free_links(campaign, plan, by)
    _set_levels(plan)
    _free_names(plan)
    results = {result.code: result for result in campaign.results.all()}
    for place, step in enumerate(plan.steps):
        with _named_by_row(step.draft.row):
            results[step.draft.code] = _write_result(campaign, step, results, place, by)
        for draft, record, targets in step.indicators:
            with _named_by_row(draft.row):
                _write_indicator(results[step.draft.code], draft, record, targets, by)
    data = {"added": len(plan.added), "changed": len(plan.changed)}
    log(instance=campaign, action="campaigns.import_framework", user=by, data=data)
    return plan


def _at_row(row: int, text: str) -> str:
    return _("Row %(row)d: %(text)s") % {"row": row, "text": text}


@contextmanager
def _named_by_row(row):
    """What a verb refuses comes back with the row it is about."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError([_at_row(row, text) for text in error.messages]) from error


def _free_links(campaign, plan, by):
    """Links that go away do so first, so that a result can change its level in the same table."""
    stated = {step.draft.code: step.draft.values["leads_to"] for step in plan.steps if "leads_to" in step.draft.values}
    links = ResultLink.objects.filter(lower__campaign=campaign, lower__code__in=stated)
    for link in links.select_related("lower__campaign", "higher"):
        if link.higher.code not in stated[link.lower.code]:
            unlink_results(link=link, by=by)


def _set_levels(plan):
    """Results that move up or down together change their levels first: the plan found that they fit afterwards."""
    for step in plan.steps:
        level = step.draft.values.get("level")
        if step.record and level and level != step.record.level:
            Result.objects.filter(pk=step.record.pk).update(level=level)


def _free_names(plan):
    """Indicators that are renamed give up their names first, so that two of them can change names."""
    for step in plan.steps:
        for draft, record, _targets in step.indicators:
            if record and draft.name and draft.name != record.name:
                Indicator.objects.filter(pk=record.pk).update(name=uuid4().hex)


def _write_result(campaign, step: Step, results, place, by) -> Result:
    if not step.changes:
        return results[step.draft.code]
    result = results.get(step.draft.code) or Result(campaign=campaign, code=step.draft.code, position=place)
    values = dict(step.draft.values)
    leads_to = values.pop("leads_to", None)
    for column, value in values.items():
        setattr(result, column, value)
    higher = None if leads_to is None else [results[code] for code in leads_to]
    return save_result(result=result, leads_to=higher, by=by)


def _write_indicator(result, draft, record, targets, by):
    indicator = record or Indicator(result=result)
    for column, value in draft.values.items():
        if column != "number":
            setattr(indicator, column, value)
    save_indicator(indicator=indicator, by=by)
    if targets:
        set_targets(indicator=indicator, values=targets, by=by)
