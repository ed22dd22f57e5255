"""The two public releases of GLOTIP: every row counted, every suspicious one set aside, every revision found."""

from collections import Counter

import pycountry
import pytest

from evaluation.national.checks import duplicates, magnitude, parts
from evaluation.national.differences import Differences, compare, figure_of
from evaluation.national.names import NameIndex
from evaluation.national.readers import glotip
from evaluation.national.readers.glotip import Places
from evaluation.national.terms import first_aliases

pytestmark = pytest.mark.cases
FIRST, SECOND = "2023-05-30", "2025-04-14"


@pytest.fixture(scope="module")
def readings(cases):
    """Both files, read and checked against every country of ISO 3166-1."""
    names = [(country.name, country.alpha_3) for country in pycountry.countries]
    codes = frozenset(code for _name, code in names)
    places = Places(codes, NameIndex.build(names, {}), NameIndex.build(names, first_aliases()))
    found = {}
    for day in (FIRST, SECOND):
        found[day] = glotip.read(cases / "data" / "glotip" / f"data_glotip_{day}.xlsx", places)
        for check in (magnitude.check, duplicates.check, parts.check):
            check(found[day])
    return found


def set_aside(reading):
    return Counter(str(record.reason) for record in reading.records if record.reason)


def conflicting_keys(reading):
    return len({record.key for record in reading.records if record.reason == "conflicting_key"})


def test_rows_of_the_first(readings):
    reading = readings[FIRST]
    assert (reading.rows, reading.accepted, reading.quarantined, reading.rejected) == (46_556, 45_037, 1_519, 0)
    assert set_aside(reading) == {"sub_region": 957, "conflicting_key": 536, "no_area_code": 26}
    assert conflicting_keys(reading) == 192
    assert reading.released_on.isoformat() == FIRST


def test_rows_of_the_second(readings):
    reading = readings[SECOND]
    assert (reading.rows, reading.accepted, reading.quarantined, reading.rejected) == (58_769, 57_848, 921, 0)
    assert set_aside(reading) == {
        "conflicting_key": 767,
        "questionnaire_id": 120,
        "no_area_code": 26,
        "implausible_magnitude": 8,
    }
    assert conflicting_keys(reading) == 284
    assert reading.released_on.isoformat() == SECOND


def test_censored_figures_stay_ranges(readings):
    below_five = [record for record in readings[SECOND].records if record.value.text == "<5"]
    assert len(below_five) == 29_558
    assert {(record.value.status, record.value.bounds) for record in below_five} == {("censored", (0, 4))}


def test_the_questionnaire_numbers(readings):
    reading = readings[SECOND]
    aside = [r for r in reading.records if r.reason in ("questionnaire_id", "implausible_magnitude")]
    assert Counter(record.area for record in aside) == {"PAK": 63, "SLE": 63, "AND": 1, "SLV": 1}
    by_magnitude = {r.value.text for r in aside if r.reason == "implausible_magnitude"}
    assert by_magnitude == {"6,112,019", "6,112,020"}


def test_no_sub_region_is_a_country(readings):
    rows = [record for record in readings[FIRST].records if record.reason == "sub_region"]
    assert {record.area for record in rows} == {""}
    assert {str(record.cells[0]) for record in rows} >= {"CAR", "CAS", "EEU", "SAM", "Aruba/Curacao"}


@pytest.mark.parametrize(("day", "repeats"), [(FIRST, 180), (SECOND, 241)])
def test_exact_repeats_are_kept_once(readings, day, repeats):
    reading = readings[day]
    told = [problem for problem in reading.problems if problem.code == "exact_repeat"]
    stored = {record.key for record in reading.records if record.is_stored}
    assert (len(told), len(stored)) == (repeats, reading.accepted - repeats)


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_every_row_set_aside_has_its_finding(readings, day):
    reading = readings[day]
    aside = {record.row for record in reading.records if record.reason}
    reasons = set_aside(reading).keys()
    told = Counter(problem.row for problem in reading.problems if problem.code in reasons)
    assert told == dict.fromkeys(aside, 1)


def test_revisions_between_the_two(readings):
    before = {record.key: figure_of(record) for record in readings[FIRST].records if record.is_stored}
    assert compare(readings[SECOND].records, before) == Differences(
        new=14_836, changed=1_793, withdrawn=2_086, unchanged=40_978, withdrawn_in_quarantine=58
    )
