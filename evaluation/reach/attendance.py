"""Heads at events on their way into the ledger: pulled by cursor, corrections included."""

from django.db import transaction

from campaigns.events.queries import Attendance, attendance_since
from campaigns.planning.models import Campaign
from partners.geography.models import Area

from .choices import Confidence, Measure, Source
from .counters import write_entries
from .models import Cursor, ReachEntry

PAGE = 500


def pull_attendance() -> int:
    """Enters every headcount recorded or corrected since the last pull; answers how many."""
    pulled = 0
    while page := _pull_page():
        pulled += page
    return pulled


@transaction.atomic
def _pull_page() -> int:
    """The cursor moves with the entries, so an interrupted pull is simply repeated."""
    cursor = Cursor.locked("attendance")
    rows = attendance_since(cursor.position, limit=PAGE)
    if not rows:
        return 0
    campaigns = _keys(Campaign, {row.campaign_code for row in rows})
    areas = _keys(Area, {row.area_code for row in rows})
    write_entries(_entry(row, campaigns[row.campaign_code], areas[row.area_code]) for row in rows)
    cursor.position = rows[-1].revision
    cursor.save()
    return len(rows)


def _keys(model, codes: set[str]) -> dict[str, int]:
    return dict(model.objects.order_by().filter(code__in=codes).values_list("code", "pk"))


def _entry(row: Attendance, campaign: int, area: int) -> ReachEntry:
    return ReachEntry(
        key=f"{Source.HEADCOUNT}:{row.event_id}",
        campaign_id=campaign,
        area_id=area,
        medium=row.medium,
        starts_on=row.day,
        ends_on=row.day,
        measure=Measure.ATTENDANCE,
        lower=row.total,
        upper=row.total,
        source=Source.HEADCOUNT,
        confidence=Confidence.A,
        revision=row.revision,
        is_demonstration=row.is_demonstration,
    )
