"""What tours cost."""

from django.db.models import Prefetch, Q
from django.urls import reverse

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
            address = reverse("tour:inspect", args=[tour.pk])
            found.append(
                Booking(f"tour:{tour.pk}", tour.name, tour.activity, min(days), cost.total, cost.currency, address)
            )
    return found
