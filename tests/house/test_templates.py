"""Templates hold no style and no script of their own, so that the strict policy can stand."""

import re

import pytest

from .repository import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", re.I),
    "an address of somebody else": re.compile(r"(src|href)=[\"'](https?:)?//(?!\{)", re.I),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_no(what):
    found = {str(path.relative_to(ROOT)) for path in TEMPLATES if FORBIDDEN[what].search(path.read_text("utf-8"))}
    assert found == set()


def test_there_are_templates():
    assert TEMPLATES
