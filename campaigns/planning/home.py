"""The first page lists the campaigns under way and those to come, and what waits to be done for them."""

from datetime import timedelta

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.home import LONGEST, Entry, HomePanel

from .choices import Status
from .models import Campaign
from .readiness import missing, tab_of
from .rules import may_edit_campaigns

SOON = timedelta(days=90)
MOST_TASKS = 30
NOW_AND_NEXT = (Status.ACTIVE, Status.PLANNED, Status.DRAFT)
"""In the order in which they are shown."""


def campaigns_now_and_next(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels``: active campaigns first, then planned ones and drafts; one query."""
    place = Case(*(When(status=status, then=Value(n)) for n, status in enumerate(NOW_AND_NEXT)))
    campaigns = Campaign.objects.visible_to(user).filter(status__in=NOW_AND_NEXT).order_by(place, "ends_on", "name")
    may_plan = may_edit_campaigns(user)
    plan = [Entry(_("Plan a campaign"), reverse("campaign:add"))] if may_plan else []
    return [
        HomePanel(
            name="campaigns",
            title=_("Campaigns"),
            order=20,
            entries=tuple(_line(campaign) for campaign in campaigns[:LONGEST]),
            empty=_("No campaign is planned or active yet.")
            if may_plan
            else _("You see a campaign here once your organisation leads it or is its partner, in an area of yours."),
            ways_on=(*plan, Entry(_("All campaigns"), reverse("campaign:index"))),
        )
    ]


def campaigns_to_move(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who plan; a query for each part of a campaign.

    Drafts that begin soon, plans whose first day has come, active campaigns whose last day is over.
    """
    if not may_edit_campaigns(user):
        return []
    today = timezone.localdate()
    soon = Q(status=Status.DRAFT, starts_on__lte=today + SOON)
    late = Q(status=Status.PLANNED, starts_on__lte=today) | Q(status=Status.ACTIVE, ends_on__lt=today)
    campaigns = Campaign.objects.visible_to(user).current().filter(soon | late).order_by("starts_on", "name")
    parts = ("campaign_areas__area", "audiences", "objectives", "evidence")
    return [_task(campaign, today) for campaign in campaigns.prefetch_related(*parts)[:MOST_TASKS]]


def _task(campaign: Campaign, today) -> Entry:
    overview = reverse("campaign:inspect", args=[campaign.pk])
    if campaign.status == Status.PLANNED:
        text = _("Activate “%(campaign)s”: its first day has come")
        return Entry(text % {"campaign": campaign}, f"{overview}#status-heading", due=campaign.starts_on, urgent=True)
    if campaign.status == Status.ACTIVE:
        text = _("Complete “%(campaign)s”: its last day is over")
        return Entry(text % {"campaign": campaign}, f"{overview}#status-heading", due=campaign.ends_on, urgent=True)
    gaps = missing(campaign)
    if not gaps:
        text = _("“%(campaign)s” lacks nothing: plan it")
        return Entry(text % {"campaign": campaign}, f"{overview}#status-heading", due=campaign.starts_on)
    text = ngettext("“%(campaign)s” lacks %(count)d thing", "“%(campaign)s” lacks %(count)d things", len(gaps))
    address = f"{reverse('campaign:edit', args=[campaign.pk])}#tab-{tab_of(gaps[0].field)}"
    words = text % {"campaign": campaign, "count": len(gaps)}
    return Entry(words, address, gaps[0].text, due=campaign.starts_on, urgent=campaign.starts_on <= today)


def _line(campaign: Campaign) -> Entry:
    first, last = (date_format(day, "j M Y") for day in (campaign.starts_on, campaign.ends_on))
    note = f"{campaign.get_status_display()} · {first} – {last}"
    return Entry(campaign.name, reverse("campaign:inspect", args=[campaign.pk]), note)
