"""The first page says which batches should come from the printer, and what still hangs after its campaign."""

from datetime import timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.choices import Status
from clarion.home import Entry

from .models import Placement, PrintBatch
from .rules import may_print

SOON = timedelta(days=7)
MOST = 30


def print_to_see_to(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who may print; two queries."""
    return [*_deliveries(user), *_left_up(user)] if may_print(user) else []


def _deliveries(user) -> list[Entry]:
    """Due within seven days, or late."""
    today = timezone.localdate()
    batches = PrintBatch.objects.visible_to(user).to_deliver().filter(due_on__lte=today + SOON)
    batches = batches.exclude(campaign__status=Status.CANCELLED).select_related("campaign").order_by("due_on", "pk")
    text = _("“%(batch)s” should come from the printer")
    return [
        Entry(
            text % {"batch": batch},
            reverse("print_batch:inspect", args=[batch.pk]),
            batch.campaign.name,
            due=batch.due_on,
            urgent=batch.due_on < today,
        )
        for batch in batches[:MOST]
    ]


def _left_up(user) -> list[Entry]:
    """One line for each campaign that is over."""
    left = Placement.objects.visible_to(user).left_up(timezone.localdate()).order_by("batch__campaign__name")
    rows = left.values_list("batch__campaign", "batch__campaign__name").annotate(many=Count("pk"))
    return [
        Entry(
            ngettext(
                "%(count)d place of “%(campaign)s” to take down",
                "%(count)d places of “%(campaign)s” to take down",
                many,
            )
            % {"count": many, "campaign": name},
            f"{reverse('placement:index')}?campaign={key}&left_up=yes",
            _("The campaign is over."),
        )
        for key, name, many in rows[:MOST]
    ]
