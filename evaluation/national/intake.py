"""From a file to a staged release: read, check, compare, stage, and one short transaction that makes it stand."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .checks import duplicates, magnitude, parts
from .choices import ReleaseStatus
from .differences import Differences, Figure, compare
from .findings import FindingCode, sentence, severity_of
from .locks import Busy, exclusive
from .models import Observation, Release
from .readers import reader_for
from .records import Key, Problem, Reading
from .staging import Advance, remove, stage, sweep
from .terms import load_vocabulary, places


class Refused(Exception):
    """The file was understood, and still nothing was written; the text says why."""


@dataclass(frozen=True)
class Outcome:
    """What an import did: counts, findings, the release and the word for how it ended."""

    status: str
    release: Release | None
    rows: int = 0
    accepted: int = 0
    quarantined: int = 0
    rejected: int = 0
    differences: Differences = field(default_factory=Differences)
    problems: tuple[Problem, ...] = ()

    def as_dict(self) -> dict:
        """The object the command line prints."""
        return {
            "rows": self.rows,
            "accepted": self.accepted,
            "quarantined": self.quarantined,
            "rejected": self.rejected,
            "new": self.differences.new,
            "changed": self.differences.changed,
            "withdrawn": self.differences.withdrawn,
            "unchanged": self.differences.unchanged,
            "findings": [
                {
                    "code": str(problem.code),
                    "severity": str(severity_of(problem.code)),
                    "row": problem.row,
                    "column": problem.column or None,
                    "message": sentence(problem.code, dict(problem.details)),
                }
                for problem in self.problems
            ],
            "release": self.release.code if self.release else None,
            "status": self.status,
        }


@dataclass(frozen=True)
class Source:
    """The file, its name, whose figures it holds, and what a person added.

    ``submits``: bringing it in is at the same time the request for approval, as on the command line.
    """

    path: Path
    name: str
    by: object
    organisation: object = None
    format: str = "auto"
    released_on: datetime.date | None = None
    submits: bool = False

    @property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def preview(source: Source) -> Outcome:
    """Everything an import would do, writing nothing; raises UnreadableFile, Refused."""
    reader = reader_for(source.path, source.format)
    if held := _held(reader.DATASET, source):
        return _duplicate(held)
    reading, differences, _before = _understand(reader, source)
    return _outcome("preview", None, reading, differences)


def take_in(source: Source, advance: Advance = lambda done, total: None) -> Outcome:
    """Imports the file as a release in state ``validated``; raises UnreadableFile, Refused.

    Not one transaction: rows are staged in many short ones under a release no query shows, and the last flips its
    state. What a killed process left is removed by the next import of the data set, or by ``tick``.
    """
    reader = reader_for(source.path, source.format)
    try:
        with exclusive(reader.DATASET):
            sweep(reader.DATASET)
            if held := _held(reader.DATASET, source):
                return _duplicate(held)
            load_vocabulary()
            return _take_in(reader, source, advance)
    except Busy as error:
        raise Refused(_("Another file of this data set is being imported now. Try again when it has ended.")) from error


def _take_in(reader, source: Source, advance: Advance) -> Outcome:
    reading, differences, before = _understand(reader, source)
    release = _open(reader, source, reading, before)
    try:
        with source.path.open("rb") as file:
            release.original.save(f"{release.code}{source.path.suffix}", File(file))
        stage(release, reading, advance)
        _confirm(release, reading, differences, source.by)
    except BaseException:
        remove(release)
        raise
    return _outcome(ReleaseStatus.VALIDATED, release, reading, differences)


def _understand(reader, source: Source) -> tuple[Reading, Differences, Release | None]:
    reading = reader.read(source.path, places())
    magnitude.check(reading)
    duplicates.check(reading)
    parts.check(reading)
    reading.problems.sort(key=lambda problem: (problem.row or 0, problem.code))
    if not reading.accepted:
        raise Refused(_nothing_usable(reading))
    before = previous_release(reading.dataset, source.organisation, _date(reading, source)[0])
    return reading, compare(reading.records, _figures(before)), before


def _nothing_usable(reading: Reading) -> str:
    if reading.problems and all(problem.code == FindingCode.UNKNOWN_AREA for problem in reading.problems):
        return _("No row was usable: none of its countries is held here. Load the areas first.")
    return _("No row of the file was usable.")


def _date(reading: Reading, source: Source) -> tuple[datetime.date, bool]:
    """The date of the release, and whether the file or a person stated it; else the end of the data.

    The end of the data is the earliest the release can be from, so an undated file never outranks a dated one.
    """
    stated = reading.released_on or source.released_on
    if stated:
        return stated, True
    return datetime.date(max(record.year for record in reading.usable), 12, 31), False


def previous_release(dataset: str, organisation, released_on: datetime.date) -> Release | None:
    """The newest release held of the series that is not younger than the date."""
    series = Release.objects.held().of_series(dataset, organisation.pk if organisation else None)
    return series.filter(released_on__lte=released_on).order_by("-released_on", "-pk").first()


def _figures(release: Release | None) -> Mapping[Key, Figure]:
    if release is None:
        return {}
    rows = Observation.objects.filter(release=release).values_list(
        "indicator__code", "area__code", "period_start", "dimension_key", "status", "lower", "upper"
    )
    return {Key(*row[:4]): row[4:] for row in rows.iterator()}


def _open(reader, source: Source, reading: Reading, before: Release | None) -> Release:
    released_on, stated = _date(reading, source)
    version = released_on.isoformat() if stated else _("until %(year)s, undated") % {"year": released_on.year}
    return Release.objects.create(
        dataset=reading.dataset,
        organisation=source.organisation,
        code=_free_code(reading.dataset, source.organisation, released_on),
        version=version[:40],
        released_on=released_on,
        release_date_is_stated=stated,
        sha256=source.sha256,
        original_name=source.name[:200],
        sheet=reading.sheet[:100],
        columns=list(reading.columns),
        importer=reader.READER_VERSION,
        received_by=source.by,
        submitter=source.by if source.submits else None,
        previous=before,
    )


def _free_code(dataset: str, organisation, released_on: datetime.date) -> str:
    stem = "-".join(filter(None, [dataset, organisation.code if organisation else "", released_on.isoformat()]))
    taken = set(Release.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken)


@transaction.atomic
def _confirm(release: Release, reading: Reading, differences: Differences, by) -> None:
    years = [record.year for record in reading.usable]
    release.status = ReleaseStatus.VALIDATED
    release.rows, release.accepted = reading.rows, reading.accepted
    release.quarantined, release.rejected = reading.quarantined, reading.rejected
    for name, count in vars(differences).items():
        setattr(release, name, count)
    release.first_period = datetime.date(min(years), 1, 1)
    release.last_period = datetime.date(max(years), 12, 31)
    release.indicator_codes = sorted({record.indicator for record in reading.usable})
    release.save()
    log(instance=release, action="national.take_in", user=by, data={"sha256": release.sha256, "rows": release.rows})


def _held(dataset: str, source: Source) -> Release | None:
    candidates = Release.objects.exclude(status=ReleaseStatus.STAGING)
    return candidates.filter(dataset=dataset, sha256=source.sha256).first()


def _duplicate(held: Release) -> Outcome:
    problem = Problem(FindingCode.DUPLICATE_FILE, None, "", {"release": held.code})
    unchanged = held.new + held.changed + held.unchanged
    counts = {name: getattr(held, name) for name in ("rows", "accepted", "quarantined", "rejected")}
    return Outcome("duplicate_of", held, differences=Differences(unchanged=unchanged), problems=(problem,), **counts)


def _outcome(status: str, release: Release | None, reading: Reading, differences: Differences) -> Outcome:
    return Outcome(
        str(status),
        release,
        reading.rows,
        reading.accepted,
        reading.quarantined,
        reading.rejected,
        differences,
        tuple(reading.problems),
    )
