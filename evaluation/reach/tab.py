"""Reach as one part of the overview of a campaign or a programme in the admin."""

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign
from campaigns.planning.tabs import CampaignTab
from clarion.figures import Interval

from .choices import Measure
from .costs import cost_of_reach
from .models import ReachEntry
from .queries import reach_by_campaign, reach_of
from .rules import may_view


def reach_tab(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``; nothing for those who may not read reach."""
    if not may_view(user):
        return []
    table = reach_of(record, user=user)
    latest = ReachEntry.objects.visible_to(user).filter(campaign=record).order_by("-ends_on").first()
    context = {
        "totals": table.totals,
        "costs": cost_of_reach(record, table.rows, user=user),
        "latest": latest.ends_on if latest else None,
        "address": reverse("reach_campaign", args=[record.code]),
    }
    return [CampaignTab("reach", _("Reach"), "evaluation/reach/tab.html", context)]


def programme_reach(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``programme_tabs``."""
    return reach_side_by_side(Campaign.objects.visible_to(user).filter(programme=record), user)


def reach_side_by_side(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``toolkit_tabs``: the totals of several campaigns, never added up for people."""
    if not may_view(user):
        return []
    campaigns = record
    found = reach_by_campaign(user, campaigns)
    measures = [measure for measure in Measure if any(measure in totals for totals in found.values())]
    rows = [(campaign, [found.get(campaign.pk, {}).get(measure) for measure in measures]) for campaign in campaigns]
    together = [sum((row[n] for _campaign, row in rows if row[n]), Interval(0, 0)) for n in range(len(measures))]
    context = {"measures": [measure.label for measure in measures], "rows": rows, "together": together}
    return [CampaignTab("reach", _("Reach"), "evaluation/reach/programme.html", context)]
