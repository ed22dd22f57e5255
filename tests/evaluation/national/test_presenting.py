"""The figure of an indicator: chart, table and sentence say the same, and no range ever becomes a number."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from clarion.figures.interval import Interval
from clarion.figures.models import DrawnPicture
from evaluation.national import actions, drawing, queries, tasks
from evaluation.national.choices import FigureStatus
from evaluation.national.models import Indicator
from evaluation.national.presenting import figure_of
from evaluation.national.queries import NOT_YET_REPORTED, IndicatorTotals, NationalFigure
from evaluation.national.vocabulary import BY_CODE
from tests.factories.evaluation import glotip_row

CONVICTED = Indicator.from_term(BY_CODE["PER_CONVICTED"])
KINDS = {
    "exact": (FigureStatus.EXACT, Interval.exact(7)),
    "zero": (FigureStatus.EXACT, Interval.exact(0)),
    "range": (FigureStatus.CENSORED, Interval(0, 4)),
    "suppressed": (FigureStatus.SUPPRESSED, None),
    "not reported": (FigureStatus.NOT_REPORTED, None),
    "not yet reported": (NOT_YET_REPORTED, None),
}


def year(number, kind, **more):
    status, interval = KINDS[kind]
    start, end = datetime.date(number, 1, 1), datetime.date(number, 12, 31)
    return NationalFigure(str(number), start, end, status, interval, source="GLOTIP", **more)


def totals(*kinds, first=2010):
    figures = tuple(year(first + place, kind, is_late=place == len(kinds) - 1) for place, kind in enumerate(kinds))
    return IndicatorTotals(CONVICTED, figures)


def drawn_rows(figure):
    return {row["label"]: row for row in figure.specification["data"]["values"]} if figure.specification else {}


def test_a_name_in_another_language_keeps_its_mark_in_the_sentence():
    counted = Indicator(code="OWN", name="Calls <taken>", counted="case")
    with override("ar"):
        sentence = figure_of(IndicatorTotals(counted, totals("exact").figures)).sentence
    assert sentence.startswith("Calls <taken>")
    assert sentence.html.startswith('<span lang="en" dir="ltr">Calls &lt;taken&gt;</span>')


def test_each_kind_of_figure_has_its_mark_and_its_words():
    figure = figure_of(totals("exact", "zero", "range", "suppressed", "not reported", "not yet reported", "exact"))
    rows, words = drawn_rows(figure), {label: text for label, text, *_rest in figure.table.rows}
    marks = {label: (row["point"], row["low"], row["high"], row["hidden"], row["late"]) for label, row in rows.items()}
    assert marks == {
        "2010": (7.0, 7.0, 7.0, False, False),
        "2011": (0.0, 0.0, 0.0, False, False),
        "2012": (None, 0.0, 4.0, False, False),
        "2013": (None, None, None, True, False),
        "2014": (None, None, None, False, False),
        "2015": (None, None, None, False, False),
        "2016": (7.0, 7.0, 7.0, False, True),
    }
    assert words == {
        "2010": "7",
        "2011": "0",
        "2012": "fewer than 5",
        "2013": "hidden by the source",
        "2014": "reported without a figure",
        "2015": "not yet reported",
        "2016": "7, may still change",
    }
    assert figure.sentence.startswith(
        "Persons convicted of trafficking, 2016: 7, may still change. More can mean that detection improved"
    )
    assert figure.signs.startswith("Hollow: the newest year")


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=12))
def test_chart_and_table_agree(kinds):
    figure = figure_of(totals(*kinds))
    if set(kinds) == {"not yet reported"}:
        assert figure is None
        return
    rows = drawn_rows(figure)
    assert [label for label, *_rest in figure.table.rows] == [str(2010 + place) for place in range(len(kinds))][::-1]
    for label, words, *_rest in figure.table.rows:
        kind, row = kinds[int(label) - 2010], rows.get(label, {"point": None, "low": None, "high": None})
        has_number = kind in ("exact", "zero")
        assert (row["point"] is not None) is has_number
        assert words.split(",")[0].isdigit() is has_number
        assert (row["low"] is not None) is (has_number or kind == "range")


def test_no_colour_stands_for_good_or_bad():
    for code in BY_CODE:
        indicator = Indicator.from_term(BY_CODE[code])
        figure = figure_of(IndicatorTotals(indicator, (year(2020, "exact"), year(2021, "range"))))
        colours = {
            colour
            for layer in figure.specification["layer"]
            for channel in ("color", "fill", "stroke")
            if (encoded := layer["encoding"].get(channel))
            for colour in encoded["scale"]["range"]
        }
        assert colours == {"#0072b2"}


def test_a_revision_names_the_figure_before_it():
    figures = (
        year(2019, "exact", revised=True, earlier=Interval.exact(1282)),
        year(2020, "exact", revised=True, earlier=Interval(0, 4)),
        year(2021, "exact", revised=True),
        year(2022, "exact"),
    )
    figure = figure_of(IndicatorTotals(CONVICTED, figures))
    assert [before for *_rest, before in figure.table.rows] == ["", "not reported", "fewer than 5", "1,282"]


@pytest.mark.parametrize(
    ("code", "axis"),
    [("VIC_DETECTED", "victims"), ("PER_CONVICTED", "persons"), ("SENT_MONTHS_MEDIAN", "Months")],
)
def test_the_axis_says_what_is_counted(code, axis):
    figure = figure_of(IndicatorTotals(Indicator.from_term(BY_CODE[code]), (year(2020, "exact"),)))
    (title,) = {
        layer["encoding"]["y"]["title"] for layer in figure.specification["layer"] if "title" in layer["encoding"]["y"]
    }
    assert title == axis


def test_a_name_without_translation_says_its_language():
    own = Indicator(code="OWN", name="Inspections <of farms>", counted="event", unit="count", direction="ambiguous")
    with override("fr"):
        figure = figure_of(IndicatorTotals(own, (year(2020, "exact"),)))
        assert figure.title.html == '<span lang="en" dir="ltr">Inspections &lt;of farms&gt;</span>'
        assert figure.as_context(None)["table"]["caption"].html == figure.title.html


@pytest.fixture
def drawn(monkeypatch):
    """What would be drawn, as language and title."""
    made = []
    draw = "clarion.figures.pictures.draw"
    monkeypatch.setattr(draw, lambda figure: made.append((figure.language, str(figure.title))) or "<svg/>")
    return made


def test_an_approved_release_is_drawn_in_every_language(
    countries, bring_in, approver, drawn, django_capture_on_commit_callbacks
):
    rows = [glotip_row(year=2020), glotip_row(year=2021, indicator="Persons convicted", value="<5")]
    with django_capture_on_commit_callbacks(execute=True):
        release = bring_in(*rows, approver=approver).release
    assert sorted(language for language, _title in drawn) == sorted(["ar", "en", "es", "fr", "pt", "sw"] * 2)
    assert ("fr", "Victimes de la traite détectées") in drawn
    assert DrawnPicture.objects.count() == 12
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(release=release, reason="Wrong file", by=approver)
    assert (drawing.draw_missing_figures(), len(drawn)) == (0, 12)


def test_a_changed_name_is_drawn_by_the_job(countries, bring_in, approver, drawn):
    bring_in(glotip_row(), approver=approver)
    tasks.draw_figures()
    indicator = Indicator.objects.get(code="VIC_DETECTED")
    indicator.names["fr"] = "Victimes identifiées"
    indicator.save()
    tasks.draw_figures()
    assert drawn[6:] == [("fr", "Victimes identifiées")]


def test_pages_find_what_was_drawn(countries, bring_in, approver, drawn):
    bring_in(glotip_row(), approver=approver)
    drawing.draw_missing_figures()
    for language in ("en", "ar"):
        with override(language):
            figure = figure_of(queries.national_totals(countries[0]).indicators[0])
            assert DrawnPicture.objects.filter(key=figure.key).exists()
