"""Vocabulary of reach: what is counted, what it measures, where a figure comes from and how far it can be trusted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What one counted moment was. ``SCAN`` comes from short links alone, the others from pages."""

    VIEW = "view", _("Page opened")
    PLAY = "play", _("Recording started")
    DOWNLOAD = "download", _("File downloaded")
    SHARE = "share", _("Share button used")
    HELP = "help", _("Help page opened")
    SCAN = "scan", _("Short link followed")


class Total(models.TextChoices):
    """What is counted for the whole site by day, without campaign, place or medium."""

    HELP = "help", _("Help pages opened")
    ROBOT = "robot", _("Robots, left out of every other figure")
    VIEW = "view", _("Other pages opened")
    PLAY = "play", _("Other recordings started")
    DOWNLOAD = "download", _("Other files downloaded")
    SHARE = "share", _("Other share buttons used")


class Measure(models.TextChoices):
    """What a ledger entry counts. All but ``NET_REACH`` are events, which add up; people do not."""

    IMPRESSIONS = "impressions", _("Impressions (opportunities to see or hear, not people)")
    PLAYS = "plays", _("Plays (starts, not people)")
    DOWNLOADS = "downloads", _("Downloads (files, not people)")
    SHARES = "shares", _("Shares (uses of the button)")
    SCANS = "scans", _("Scans of printed codes (visits, not people)")
    ATTENDANCE = "attendance", _("Attendances (heads at each event)")
    COPIES = "copies", _("Copies and messages given out")
    NET_REACH = "net_reach", _("Net reach (different people in the period)")

    @property
    def adds_up(self) -> bool:
        """Whether entries of different places, media and periods may be added: never for different people."""
        return self is not Measure.NET_REACH


MEASURE_OF = {
    Kind.VIEW: Measure.IMPRESSIONS,
    Kind.PLAY: Measure.PLAYS,
    Kind.DOWNLOAD: Measure.DOWNLOADS,
    Kind.SHARE: Measure.SHARES,
    Kind.SCAN: Measure.SCANS,
}
"""The measure each counted kind becomes in the ledger; help pages never reach it."""


class Source(models.TextChoices):
    WEB = "web", _("Counted on this site")
    SHORT_LINK = "short_link", _("Short links and codes")
    HEADCOUNT = "headcount", _("Headcount at events")
    AS_RUN = "as_run", _("As-run logs of stations")
    SOCIAL = "social", _("Figures of social media")
    PRINT = "print", _("Print runs and distribution")
    MANUAL = "manual", _("Entered by hand")
    SURVEY = "survey", _("Survey")
    POSTHOG = "posthog", _("PostHog")


class Confidence(models.TextChoices):
    """A: counted by us at each moment. D: somebody's estimate."""

    A = "A", _("A: counted by us, each moment")
    B = "B", _("B: counted by others, with records")
    C = "C", _("C: estimated by a stated method")
    D = "D", _("D: estimated, method not stated")


class PathClass(models.TextChoices):
    """The kind of page a moment happened on; the address itself is never kept."""

    HOME = "home"
    CAMPAIGN = "campaigns"
    MATERIAL = "materials"
    EVENT = "events"
    EVIDENCE = "evidence"
    HELP = "help"
    LINK = "link"
    OTHER = "other"


KINDS_OF_TOTALS = {
    Kind.VIEW.value: Total.VIEW,
    Kind.PLAY.value: Total.PLAY,
    Kind.DOWNLOAD.value: Total.DOWNLOAD,
    Kind.SHARE.value: Total.SHARE,
    Kind.SCAN.value: Total.VIEW,
    Kind.HELP.value: Total.HELP,
    Total.ROBOT.value: Total.ROBOT,
}
"""Every word a spool line may begin with, and the daily total it adds to where it belongs to no campaign."""


HOW = {
    Source.WEB: _(
        "Counted by this site when it happens, without cookie or identifier. Robots and readers who asked not to be "
        "counted are left out. The same reader opening a page twice counts twice."
    ),
    Source.SHORT_LINK: _("Each visit to the address under a printed code. Scanning twice counts twice."),
    Source.HEADCOUNT: _("Heads counted at each event. A person at two events counts twice; nobody is named."),
}
"""How the figures we count ourselves come about; imported ones carry their own method."""
