"""Hours as people at a venue name them, and the instants they stand for. Pure; the caller brings the zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def exists(local: datetime, zone: ZoneInfo) -> bool:
    """False for a wall-clock time that is skipped when clocks go forward."""
    there = local.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local


def instant(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock time.

    A time that happens twice (clocks go back) means the first. A time that does not happen raises ValidationError.
    """
    local = datetime.combine(day, hour.replace(tzinfo=None))
    if not exists(local, zone):
        text = _("%(hour)s does not exist on that day at the venue: clocks go forward.")
        raise ValidationError(text % {"hour": f"{hour:%H:%M}"}, code="no_such_hour")
    return local.replace(tzinfo=zone).astimezone(UTC)


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day, also where clocks go forward at midnight."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def month_bounds(month: str, zone: ZoneInfo | None = None) -> tuple[datetime, datetime]:
    """First instant of ``YYYY-MM`` and of the month after, in the zone (UTC without one); ValueError if malformed."""
    first = datetime.strptime(month, "%Y-%m").replace(tzinfo=zone or UTC)
    following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, following
