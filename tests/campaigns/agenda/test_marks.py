"""The mark of each kind: a colour that can be read on light and dark pages, and an icon that the admin has."""

import re

import pytest
from wagtail.admin.icons import get_icons

from campaigns.agenda.reading import entries_in
from clarion.calendar import Period
from partners.people.choices import Role
from tests.conftest import person
from tests.house.repository import ROOT

from .everything import KINDS, one_of_each
from .test_layouts import DAY

CSS = (ROOT / "static/css/campaigns-admin.css").read_text("utf-8")
VALUE = re.compile(r"--clarion-kind-(\w+): (#[0-9a-f]{6});")
RULE = re.compile(r"^([^{}\n]*\.clarion-kind--[^{}\n]*)\{ --clarion-kind: var\(--clarion-kind-(\w+)\); \}", re.M)
LEAST = 4.5
"""Of text by the AA level of WCAG 2.2."""
PAGES = {"light": ("#ffffff", "#f6f6f8"), "dark": ("#262626", "#1e1e1e", "#333333")}
"""What Wagtail puts behind: the page, and its darker or lighter bars."""


def palettes() -> dict[str, list[dict[str, str]]]:
    """The colours of each theme; dark stands twice, once for those who choose it and once for those whose system is."""
    root, *dark = (dict(VALUE.findall(part)) for part in re.split(r":root \{|\.w-theme-(?:dark|system) \{", CSS)[1:])
    return {"light": [root], "dark": dark}


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PAGES)
def test_each_colour_can_be_read(theme):
    pale = [
        (name, colour, page)
        for palette in palettes()[theme]
        for name, colour in palette.items()
        for page in PAGES[theme]
        if contrast(colour, page) < LEAST
    ]
    assert pale == []


def test_both_ways_to_the_dark_show_the_same_colours():
    light, dark = palettes().values()
    assert dark[0] == dark[1]
    assert light[0].keys() == dark[0].keys()
    assert len(set(light[0].values())) == len(light[0]) == 7


@pytest.mark.django_db
def test_each_kind_has_a_colour_and_an_icon_of_the_admin():
    one_of_each(DAY)
    found = {entry.kind_code: entry for entry in entries_in(Period(DAY, DAY), person(Role.ADMINISTRATOR))}
    assert found.keys() == KINDS
    coloured = {kind for rule, _colour in RULE.findall(CSS) for kind in re.findall(r"clarion-kind--(\w+)", rule)}
    assert coloured == KINDS
    assert {name for _rule, name in RULE.findall(CSS)} == palettes()["light"][0].keys()
    sprite = str(get_icons())
    assert [entry.icon for entry in found.values() if f'id="icon-{entry.icon}"' not in sprite] == []
