"""A campaign's own days in the calendar: when it and its activities begin and end, and when its objectives are due."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.calendar import CalendarEntry, Period

from .choices import Status
from .models import Activity, Campaign, CampaignArea, Objective

DEAD = (Status.CANCELLED,)


def days_of_plans(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries``; five queries, however many plans there are."""
    seen = Campaign.objects.visible_to(user).current().exclude(status__in=DEAD)
    campaigns = {campaign.pk: campaign for campaign in seen.only("pk", "name", "starts_on", "ends_on")}
    paths = _paths(campaigns)
    return [
        *_of_campaigns(campaigns, paths, period),
        *_of_activities(campaigns, paths, period),
        *_of_objectives(campaigns, paths, period),
    ]


def _paths(campaigns) -> dict[int, tuple[str, ...]]:
    rows = CampaignArea.objects.select_related("area").only("campaign_id", "area__lineage", "area__code")
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        if row.campaign_id in campaigns:
            found[row.campaign_id] = (*found.get(row.campaign_id, ()), row.area.path)
    return found


def _of_campaigns(campaigns, paths, period) -> Iterator[CalendarEntry]:
    for campaign in campaigns.values():
        words = {
            "starts": (campaign.starts_on, _("First day: %(name)s")),
            "ends": (campaign.ends_on, _("Last day: %(name)s")),
        }
        for what, (day, text) in words.items():
            if period.touches(day, day):
                yield CalendarEntry(
                    key=f"campaign:{campaign.pk}-{what}",
                    kind=_("Campaign"),
                    title=text % {"name": campaign.name},
                    starts=day,
                    ends=day,
                    url=reverse("campaign:inspect", args=[campaign.pk]),
                    campaign_id=campaign.pk,
                    area_paths=paths.get(campaign.pk, ()),
                )


def _of_activities(campaigns, paths, period) -> Iterator[CalendarEntry]:
    within = (period.first, period.last)
    activities = Activity.objects.filter(campaign__in=campaigns)
    rows = activities.filter(starts_on__range=within) | activities.filter(ends_on__range=within)
    for activity in rows.prefetch_related("areas"):
        own = tuple(area.path for area in activity.areas.all()) or paths.get(activity.campaign_id, ())
        words = {"starts": (activity.starts_on, _("Begins: %(name)s")), "ends": (activity.ends_on, _("Ends: %(name)s"))}
        for what, (day, text) in words.items():
            if period.touches(day, day):
                yield CalendarEntry(
                    key=f"activity:{activity.pk}-{what}",
                    kind=_("Activity"),
                    title=text % {"name": activity.name},
                    starts=day,
                    ends=day,
                    url=reverse("campaign:inspect", args=[activity.campaign_id]),
                    note=campaigns[activity.campaign_id].name,
                    campaign_id=activity.campaign_id,
                    medium=activity.medium,
                    area_paths=own,
                )


def _of_objectives(campaigns, paths, period) -> Iterator[CalendarEntry]:
    rows = Objective.objects.filter(campaign__in=campaigns, due_on__range=(period.first, period.last))
    for objective in rows.select_related("area"):
        area = (objective.area.path,) if objective.area else paths.get(objective.campaign_id, ())
        yield CalendarEntry(
            key=f"objective:{objective.pk}",
            kind=_("Objective"),
            title=_("Due: %(objective)s") % {"objective": objective.statement},
            starts=objective.due_on,
            ends=objective.due_on,
            url=reverse("campaign:inspect", args=[objective.campaign_id]),
            note=campaigns[objective.campaign_id].name,
            campaign_id=objective.campaign_id,
            area_paths=area,
        )
