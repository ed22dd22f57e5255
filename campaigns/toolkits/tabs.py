"""A campaign's checklist, the questions its toolkit brought, and the way to a toolkit of its own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .models import Check, ToolkitUse
from .rules import may_keep_toolkits, may_tick


def toolkit_tab(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``; nothing where there is neither a toolkit nor anybody who could make one."""
    used = ToolkitUse.objects.filter(campaign=record).select_related("toolkit").first()
    checks = list(Check.objects.filter(campaign=record).select_related("done_by"))
    may_keep = may_keep_toolkits(user)
    if not (used or checks or may_keep):
        return []
    context = {
        "used": used,
        "checks": checks,
        "open": sum(1 for check in checks if not check.done_at),
        "may_tick": may_tick(user),
        "address": reverse("toolkit:from_campaign", args=[record.pk]) if may_keep else "",
    }
    return [CampaignTab("toolkit", _("Checklist and toolkit"), "campaigns/toolkit/tab.html", context, len(checks))]
