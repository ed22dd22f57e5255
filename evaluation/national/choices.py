"""Closed lists of the national data: states of a release, kinds of figure, dimensions and their codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dataset(models.TextChoices):
    GLOTIP = "glotip", _("UNODC GLOTIP")


class ReleaseStatus(models.TextChoices):
    STAGING = "staging", _("Being read")
    VALIDATED = "validated", _("Read, waiting to be submitted")
    SUBMITTED = "submitted", _("Submitted, waiting for approval")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


HELD = (ReleaseStatus.VALIDATED, ReleaseStatus.SUBMITTED, ReleaseStatus.APPROVED, ReleaseStatus.PUBLISHED)
"""States of a release that was read whole and still stands."""

IN_FORCE = (ReleaseStatus.APPROVED, ReleaseStatus.PUBLISHED)
"""States in which the figures of a release may be shown."""


class FigureStatus(models.TextChoices):
    EXACT = "exact", _("Exact")
    CENSORED = "censored", _("Published as a range")
    SUPPRESSED = "suppressed", _("Hidden by the source")
    NOT_REPORTED = "not_reported", _("Not reported")


class Direction(models.TextChoices):
    UP_GOOD = "up_good", _("More is better")
    DOWN_GOOD = "down_good", _("Less is better")
    AMBIGUOUS = "ambiguous", _("More can mean either")


class Counted(models.TextChoices):
    VICTIM = "victim", _("Victims")
    PERSON = "person", _("Persons suspected, prosecuted or convicted")
    MIGRANT = "migrant", _("Smuggled migrants")
    EVENT = "event", _("Offences")
    CASE = "case", _("Cases, calls or referrals")
    SENTENCE = "sentence", _("Sentences")


class Subject(models.TextChoices):
    TRAFFICKING = "trafficking", _("Trafficking in persons")
    SMUGGLING = "smuggling", _("Smuggling of migrants")


class Unit(models.TextChoices):
    COUNT = "count", _("Count")
    PER_100000 = "per_100000", _("Per 100,000 people")
    PERCENT = "percent", _("Per cent")
    MONTHS = "months", _("Months")


class Frequency(models.TextChoices):
    YEAR = "A", _("Year")
    QUARTER = "Q", _("Quarter")
    MONTH = "M", _("Month")


class CodeList(models.TextChoices):
    SEX = "sex", _("Sex")
    AGE = "age", _("Age")
    EXPLOITATION = "exploitation", _("Form of exploitation")
    CITIZENSHIP = "citizenship", _("Citizenship")
    REPATRIATION = "repatriation", _("Country of repatriation")


class Severity(models.TextChoices):
    INFO = "info", _("For information")
    WARNING = "warning", _("Warning")
    ERROR = "error", _("Set aside")


TOTAL = "_T"
UNKNOWN = "_U"
OTHER = "_O"
NATIONALS = "NATIONALS"
ABROAD = "ABROAD"
STATELESS = "STATELESS"
UNKNOWN_TEXT = "UNKNOWN_TEXT"
