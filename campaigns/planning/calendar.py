"""A campaign's own days in the calendar: when it and its activities begin and end, and when its objectives are due."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.calendar import CalendarEntry, Period
from partners.geography.paths import path_of

from .choices import Status
from .models import Activity, Campaign, CampaignArea, Objective
from .rules import STAFF_AND_PARTNERS, has_role

DEAD = (Status.CANCELLED,)
ITS_PAGE = "campaign:inspect"


class Named(NamedTuple):
    """What the calendar needs of a campaign."""

    pk: int
    name: str
    starts_on: object
    ends_on: object


def days_of_plans(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries``; six queries, however many plans there are."""
    seen = Campaign.objects.visible_to(user).current().exclude(status__in=DEAD).order_by()
    rows = seen.values_list("pk", "name", "starts_on", "ends_on")
    campaigns = {row[0]: Named(*row) for row in rows}
    areas = CampaignArea.objects.filter(campaign__in=seen.values("pk"))
    paths = paths_of(areas.values_list("campaign", "area__lineage", "area__code"))
    address = reverse(ITS_PAGE, args=[0])
    addresses = {key: address.replace("/0/", f"/{key}/") for key in campaigns}
    within = _of_activities(campaigns, addresses, paths, period, seen) if has_role(user, STAFF_AND_PARTNERS) else ()
    return [
        *_of_campaigns(campaigns, addresses, paths, period),
        *within,
        *_of_objectives(campaigns, addresses, paths, period, seen),
    ]


def paths_of(rows) -> dict[int, tuple[str, ...]]:
    """Paths of areas by the key of what they belong to, from rows of key, lineage and code."""
    found: dict[int, tuple[str, ...]] = {}
    for key, lineage, code in rows:
        found[key] = (*found.get(key, ()), path_of(lineage, code))
    return found


def _of_campaigns(campaigns, addresses, paths, period) -> Iterator[CalendarEntry]:
    kind, first, last = _("Campaign"), _("First day: %(name)s"), _("Last day: %(name)s")
    for key, campaign in campaigns.items():
        for what, day, text in (("starts", campaign.starts_on, first), ("ends", campaign.ends_on, last)):
            if period.touches(day, day):
                yield CalendarEntry(
                    key=f"campaign:{key}-{what}",
                    kind=kind,
                    icon="site",
                    title=text % {"name": campaign.name},
                    starts=day,
                    ends=day,
                    url=addresses[key],
                    campaign_id=key,
                    area_paths=paths.get(key, ()),
                )


def _of_activities(campaigns, addresses, paths, period, seen) -> Iterator[CalendarEntry]:
    within = (period.first, period.last)
    activities = Activity.objects.filter(campaign__in=seen.values("pk"))
    rows = activities.filter(starts_on__range=within) | activities.filter(ends_on__range=within)
    narrower = Activity.areas.through.objects.filter(activity__in=rows.order_by().values("pk"))
    own = paths_of(narrower.values_list("activity", "area__lineage", "area__code"))
    kind, first, last = _("Activity"), _("Begins: %(name)s"), _("Ends: %(name)s")
    for key, campaign, name, medium, starts_on, ends_on in rows.values_list(
        "pk", "campaign", "name", "medium", "starts_on", "ends_on"
    ):
        for what, day, text in (("starts", starts_on, first), ("ends", ends_on, last)):
            if period.touches(day, day):
                yield CalendarEntry(
                    key=f"activity:{key}-{what}",
                    kind=kind,
                    icon="clipboard-list",
                    title=text % {"name": name},
                    starts=day,
                    ends=day,
                    url=addresses[campaign],
                    campaign=campaigns[campaign].name,
                    campaign_id=campaign,
                    medium=medium,
                    area_paths=own.get(key) or paths.get(campaign, ()),
                )


def _of_objectives(campaigns, addresses, paths, period, seen) -> Iterator[CalendarEntry]:
    rows = Objective.objects.filter(campaign__in=seen.values("pk"), due_on__range=(period.first, period.last))
    kind, text = _("Objective"), _("Due: %(objective)s")
    for key, campaign, statement, due_on, lineage, code in rows.values_list(
        "pk", "campaign", "statement", "due_on", "area__lineage", "area__code"
    ):
        yield CalendarEntry(
            key=f"objective:{key}",
            kind=kind,
            icon="crosshairs",
            title=text % {"objective": statement},
            starts=due_on,
            ends=due_on,
            url=addresses[campaign],
            campaign=campaigns[campaign].name,
            campaign_id=campaign,
            area_paths=(path_of(lineage, code),) if code else paths.get(campaign, ()),
        )
