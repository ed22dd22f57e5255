"""A country's page: charts that were drawn before, words in the reader's language, few queries, few bytes."""

import re
from collections import Counter

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clarion.figures.models import DrawnPicture
from content.pages import memory
from evaluation.impact.tasks import draw_pictures
from evaluation.models import EvaluationResult, OutcomeSeries
from evaluation.national.drawing import draw_missing_figures
from evaluation.national.models import Indicator
from evaluation.national.vocabulary import GLOTIP_INDICATORS, NAMES
from tests.factories.evaluation import glotip_row, national_release
from tests.factories.evaluation_impact import published_result
from tests.factories.partners import country
from tests.house.repository import ROOT

ADDRESS = "/en/evidence/XDM/"
WEIGHT = 50 * 1024


def rows():
    """Twenty years of every indicator of GLOTIP, some of them ranges, the last one late, one of them missing."""
    for place, name in enumerate(GLOTIP_INDICATORS):
        for year in range(2003, 2023):
            if (year + place) % 7:
                yield glotip_row(indicator=name, year=year, value="<5" if (year + place) % 5 == 0 else str(year * 3))


@pytest.fixture
def figures(site, approver, tmp_path):
    country()
    return national_release(tmp_path, *rows(), approver=approver).release


@pytest.fixture
def drawn(figures):
    draw_missing_figures()


@pytest.fixture
def evaluated(figures, evaluator, approver):
    """A published result about the country, as stored."""
    return published_result(evaluator, approver)


def test_a_chart_for_each_indicator_and_nothing_drawn_in_the_request(drawn, client, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("drawn during a request")

    monkeypatch.setattr("clarion.figures.pictures.draw", refuse)
    page = client.get(ADDRESS).content.decode()
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg"') == len(GLOTIP_INDICATORS)
    assert page.count("<table>") == len(GLOTIP_INDICATORS)
    assert "Hollow: the newest year, for which reports still arrive." in page
    assert "not drawn yet" not in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_what_is_not_drawn_yet_is_a_table_that_says_so(figures, client):
    page = client.get(ADDRESS).content.decode()
    assert page.count("The picture is not drawn yet; these are its figures.") == len(GLOTIP_INDICATORS)
    assert DrawnPicture.objects.count() == 0, "a page writes nothing"


def test_queries_of_a_country_with_figures_and_evaluations(drawn, evaluated, client):
    client.get(ADDRESS)
    for known in (6, 7):
        if known == 7:
            memory.forget()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(ADDRESS).content.decode()
        statements = [query["sql"] for query in queries]
        assert [sql for sql, times in Counter(statements).items() if times > 1] == []
        assert len(statements) == known, "\n".join(statements)
    assert "What evaluations of campaigns found" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_with_its_style_and_scripts_is_small(drawn, evaluated, client, language):
    response = client.get(f"/{language}/evidence/XDM/", headers={"Accept-Encoding": "br"})
    page = brotli.decompress(response.content).decode()
    used = set(re.findall(r'"(/static/[^"]+\.(?:css|js))"', page))
    static = sum(len(brotli.compress((ROOT / path.lstrip("/")).read_bytes(), quality=5)) for path in used)
    assert 0 < len(used) <= 4
    assert len(response.content) + static <= WEIGHT


def test_nothing_broken_down_is_shown(site, approver, tmp_path, client):
    country()
    parts = [glotip_row(value="90"), glotip_row(value="61", sex="Female"), glotip_row(value="29", sex="Male")]
    national_release(tmp_path, *parts, approver=approver)
    page = client.get(ADDRESS).content.decode()
    assert ("90" in page, re.search(r">\s*(61|29)\s*<", page)) == (True, None)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code in ("en", "fr", "ar")])
def test_indicators_are_named_in_the_language_of_the_page(figures, client, language):
    page = client.get(f"/{language}/evidence/XDM/").content.decode()
    titles = re.findall(r'class="figure__title">(.*?)</h2>', page)
    assert titles == [NAMES[code][language] for code in NAMES if code in set(GLOTIP_INDICATORS.values())]


def test_a_name_that_nobody_translated_says_its_language(figures, evaluated, client):
    Indicator.objects.filter(code="VIC_DETECTED").update(name="Victims seen", names={})
    page = client.get("/fr/evidence/XDM/").content.decode()
    assert re.search(r'class="figure__title"><span lang="en" dir="ltr">Victims seen</span></h2>', page)
    assert re.search(r'<caption><span lang="en" dir="ltr">Victims seen</span></caption>', page)
    seen, calls = re.findall(r'<p class="figure__sentence">(<span.*?)</p>', page)
    assert seen.startswith('<span lang="en" dir="ltr">Victims seen</span>, ')
    assert calls.startswith('<span lang="en" dir="ltr">Calls to the help line</span>')
    assert '<bdi><span lang="en" dir="ltr">The help line</span></bdi>' in page
    assert 'aria-label="&lt;span' not in page
    OutcomeSeries.objects.update(names={"fr": "Appels"}, sources={"fr": "Ligne d’aide"})
    draw_pictures(EvaluationResult.objects.get())
    page = client.get("/fr/evidence/XDM/").content.decode()
    assert '<p class="figure__sentence">Appels' in page
    assert "<bdi>Ligne d’aide</bdi>" in page
