"""In which order writers of a campaign wait for one another: the campaign, then its activity, then what is booked."""

from .models import Activity, Campaign


def hold_activity(key: int) -> None:
    """Keeps other writers of the activity and of its campaign's plan waiting until the transaction ends."""
    campaigns = Campaign.objects.filter(pk__in=Activity.objects.filter(pk=key).values("campaign"))
    list(campaigns.select_for_update(no_key=True))
    Activity.objects.select_for_update().get(pk=key)
