"""Patterns that are used often, by name."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .patterns import ALL_DAYS, WORKDAYS, to_mask

OWN = "own"


@dataclass(frozen=True)
class Preset:
    """A pattern in words and in figures; ``days`` is how long it runs unless a last day is given."""

    key: str
    label: Promise
    weekdays: frozenset[int]
    times: tuple[time, ...] = ()
    per_day: int | None = None
    opens: time | None = None
    closes: time | None = None
    days: int | None = None

    def last_day(self, first: date, end: date) -> date:
        """The last day of a run from ``first`` on that must not go beyond ``end``."""
        return min(end, first + timedelta(days=self.days - 1)) if self.days else end

    def fields(self) -> dict:
        """The fields of a flight that the pattern settles."""
        return {
            "weekdays": to_mask(self.weekdays),
            "times": " ".join(f"{hour:%H:%M}" for hour in self.times),
            "per_day": self.per_day,
            "opens": self.opens,
            "closes": self.closes,
        }


DAYTIME = {"opens": time(6), "closes": time(22)}
COMMUTES = (time(7), time(7, 30), time(8), time(17), time(17, 30), time(18))
PRESETS = (
    Preset("ten", _("10 a day, weekdays, two weeks (06:00 to 22:00)"), WORKDAYS, per_day=10, days=14, **DAYTIME),
    Preset("three", _("3 a day, every day, two weeks (06:00 to 22:00)"), ALL_DAYS, per_day=3, days=14, **DAYTIME),
    Preset(
        "drive",
        _("Drive times: weekdays, around 07:30 and 17:30, six a day, two weeks"),
        WORKDAYS,
        times=COMMUTES,
        days=14,
    ),
)
BY_KEY = {preset.key: preset for preset in PRESETS}
CHOICES = [*((preset.key, preset.label) for preset in PRESETS), (OWN, _("Own pattern, filled in below"))]
