"""The budget on the pages of a campaign and a programme."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign
from campaigns.planning.rules import may_edit_campaigns
from campaigns.planning.tabs import CampaignTab

from .booked import compare
from .models import CostLine
from .money import money, number
from .queries import budget_of
from .rules import may_edit_costs, may_read_costs, may_see_booked_costs
from .sums import Amounts, Sums, add_up, later_than
from .words import medium_name, variance

MOST_CONVERTED = 10


@dataclass(frozen=True)
class Row:
    """One line of a table of planned, paid and the difference, as people read it."""

    name: str
    planned: str
    actual: str
    difference: str
    sentence: str = ""
    address: str = ""


def row(name: str, amounts: Amounts, currency: str, *, called: str = "", address: str = "") -> Row:
    """``called`` is the name in the sentence, where it is another one than in the table."""
    difference = number(amounts.difference, currency)
    return Row(
        name=name,
        planned=number(amounts.planned, currency),
        actual=number(amounts.actual, currency),
        difference=f"+{difference}" if amounts.difference > 0 else difference,
        sentence=variance(called or name, amounts, currency),
        address=address,
    )


def by_medium(sums: Sums) -> list[Row]:
    together = _("What serves no single medium")
    return [
        row(medium_name(medium), amounts, sums.currency, called="" if medium else together)
        for medium, amounts in sums.by_medium.items()
    ]


def budget_tab(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``; nothing for those who may not read costs."""
    if not may_read_costs(user):
        return []
    budget, may_edit, sees_all = budget_of(record, user=user), may_edit_costs(user), may_see_booked_costs(user)
    sums = budget.sums
    booked = compare(record, user) if may_edit and record.budget_currency else []
    context = {
        "currency": record.budget_currency,
        "has_lines": bool(sums.lines),
        "sentence": variance(_("The campaign"), sums.total, sums.currency) if sums.lines else "",
        "total": row(_("Together"), sums.total, sums.currency) if sums.lines else None,
        "media": by_medium(sums),
        "activities": _by_activity(record, sums),
        "open": _open(record, sums) if sees_all else "",
        "sees_all": sees_all,
        "due": money(sums.total.due, sums.currency) if sums.total.later else "",
        "converted": budget.converted[:MOST_CONVERTED],
        "more": max(0, len(budget.converted) - MOST_CONVERTED),
        "booked": booked,
        "can_plan": any(each.can_be_planned for each in booked),
        "apart": [_apart(each) for each in budget.apart],
        "list": f"{reverse('cost_line:index')}?campaign={record.pk}",
        "write_budget": "" if record.budget_currency or not may_edit_campaigns(user) else _write_budget(record),
        "may_add": may_edit and bool(record.budget_currency),
        "add": f"{reverse('cost_line:add')}?campaign={record.pk}",
        "bring_in": reverse("cost_line:import", args=[record.pk]),
    }
    return [CampaignTab("budget", _("Budget"), "campaigns/cost_line/tab.html", context)]


def _write_budget(campaign: Campaign) -> str:
    return f"{reverse('campaign:edit', args=[campaign.pk])}#tab-brief"


def _apart(sums: Sums) -> dict:
    return {
        "currency": sums.currency,
        "lines": sums.lines,
        "planned": money(sums.total.planned, sums.currency),
        "actual": money(sums.total.actual, sums.currency),
    }


def _by_activity(campaign: Campaign, sums: Sums) -> list[Row]:
    names = {activity.pk: activity.name for activity in campaign.activities.all() if activity.pk in sums.by_activity}
    names |= {None: _("The whole campaign")} if None in sums.by_activity else {}
    return [row(name, sums.by_activity[key], sums.currency) for key, name in names.items()]


def _open(campaign: Campaign, sums: Sums) -> str:
    """What the plan leaves of the campaign's budget, or how far it goes over it."""
    if campaign.budget_amount is None or not sums.total.planned:
        return ""
    left = campaign.budget_amount - sums.total.planned
    words = {
        "budget": money(campaign.budget_amount, sums.currency),
        "planned": money(sums.total.planned, sums.currency),
        "left": money(abs(left), sums.currency),
    }
    if left < 0:
        return _("The lines planned make %(planned)s, %(left)s more than the budget of %(budget)s.") % words
    if not left:
        return _("The lines planned make up the whole budget of %(budget)s.") % words
    return _("The lines planned make %(planned)s; %(left)s of the budget of %(budget)s is not planned yet.") % words


def budget_of_programme(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``programme_tabs``: campaigns of one currency are added up, those of another stand apart."""
    if not may_read_costs(user):
        return []
    campaigns = {c.pk: c for c in Campaign.objects.visible_to(user).filter(programme=record).order_by("starts_on")}
    lines = CostLine.objects.visible_to(user).filter(campaign__in=campaigns)
    found = add_up(lines, later_than(timezone.localdate(), campaigns.values()))
    groups = [_group(sums, campaigns, several=len(found) > 1) for sums in found.values()]
    context = {"groups": groups, "several": len(groups) > 1, "sees_all": may_see_booked_costs(user)}
    return [CampaignTab("budget", _("Budget"), "campaigns/cost_line/programme.html", context)]


def _group(sums: Sums, campaigns: dict[int, Campaign], *, several: bool) -> dict:
    name = _("The part counted in %(currency)s") % {"currency": sums.currency} if several else _("The programme")
    rows = [
        row(
            campaign.name,
            sums.by_campaign[key],
            sums.currency,
            address=f"{reverse('campaign:inspect', args=[key])}#budget",
        )
        for key, campaign in campaigns.items()
        if key in sums.by_campaign
    ]
    return {
        "currency": sums.currency,
        "sentence": variance(name, sums.total, sums.currency),
        "campaigns": rows,
        "media": by_medium(sums),
        "total": row(_("Together"), sums.total, sums.currency),
    }
