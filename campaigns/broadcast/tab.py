"""The media plan on a campaign's overview: its activities on the air, their runs, and the way to schedule one."""

from django.utils.translation import gettext as _

from campaigns.planning.choices import Status
from campaigns.planning.models import Activity, Campaign
from campaigns.planning.tabs import CampaignTab

from .choices import MEDIA
from .models import Flight
from .queries import with_airing_counts
from .rules import may_schedule, may_see_media_plan


def media_plan(campaign: Campaign, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs`` where a campaign has an activity on radio or television; two queries."""
    if not may_see_media_plan(user):
        return []
    activities = list(Activity.objects.visible_to(user).filter(campaign=campaign, medium__in=MEDIA))
    if not activities:
        return []
    flights = Flight.objects.visible_to(user).filter(campaign=campaign).select_related("station").order_by("starts_on")
    by_activity: dict[int, list[Flight]] = {activity.pk: [] for activity in activities}
    for flight in with_airing_counts(flights):
        by_activity.setdefault(flight.activity_id, []).append(flight)
    is_over = campaign.status in {Status.COMPLETED, Status.CANCELLED}
    return [
        CampaignTab(
            key="media-plan",
            heading=_("Media plan"),
            template_name="campaigns/broadcast/tab.html",
            context={
                "activities": [(activity, by_activity[activity.pk]) for activity in activities],
                "may_schedule": may_schedule(user) and not is_over,
            },
            count=sum(map(len, by_activity.values())),
        )
    ]
