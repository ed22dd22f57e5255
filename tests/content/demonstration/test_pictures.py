"""The demonstration's posters are well-formed, keep to their inks, and set their titles inside the sheet."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from content.demonstration import pictures
from content.demonstration.shapes import SKINS, inks

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("scene", pictures.SCENES)
@pytest.mark.parametrize("size", [pictures.PORTRAIT, pictures.LANDSCAPE, pictures.WIDE])
def test_every_scene_is_drawn_without_lettering(scene, size):
    root = ElementTree.fromstring(pictures.picture(scene, 80, size))
    assert (root.get("width"), root.get("height")) == tuple(map(str, size))
    assert len(list(root.iter())) > 15
    assert texts(pictures.picture(scene, 80, size)) == []


@pytest.mark.parametrize("scene", [name for name in pictures.SCENES if name not in ("wall", "phone")])
def test_a_scene_keeps_to_the_inks_of_its_hue_and_the_colours_of_skin(scene):
    colours = inks(195)
    used = set(re.findall(r"#[0-9a-f]{6}", pictures.picture(scene, 195)))
    assert used <= {*vars(colours).values(), *SKINS}


def test_the_title_is_escaped_and_whole():
    svg = pictures.poster("Ask <before> you go & sign", "Free", 80, "road")
    assert " ".join(one.text for one in texts(svg)) == "Ask <before> you go & sign Free"


@pytest.mark.parametrize("size", [pictures.PORTRAIT, pictures.SQUARE, pictures.LANDSCAPE, pictures.WIDE])
@pytest.mark.parametrize(
    "title", ["Go", "Say it before it happens", "Responsabilidade compartilhada internacionalmente"]
)
def test_a_title_stays_on_the_sheet(title, size):
    width, height = size
    for line in texts(pictures.poster(title, "A line below it", 80, "radio", "pt", size)):
        letters = len(line.text) * float(line.get("font-size")) * pictures.WIDTH_OF_LETTER
        assert float(line.get("x")) + letters <= width
        assert float(line.get("y")) <= height * 0.75


@pytest.mark.parametrize("size", [pictures.PORTRAIT, pictures.WIDE])
def test_right_to_left_titles_stand_on_the_right(size):
    lines = texts(pictures.poster("اسأل قبل أن تسافر", "مجاناً", 345, "road", "ar", size))
    assert {line.get("text-anchor") for line in lines} == {"end"}
    assert all(float(line.get("x")) > size[0] * 0.9 for line in lines)


def test_an_unknown_scene_is_a_mistake():
    with pytest.raises(KeyError):
        pictures.picture("chains", 80)


def test_a_poster_becomes_a_webp_with_ink_on_it():
    data = pictures.render(pictures.poster("Go", "", 80, "microphone", size=(300, 420)))
    with Image.open(BytesIO(data)) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (300, 420))
        assert len(drawn.convert("RGB").quantize(16).getcolors()) >= 6
