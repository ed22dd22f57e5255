"""The first page lists the campaigns under way, and those to come."""

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.home import LONGEST, Entry, HomePanel

from .choices import Status
from .models import Campaign
from .rules import may_edit_campaigns

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


def _line(campaign: Campaign) -> Entry:
    first, last = (date_format(day, "j M Y") for day in (campaign.starts_on, campaign.ends_on))
    note = f"{campaign.get_status_display()} · {first} – {last}"
    return Entry(campaign.name, reverse("campaign:inspect", args=[campaign.pk]), note)
