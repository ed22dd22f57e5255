"""Print and releases on a campaign's overview."""

from django.utils.translation import gettext as _

from campaigns.planning.choices import Status
from campaigns.planning.models import Campaign
from campaigns.planning.tabs import CampaignTab
from clarion.languages import language_name

from .models import MediaRelease, Placement, PrintBatch
from .rules import may_print, may_see_print


def print_tab(campaign: Campaign, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``; two queries. Nothing where there is nothing and the person may plan none."""
    if not may_see_print(user):
        return []
    seen = Placement.objects.visible_to(user)
    batches = list(PrintBatch.objects.visible_to(user).filter(campaign=campaign).with_counts(seen))
    releases = list(MediaRelease.objects.visible_to(user).filter(campaign=campaign))
    may_plan = may_print(user) and campaign.status not in {Status.COMPLETED, Status.CANCELLED}
    if not (batches or releases or may_plan):
        return []
    in_languages = [(batch, language_name(batch.language)) for batch in batches]
    context = {"batches": in_languages, "releases": releases, "may_plan": may_plan}
    count = len(batches) + len(releases)
    return [CampaignTab("printing", _("Print and releases"), "campaigns/printing/tab.html", context, count)]
