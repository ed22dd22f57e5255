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


@pytest.mark.parametrize("make", [lines, bars, course])
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
    assert [row["middle"] for row in men] == [2.0, None, 9.0, 9.0]
    assert len(re.findall(r'<path [^>]*stroke="#d55e00"', svg)) >= 3


def test_series_of_different_periods_are_refused():
    with pytest.raises(ValueError, match="same periods"):
        in_time(title="", sentence="", series={"a": [Value("1", None)], "b": [Value("2", None)]})


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
    assert figure.as_context()["picture"] is None
    page = render_to_string("components/figure.html", figure.as_context())
    assert "not drawn yet" in page
    assert "Higher." in page


@pytest.mark.django_db
def test_a_picture_is_drawn_once_by_content(monkeypatch):
    drawn = []
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: drawn.append(figure) or "<svg/>")
    assert keep(course()) == keep(course())
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
