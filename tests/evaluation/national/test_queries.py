"""What the public evidence page and impact read: totals alone, with source, vintage, range and gaps."""

import datetime

import pytest
from django.utils.translation import override

from clarion.figures.interval import Interval
from evaluation.national import queries
from evaluation.national.models import Release
from evaluation.national.revisions import revised
from evaluation.national.vocabulary import NAMES
from tests.factories.evaluation import glotip_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_releases(bring_in, approver):
    before = bring_in(
        glotip_row(year=2019, value="687"), glotip_row(year=2020, value="<5"), glotip_row(iso3="XDO", year=2021),
        banner="30/05/2023", name="a.xlsx", approver=approver,
    ).release  # fmt: skip
    after = bring_in(
        glotip_row(year=2019, value="411"),
        glotip_row(year=2020, value="<5"),
        glotip_row(year=2022, value="0"),
        glotip_row(year=2022, sex="Female", value="0"),
        glotip_row(year=2019, indicator="Persons convicted", value="c"),
        glotip_row(iso3="XDO", year=2021),
        name="b.xlsx",
        approver=approver,
    ).release
    return before, after


def shown(totals, code):
    one = next(indicator for indicator in totals.indicators if indicator.code == code)
    return [(figure.label, figure.status, figure.words, figure.revised) for figure in one.figures]


def test_totals_of_a_country(countries, two_releases, django_assert_num_queries):
    with django_assert_num_queries(2):
        totals = queries.national_totals(countries[0])
    assert shown(totals, "VIC_DETECTED") == [
        ("2019", "exact", "411", True),
        ("2020", "censored", "fewer than 5", False),
        ("2021", "not_yet_reported", "not yet reported", False),
        ("2022", "exact", "0", False),
    ]
    assert shown(totals, "PER_CONVICTED") == [
        ("2019", "suppressed", "hidden by the source", False),
        ("2020", "not_yet_reported", "not yet reported", False),
        ("2021", "not_yet_reported", "not yet reported", False),
        ("2022", "not_yet_reported", "not yet reported", False),
    ]
    first = totals.indicators[0].figures[0]
    assert (first.earlier, first.interval) == (Interval.exact(687), Interval.exact(411))
    assert (first.release, first.as_of) == ("glotip-2025-04-14", datetime.date(2025, 4, 14))
    assert (totals.sources, totals.as_of) == (("UNODC GLOTIP",), datetime.date(2025, 4, 14))


def test_totals_carry_the_caveat_and_no_direction(countries, two_releases):
    totals = queries.national_totals(countries[0])
    assert "Detected is not prevalence" in totals.caveat
    assert {one.indicator.direction for one in totals.indicators} == {"ambiguous"}
    assert "Neither is shown" in totals.indicators[0].reading


def test_totals_as_of_a_day(countries, two_releases, django_assert_num_queries):
    with django_assert_num_queries(2):
        totals = queries.national_totals(countries[0], as_of=datetime.date(2024, 1, 1))
    assert shown(totals, "VIC_DETECTED")[:2] == [
        ("2019", "exact", "687", False),
        ("2020", "censored", "fewer than 5", False),
    ]


def test_the_number_of_queries_does_not_grow(countries, two_releases, bring_in, approver, django_assert_num_queries):
    rows = [glotip_row(year=year, value=str(year)) for year in range(2003, 2023)]
    bring_in(*rows, banner="01/02/2026", name="c.xlsx", approver=approver)
    with django_assert_num_queries(2):
        totals = queries.national_totals(countries[0])
    assert len(totals.indicators[0].figures) == 20


def test_what_is_not_approved_is_not_shown(countries, bring_in):
    bring_in(glotip_row())
    assert queries.national_totals(countries[0]).indicators == ()


def test_a_country_that_reported_nothing(countries, two_releases):
    totals = queries.national_totals(countries[1])
    assert [indicator.is_reported for indicator in totals.indicators] == [True, False]


def test_the_publisher_comes_before_an_agency_and_nothing_is_added(countries, bring_in, approver, organisation_a):
    bring_in(glotip_row(value="5"), name="a.xlsx", banner="30/05/2023", approver=approver)
    rows = [glotip_row(value="7"), glotip_row(year=2021, value="8")]
    bring_in(*rows, name="b.xlsx", approver=approver, organisation=organisation_a)
    figures = queries.national_totals(countries[0]).indicators[0].figures
    assert [(figure.words, figure.release) for figure in figures] == [
        ("5", "glotip-2023-05-30"),
        ("8", "glotip-org-a-2025-04-14"),
    ]


