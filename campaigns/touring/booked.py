"""What tours cost."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.text import capfirst

from campaigns.budget.booked import Booking
from campaigns.planning.models import Campaign

from .costs import cost_of
from .models import Performance, Tour


def booked_tours(campaign: Campaign, user, period=None) -> list[Booking]:
    """Fills the slot ``booked_costs``: tours at a known price, for what was not cancelled; two queries."""
    rows = Performance.objects.taking_place().select_related("event__venue").order_by("event__starts_at", "pk")
    tours = Tour.objects.visible_to(user).filter(campaign=campaign)
    tours = tours.filter(Q(fee__isnull=False) | Q(daily_cost__isnull=False)).select_related("activity")
    found = []
    for tour in tours.prefetch_related(Prefetch("performances", rows)).order_by("starts_on", "pk"):
        days = [performance.event.day for performance in tour.performances.all()]
        if days:
            cost = cost_of(tour, days)
            found.append(
                Booking(
                    key=f"tour:{tour.pk}",
                    name=tour.name,
                    activity=tour.activity,
                    day=min(days),
                    amount=cost.total,
                    currency=cost.currency,
                    address=reverse("tour:inspect", args=[tour.pk]),
                    kind=capfirst(Tour._meta.verbose_name),
                )
            )
    return found
