"""What runs on the air cost."""

from django.urls import reverse
from django.utils.text import capfirst

from campaigns.budget.booked import Booking
from campaigns.planning.models import Campaign

from .choices import FlightStatus
from .models import Flight
from .queries import with_airing_counts


def booked_runs(campaign: Campaign, user, period=None) -> list[Booking]:
    """Fills the slot ``booked_costs``: runs at a known price, for the airings that were not cancelled; one query."""
    flights = Flight.objects.visible_to(user).filter(campaign=campaign, status=FlightStatus.BOOKED)
    flights = flights.filter(price__isnull=False).select_related("station", "activity").order_by("starts_on", "pk")
    return [
        Booking(
            key=f"run:{flight.pk}",
            name=flight.station.name,
            activity=flight.activity,
            day=flight.starts_on,
            amount=flight.price * flight.airing_count,
            currency=flight.currency,
            address=reverse("flight:inspect", args=[flight.pk]),
            kind=capfirst(Flight._meta.verbose_name),
        )
        for flight in with_airing_counts(flights)
        if flight.airing_count
    ]
