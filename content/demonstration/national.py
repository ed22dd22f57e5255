"""Orvelia's national figures in the shape of GLOTIP: two releases of its agency, with revisions, lateness and dirt."""

import math
from pathlib import Path
from tempfile import TemporaryDirectory

from clarion.files.tables import xlsx_bytes
from evaluation.national import actions
from evaluation.national.drawing import draw_missing_figures
from evaluation.national.intake import Source
from evaluation.national.models import Release
from partners.models import Organisation, User

from . import runner
from .country import COUNTRY, NAMES
from .organisations import AGENCY

COLUMNS = (
    "Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year",
    "Unit of measurement", "txtVALUE", "Source",
)  # fmt: skip
INDICATORS = (
    ("Detected trafficking victims", 140, 2010),
    ("Persons brought into formal contact", 60, 2012),
    ("Persons prosecuted", 34, 2012),
    ("Persons convicted", 5, 2013),
    ("Offences of trafficking in persons", 70, 2014),
)
"""Name in the source, level in the middle of the period, first year reported."""
FORMS = (("Sexual exploitation", 0.44), ("Forced labour", 0.4), ("Other forms of exploitation", 0.16))
CITIZENS = (("Nationals", 0.72), ("Abroad", 0.2), ("Unknown", 0.06), ("Not recorded by the post", 0.02))
PEOPLE = (("Female", "18 years or over", 0.41), ("Female", "0 to 17 years", 0.24),
          ("Male", "18 years or over", 0.22), ("Male", "0 to 17 years", 0.13))  # fmt: skip
RELEASES = (("30/05/2023", 2021), ("14/04/2025", 2022))
"""Date above the table, and the last year some figure is reported for."""


def load(seed: int) -> str:
    agency = Organisation.objects.get(code=AGENCY)
    if not Release.objects.filter(organisation=agency).exists():
        submitter, approver = (User.objects.get(username=name) for name in ("agency", "approver"))
        for place in range(len(RELEASES)):
            _bring_in(seed, place, agency, submitter, approver)
    draw_missing_figures()
    return f"National figures: {Release.objects.in_force().filter(organisation=agency).count()} releases."


def _bring_in(seed: int, place: int, agency: Organisation, submitter: User, approver: User) -> None:
    banner, _last = RELEASES[place]
    rows = [[banner], COLUMNS, *_rows(seed, place)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"orvelia-{banner[-4:]}.xlsx"
        path.write_bytes(xlsx_bytes([NAMES["en"], "Demonstration data"], rows, title="data_glotip_1"))
        source = Source(path=path, name=path.name, by=submitter, organisation=agency, submits=True)
        outcome = actions.import_file(source=source)
    actions.submit(release=outcome.release, by=submitter)
    actions.approve(release=outcome.release, by=approver)


def _rows(seed: int, place: int) -> list[tuple]:
    rows = []
    last = RELEASES[place][1]
    for indicator, level, first in INDICATORS:
        for year in range(first, last + 1):
            if _is_late(seed, indicator, year, last):
                continue
            total = _total(seed, place, indicator, level, year)
            rows += _table(seed, indicator, year, total)
    return [*rows, rows[0], *_dirt(place)]


def _is_late(seed: int, indicator: str, year: int, last: int) -> bool:
    """The newest figures come late: of the last year only the victims were counted in time."""
    return year == last and indicator != INDICATORS[0][0]


def _total(seed: int, place: int, indicator: str, level: int, year: int) -> int:
    draw = runner.chance(seed, "national", indicator, year)
    count = round(level * math.exp(0.06 * (year - 2016) + draw.gauss(0, 0.18)))
    revised = place > 0 and draw.random() < 0.2
    return max(0, count + (draw.randint(-6, 14) if revised else 0))


def _table(seed: int, indicator: str, year: int, total: int) -> list[tuple]:
    """The total, then its parts; parts are split off one after another, so that they never exceed it."""
    rows = [_row(indicator, year, total)]
    if indicator == INDICATORS[0][0]:
        shares = [((sex, age), share) for sex, age, share in PEOPLE]
        parts = _split(seed, (indicator, year, "people"), total, shares)
        for sex in ("Female", "Male"):
            rows.append(_row(indicator, year, sum(n for (one, _age), n in parts if one == sex), sex=sex))
        rows += [_row(indicator, year, count, sex=sex, age=age) for (sex, age), count in parts]
        rows += _broken_down(seed, indicator, year, total, "by form of exploitation", FORMS)
    if indicator in ("Detected trafficking victims", "Persons convicted"):
        rows += _broken_down(seed, indicator, year, total, "by citizenship", CITIZENS)
    return rows


def _broken_down(seed: int, indicator: str, year: int, total: int, dimension: str, shares) -> list[tuple]:
    parts = _split(seed, (indicator, year, dimension), total, shares)
    return [_row(indicator, year, count, dimension, category) for category, count in parts]


def _split(seed: int, what: tuple, total: int, shares) -> list[tuple]:
    draw = runner.chance(seed, "national", *what)
    left, weight, parts = total, 1.0, []
    for name, share in shares:
        chance = min(1.0, share / weight) if weight > 0 else 0.0
        taken = left if name == shares[-1][0] else sum(draw.random() < chance for _person in range(left))
        parts.append((name, taken))
        left, weight = left - taken, weight - share
    return parts


def _row(indicator, year, count, dimension="Total", category="Total", sex="Total", age="Total", text="") -> tuple:
    value = text or ("<5" if count < 5 else f"{count:,}")
    return (
        COUNTRY, NAMES["en"], "Demonstration", "Demonstration", indicator, dimension, category, sex, age, year,
        "Counts", value, "Demonstration data",
    )  # fmt: skip


def _dirt(place: int) -> list[tuple]:
    """What real files hold: a lost dimension, a number of the questionnaire, an exact repeat."""
    victims, convicted = INDICATORS[0][0], INDICATORS[3][0]
    form, other = "by form of exploitation", "Other forms of exploitation"
    rows = [_row(victims, 2009, count, form, other) for count in (21, 8, 8)]
    if place:
        rows.append(_row(convicted, 2020, 0, "by citizenship", "Q6.1_10s_2020", text="61,102,020"))
        rows.append(_row(convicted, 2020, 0, "by citizenship", "Nationals abroad", text="6,112,020"))
    return rows
