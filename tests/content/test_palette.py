"""One hue becomes a palette whose contrast holds for every hue and both schemes."""

import re

import pytest

from content.pages import palette as module
from content.pages.palette import (
    DARK_INK,
    DARK_PAPER,
    INK,
    PAPER,
    contrast,
    luminance,
    nearest_step,
    palette,
    stylesheet,
)
from tests.house.repository import ROOT

GROUNDS = {"light": (PAPER, INK), "dark": (DARK_PAPER, DARK_INK)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_every_hue(scheme):
    paper, ink = GROUNDS[scheme]
    for hue in range(360):
        colours = getattr(palette(hue), scheme)
        pairs = {
            "accent on paper": (colours.accent, paper, 4.5),
            "accent on tint": (colours.accent, colours.tint, 4.5),
            "text on accent": (colours.on_accent, colours.accent, 4.5),
            "text on flood": (colours.on_flood, colours.flood, 7),
            "ink on tint": (ink, colours.tint, 7),
            "deep on paper": (colours.deep, paper, 7),
            "deep on tint": (colours.deep, colours.tint, 7),
        }
        weak = {name for name, (first, second, least) in pairs.items() if contrast(first, second) < least}
        assert weak == set(), hue


def test_deep_reads_on_the_flood_of_light_pages():
    assert min(contrast(palette(hue).light.deep, palette(hue).light.flood) for hue in range(360)) >= 7


def test_contrast_agrees_with_the_published_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)


def test_neighbouring_campaigns_look_different():
    floods = [palette(hue).light.flood for hue in range(0, 360, module.STEP)]
    assert len(set(floods)) == 360 // module.STEP


@pytest.mark.parametrize("hue", [-1, 360])
def test_a_hue_off_the_circle_is_refused(hue):
    with pytest.raises(ValueError, match="between 0 and 359"):
        palette(hue)


@pytest.mark.parametrize(("hue", "step"), [(0, 0), (7, 0), (8, 15), (200, 195), (352, 345), (353, 0), (359, 0)])
def test_a_hue_finds_its_nearest_class(hue, step):
    assert nearest_step(hue) == step


def test_the_stylesheet_carries_exactly_these_palettes():
    css = (ROOT / "static/css/site.css").read_text(encoding="utf-8")
    assert stylesheet() in css


def test_the_stylesheet_uses_the_paper_and_ink_that_were_checked():
    css = (ROOT / "static/css/site.css").read_text(encoding="utf-8")
    assert re.findall(r"--paper: (#\w{6}); --sheet: #\w{6}; --ink: (#\w{6})", css) == list(GROUNDS.values())
