"""Tours on a campaign's overview: how far each has come, and the way to plan one."""

from django.utils.translation import gettext as _

from campaigns.planning.choices import Status
from campaigns.planning.models import Activity, Campaign
from campaigns.planning.tabs import CampaignTab

from .choices import MEDIA, STAGED
from .models import Tour
from .queries import days_of, with_counts
from .rules import may_see_tours, may_tour


def tours_tab(campaign: Campaign, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs`` where a campaign has a tour, or an activity that can go on tour; two queries."""
    if not may_see_tours(user):
        return []
    tours = list(with_counts(Tour.objects.visible_to(user).filter(campaign=campaign), user).order_by("starts_on", "pk"))
    activities = list(Activity.objects.visible_to(user).filter(campaign=campaign, medium__in=MEDIA))
    may_plan = may_tour(user) and campaign.status not in {Status.COMPLETED, Status.CANCELLED}
    staged = [activity for activity in activities if activity.medium in STAGED]
    if not tours and not staged:
        return []
    context = {"tours": [(tour, days_of(tour)) for tour in tours], "activities": staged if may_plan else []}
    return [CampaignTab("tours", _("Tours"), "campaigns/touring/tab.html", context, len(tours))]
