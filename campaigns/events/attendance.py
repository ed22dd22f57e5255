"""Recording how many came."""

import uuid
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.rules import require

from .choices import AgeBand, EventStatus, Sex
from .models import AttendanceRecord, Event, Headcount
from .rules import may_count

MOST = 100_000
Counts = Mapping[tuple[str, str], int]


@transaction.atomic
def record_attendance(*, event: Event, counts: Counts, client_uuid: uuid.UUID, by) -> AttendanceRecord:
    """Replaces the headcounts of an event; the former state stays in the history.

    ``counts`` maps (sex, age band) to people; cells left out count nobody. The same ``client_uuid`` sent again
    returns the first record and changes nothing. Raises ValidationError before the start, for a cancelled event,
    for an unknown cell and for a count that is negative or beyond 100,000.
    """
    require(by, event, may=may_count)
    stands = Event.objects.select_for_update().get(pk=event.pk)
    if record := AttendanceRecord.objects.filter(client_uuid=client_uuid).first():
        if record.event_id != event.pk:
            raise ValidationError(_("These numbers were already sent for another event."), code="other_event")
        return record
    if stands.is_cancelled:
        raise ValidationError(_("The event was cancelled; nobody can have come."), code="cancelled")
    if stands.starts_at > timezone.now():
        raise ValidationError(_("The event has not begun; count people once it has."), code="not_begun")
    wanted = _checked(counts)
    _keep_commit_order()
    before = {f"{row.sex}/{row.age_band}": row.count for row in stands.headcounts.all()}
    stands.headcounts.all().delete()
    Headcount.objects.bulk_create(
        [Headcount(event=stands, sex=sex, age_band=band, count=count) for (sex, band), count in wanted.items()]
    )
    after = {f"{sex}/{band}": count for (sex, band), count in wanted.items()}
    record = AttendanceRecord.objects.create(
        event=stands, client_uuid=client_uuid, total=sum(wanted.values()), before=before, after=after, recorded_by=by
    )
    stands.status = EventStatus.HELD
    stands.save(update_fields=["status", "updated_at"])
    event.status = stands.status
    log(instance=stands, action="events.count", user=by, data={"before": before, "after": after, "total": record.total})
    return record


def _checked(counts):
    for (sex, band), count in counts.items():
        if sex not in Sex or band not in AgeBand:
            raise ValidationError(_("Unknown sex or age band."), code="unknown_cell")
        if not 0 <= count <= MOST:
            raise ValidationError(_("A count lies between 0 and 100,000."), code="out_of_range")
    return {cell: count for cell, count in counts.items() if count}


def _keep_commit_order():
    """Two records written at once get keys in the order they commit, or a reader's cursor could pass one by.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('campaigns_attendancerecord'))")
