"""Reach as one part of a campaign's overview in the admin."""

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .models import ReachEntry
from .queries import reach_of
from .rules import may_view


def reach_tab(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``; nothing for those who may not read reach."""
    if not may_view(user):
        return []
    table = reach_of(record, user=user)
    latest = ReachEntry.objects.visible_to(user).filter(campaign=record).order_by("-ends_on").first()
    context = {
        "totals": table.totals,
        "latest": latest.ends_on if latest else None,
        "address": reverse("reach_campaign", args=[record.code]),
    }
    return [CampaignTab("reach", _("Reach"), "evaluation/reach/tab.html", context)]
