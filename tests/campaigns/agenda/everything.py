"""One of each kind of what the calendar shows, all on one day."""

import datetime

from campaigns.planning.choices import Status
from partners.services.models import VERIFICATION_HOLDS
from tests.factories.broadcast import AiringFactory, FlightFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory, ObjectiveFactory
from tests.factories.partners import HelpServiceFactory, region
from tests.factories.printing import MediaReleaseFactory, PlacementFactory, PrintBatchFactory

KINDS = {
    "campaign", "activity", "objective", "event", "performance", "airing", "print", "placement", "release", "service",
}  # fmt: skip


def at(day, hour, minute=0):
    return datetime.datetime.combine(day, datetime.time(hour, minute), datetime.UTC)


def one_of_each(day: datetime.date, name: str = "Roads"):
    """A campaign whose first day it is, with something of every kind; all at places on the clock of Nairobi."""
    later = day + datetime.timedelta(days=90)
    own = CampaignFactory(name=name, status=Status.ACTIVE, areas=[region()], starts_on=day, ends_on=later)
    activity = ActivityFactory(campaign=own, name="Spots", medium="radio_spot", starts_on=day, ends_on=later)
    ObjectiveFactory(campaign=own, statement="More calls", due_on=day)
    hall = {"campaign": own, "venue__name": "Town hall", "venue__time_zone": "Africa/Nairobi"}
    EventFactory(title="Seminar", starts_at=at(day, 5), ends_at=at(day, 6), **hall)
    EventFactory(title="Play", kind="theatre", starts_at=at(day, 12), ends_at=at(day, 14), **hall)
    flight = FlightFactory(activity=activity, station__name="Radio X", starts_on=day, ends_on=day)
    for hour, minute in ((3, 30), (9, 0), (18, 0)):
        AiringFactory(flight=flight, starts_at=at(day, hour, minute))
    batch = PrintBatchFactory(campaign=own, name="Posters", due_on=day)
    PlacementFactory(batch=batch, status="up", put_up_on=day, area=region())
    MediaReleaseFactory(campaign=own, title="Song", channel="Video platform", released_on=day)
    HelpServiceFactory(name="Line", verified_on=day - VERIFICATION_HOLDS, is_active=True)
    return own
