"""A chart is a picture, a table and a sentence; the picture is clean, named, and drawn outside the request."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from clarion.figures.charts import Expectation, Mark, Value, in_bars, in_time, observed_and_expected
from clarion.figures.interval import Interval
from clarion.figures.pictures import draw, keep, picture
from clarion.figures.svg import clean

SVG = "{http://www.w3.org/2000/svg}"


def lines(**about):
    women = [Value(f"20{10 + i}", Interval.exact(10 * i)) for i in range(4)]
    men = [
        Value("2010", Interval(0, 4)),
        Value("2011", None),
        *[Value(f"201{i}", Interval.exact(9), late=True) for i in (2, 3)],
    ]
    return in_time(
        title="Detected people", sentence="Detected is not affected.", series={"Women": women, "Men": men}, **about
    )


def bars():
    values = [
        Value("Forced labour", Interval.exact(1234)),
        Value("Other", Interval(0, 4), hidden=True),
        Value("None", None),
    ]
    return in_bars(title="Forms", sentence="Of those detected.", values=values)


def course():
    points = [Expectation(f"2020-{i + 1:02d}", 10 + i, 9.5, 7, 12) for i in range(6)]
    return observed_and_expected(title="Calls", sentence="Higher.", points=points, marks=[Mark(3, "campaign <starts>")])


@pytest.mark.parametrize("make", [lines, bars, course, lambda: ranges()])
def test_the_picture_carries_no_style_script_or_foreign_reference(make):
    svg = draw(make())
    tags = {element.tag for element in fromstring(svg).iter()}
    assert {SVG + "title", SVG + "desc"} < tags
    assert not re.search(r"style|script|href|onload|xlink|http(?!://www\.w3\.org/2000/svg)", svg.replace(SVG, ""))
    assert "#010203" not in svg
    assert "currentColor" in svg


def test_the_picture_is_named_for_those_who_do_not_see_it():
    root = fromstring(draw(lines()))
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    texts = [named[key] for key in root.get("aria-labelledby").split()]
    assert texts[0] == "Detected people"
    assert texts[1].startswith("Detected is not affected.")


def test_hidden_cells_are_hatched_and_their_length_tells_nothing():
    svg = draw(bars())
    assert len(re.findall(r'fill="url\(#[0-9a-f]{12}-hatch\)"', svg)) == 1
    assert svg.count("<pattern") == 1
    wider = in_bars(title="Forms", sentence="x", values=[Value("Other", Interval(0, 9), hidden=True)])
    assert re.search(r"-hatch\)\"", draw(wider))
    assert bars().table.rows == (("Forced labour", "1,234"), ("Other", "hidden (0–4)"), ("None", "not reported"))


def test_late_points_are_hollow_and_a_missing_year_breaks_the_line():
    figure = lines()
    svg = draw(figure)
    assert figure.table.columns == ("Period", "Women", "Men")
    assert figure.table.rows[:2] == (("2010", "0", "0–4"), ("2011", "10", "not reported"))
    men = [row for row in figure.specification["data"]["values"] if row["series"] == "Men"]
    assert [row["point"] for row in men] == [None, None, 9.0, 9.0]
    assert len(re.findall(r'<path [^>]*stroke="#d55e00"', svg)) >= 3


def ranges(**about):
    values = [
        Value("2010", Interval(0, 4)),
        Value("2011", Interval(0, 4)),
        Value("2012", Interval.exact(6)),
        Value("2013", None),
        Value("2014", None, hidden=True),
        Value("2015", Interval(3, 7), late=True),
    ]
    return in_time(title="Convicted", sentence="Few.", series={"Convicted": values}, **about)


def test_a_range_is_a_bar_between_its_bounds_and_never_a_point():
    svg, blue = draw(ranges()), "#0072b2"
    paths = [path for path in fromstring(svg).iter(SVG + "path") if blue in (path.get("stroke"), path.get("fill"))]
    bars = [path for path in paths if "h12v" in path.get("d")]
    points = [path for path in paths if "A" in path.get("d")]
    assert [bar.get("fill") for bar in bars] == [blue, blue, "none"], "three ranges, the late one hollow"
    assert len(points) == 1, "the one exact year"
    texts = [text.text for text in fromstring(svg).iter(SVG + "text")]
    assert (texts.count("0–4"), texts.count("3–7")) == (1, 1), "neighbours that are alike are named once"


def test_signs_explain_the_marks_that_occur_and_no_other():
    told = ranges(why_late="Hollow: reports still arrive.")
    assert told.signs == (
        "Hollow: reports still arrive. Bar: only this range is known. Hatched: the figure is hidden. "
        "Gap: no figure, which is not zero."
    )
    assert told.signs in told.description
    plain = in_time(title="a", sentence="b", series={"a": [Value("2010", Interval.exact(1))]}, why_late="Hollow")
    assert plain.signs == ""


@pytest.mark.django_db
def test_where_nothing_can_be_drawn_there_is_no_picture_and_none_is_missed():
    figure = in_time(title="a", sentence="b", series={"a": [Value("2010", None), Value("2011", None)]})
    assert figure.specification == {}
    assert figure.as_context(None)["table"]["note"] == ""
    assert keep(figure) == 0


def test_a_bar_ends_where_certainty_ends():
    figure = in_bars(title="Forms", sentence="x", values=[Value("Other", Interval(3, 9))])
    (bar,) = [layer for layer in figure.specification["layer"] if layer["mark"].get("color") == "#0072b2"]
    assert bar["encoding"]["x"]["field"] == "low"


def test_series_of_different_periods_are_refused():
    with pytest.raises(ValueError, match="same periods"):
        in_time(title="", sentence="", series={"a": [Value("1", None)], "b": [Value("2", None)]})


def test_places_are_rounded_and_nothing_else():
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M38.16666666,115.5L2,3.0004" fill-opacity="0.12345"/></svg>'
    )
    path = fromstring(clean(drawn, key="k", title="", description="")).find(SVG + "path")
    assert (path.get("d"), path.get("fill-opacity")) == ("M38.17,115.5L2,3", "0.12345")


def test_clean_drops_what_it_does_not_know():
    dirty = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()" viewBox="0 0 1 1"><script>x()</script><style>*{}</style>'
        '<a href="https://example.org"><path d="M0,0"/></a><foreignObject/><image href="x"/>'
        '<path d="M0,0" style="fill:red" fill="url(https://example.org#x)" stroke="url(#c)" onclick="x()"/></svg>'
    )
    made = clean(dirty, key="0123456789abcdef", title="<b>", description="&")
    root = fromstring(made)
    assert [child.tag for child in root] == [SVG + "title", SVG + "desc", SVG + "path"]
    assert dict(root[2].attrib) == {"d": "M0,0", "stroke": "url(#0123456789ab-c)"}
    assert "&lt;b&gt;" in made


@pytest.mark.django_db
def test_a_figure_without_its_picture_says_so_and_shows_the_table():
    figure = course()
    context = figure.as_context(picture(figure.key))
    assert context["picture"] is None
    page = render_to_string("components/figure.html", context)
    assert "not drawn yet" in page
    assert "Higher." in page


@pytest.mark.django_db
def test_a_picture_is_drawn_once_by_content(monkeypatch):
    drawn = []
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: drawn.append(figure) or "<svg/>")
    assert (keep(course(), course()), keep(course())) == (1, 0)
    assert len(drawn) == 1
    assert picture(course().key) == "<svg/>"
    with override("fr"):
        assert course().key != drawn[0].key


def test_numbers_and_direction_follow_the_language():
    with override("fr"):
        figure = in_bars(title="Formes", sentence="x", values=[Value("a", Interval.exact(12345))])
    root = fromstring(draw(figure))
    assert "12\u202f345" in "".join(root.itertext())
    assert root.get("direction") == "ltr"
    assert all(text.get("unicode-bidi") == "plaintext" for text in root.iter(SVG + "text"))
