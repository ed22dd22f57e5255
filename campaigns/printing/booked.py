"""What print costs."""

from django.urls import reverse
from django.utils.text import capfirst

from campaigns.budget.booked import Booking
from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign

from .models import PrintBatch


def booked_batches(campaign: Campaign, user, period=None) -> list[Booking]:
    """Fills the slot ``booked_costs``: batches at a known price, one query."""
    batches = PrintBatch.objects.visible_to(user).filter(campaign=campaign, cost__isnull=False)
    return [
        Booking(
            key=f"print:{batch.pk}",
            name=batch.name,
            activity=batch.activity,
            day=batch.due_on,
            amount=batch.cost,
            currency=batch.currency,
            address=reverse("print_batch:inspect", args=[batch.pk]),
            kind=capfirst(PrintBatch._meta.verbose_name),
            medium_without_activity=Medium.POSTER,
        )
        for batch in batches.select_related("activity").order_by("due_on", "pk")
    ]
