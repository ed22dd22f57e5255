"""How scans of a place are said: never as a small or an exact number."""

from django.utils.translation import gettext as _

from clarion.figures.interval import Interval

STEP = 5


def shown(scans: int) -> Interval:
    """Fewer than five as such, all else in steps of five, so that no single scan can be watched."""
    below = scans - scans % STEP
    return Interval(below, below + STEP - 1)


def in_words(scans: int) -> str:
    """What people read of a place's scans."""
    known = shown(scans)
    if known.lower == 0:
        return _("fewer than %(number)s") % {"number": STEP}
    return _("%(least)d to %(most)d") % {"least": known.lower, "most": known.upper}