def test_an_agency_is_named_to_readers_only_where_it_agreed(countries, bring_in, approver, organisation_a):
    bring_in(glotip_row(), approver=approver, organisation=organisation_a)
    assert queries.national_totals(countries[0]).sources == ("National agency (Demoland)",)
    organisation_a.is_public, organisation_a.names = True, {"fr": "Organisation A, en français"}
    organisation_a.save()
    assert queries.national_totals(countries[0]).sources == ("Organisation A",)
    with override("fr"):
        assert queries.national_totals(countries[0]).sources == ("Organisation A, en français",)


def test_a_release_without_a_date_is_told_by_its_version(countries, bring_in, approver):
    release = bring_in(glotip_row(), approver=approver).release
    Release.objects.filter(pk=release.pk).update(release_date_is_stated=False)
    totals = queries.national_totals(countries[0])
    assert totals.sources == (f"UNODC GLOTIP · {release.version}",)
    assert totals.indicators[0].figures[0].as_of is None


def test_the_newest_year_of_a_release_is_late(countries, two_releases):
    figures = queries.national_totals(countries[0]).indicators[0].figures
    assert [(figure.label, figure.is_late) for figure in figures] == [
        ("2019", False),
        ("2020", False),
        ("2021", False),
        ("2022", True),
    ]


def test_an_indicator_without_a_row_is_named_without_a_query(countries, two_releases, django_assert_num_queries):
    with django_assert_num_queries(2), override("ar"):
        silent = [one for one in queries.national_totals(countries[1]).indicators if not one.is_reported]
        assert [one.name for one in silent] == [NAMES["PER_CONVICTED"]["ar"]]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(0, 4), "fewer than 5"),
        (Interval(3, 7), "between 3 and 7"),
        (Interval.exact(1282), "1,282"),
        (Interval.exact(0), "0"),
    ],
)
def test_figures_in_words(interval, words):
    assert queries.figure_words("exact", interval) == words


def test_a_series_for_impact(countries, two_releases, django_assert_num_queries):
    with django_assert_num_queries(2):
        points = queries.series("VIC_DETECTED", countries[0])
    assert [(point.label, point.interval) for point in points] == [
        ("2019", Interval.exact(411)),
        ("2020", Interval(0, 4)),
        ("2022", Interval.exact(0)),
    ]
    with django_assert_num_queries(1):
        pinned = queries.series("VIC_DETECTED", countries[0], release=two_releases[0])
    assert [point.interval for point in pinned] == [Interval.exact(687), Interval(0, 4)]
    assert queries.series("VIC_DETECTED", countries[0], frequency="M") == []


def test_countries_with_figures(countries, two_releases):
    assert queries.countries_with_figures() == {"XDM", "XDO"}


def test_revisions_row_by_row(two_releases):
    _before, after = two_releases
    found = {
        kind: [(row.indicator.code, row.period_label, row.earlier_text, row.value_text) for row in revised(after, kind)]
        for kind in ("changed", "withdrawn")
    }
    assert found == {"changed": [("VIC_DETECTED", "2019", "687", "411")], "withdrawn": []}
    for kind in ("new", "changed", "withdrawn", "unchanged"):
        assert revised(after, kind).count() == getattr(after, kind), kind


def test_revisions_agree_with_the_counts_where_figures_become_words(bring_in, approver):
    bring_in(
        glotip_row(year=2018, value=".."), glotip_row(year=2019, value=".."), glotip_row(year=2020),
        glotip_row(year=2021), banner="30/05/2023", name="a.xlsx",
    )  # fmt: skip
    after = bring_in(
        glotip_row(year=2018, value=".."), glotip_row(year=2019, value="c"), glotip_row(year=2020, value=".."),
        glotip_row(year=2022), name="b.xlsx",
    ).release  # fmt: skip
    assert (after.new, after.changed, after.withdrawn, after.unchanged) == (1, 2, 1, 1)
    for kind in ("new", "changed", "withdrawn", "unchanged"):
        assert revised(after, kind).count() == getattr(after, kind), kind


def test_the_first_release_is_all_new(bring_in):
    release = bring_in(glotip_row()).release
    assert [revised(release, kind).count() for kind in ("new", "changed", "withdrawn", "unchanged")] == [1, 0, 0, 0]
    assert Release.objects.count() == 1
