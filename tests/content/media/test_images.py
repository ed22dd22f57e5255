"""Pictures leave the gate as pixels, and broken ones are refused in words."""

from io import BytesIO

import pytest
from PIL import Image as Pillow

from clarion.files.decoding.pictures import MAX_SIDE
from clarion.files.images import clean_picture
from clarion.files.refusals import FileRefused
from tests.factories.content import ImageFactory, picture_bytes

TRACES = (b"SpyCam", b"Model-7", b"Photographer", b"secret place", b"Exif", b"GPS")


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_nothing_but_pixels_leaves_the_gate(kind, name):
    data = picture_bytes(kind, size=(60, 40), gps=True)
    assert b"SpyCam" in data
    clean = clean_picture(data, name)
    assert [trace for trace in TRACES if trace in clean.data] == []
    assert (clean.width, clean.height) == (40, 60)
    with Pillow.open(BytesIO(clean.data)) as shown:
        assert (shown.size, dict(shown.getexif())) == ((40, 60), {})


@pytest.mark.parametrize(
    ("mode", "kind", "name"), [("CMYK", "JPEG", "a.jpg"), ("I;16", "PNG", "a.png"), ("P", "GIF", "a.gif")]
)
def test_colours_become_safe(mode, kind, name):
    clean = clean_picture(picture_bytes(kind, size=(40, 30), mode=mode), name)
    with Pillow.open(BytesIO(clean.data)) as shown:
        assert shown.mode == "RGB"


def test_sixteen_bit_grey_keeps_its_brightness():
    out = BytesIO()
    Pillow.new("I;16", (8, 8), 0x8000).save(out, "PNG")
    with Pillow.open(BytesIO(clean_picture(out.getvalue(), "a.png").data)) as shown:
        assert shown.getpixel((4, 4)) == (128, 128, 128)


def test_transparency_survives_as_png():
    clean = clean_picture(picture_bytes("PNG", size=(40, 30), mode="RGBA"), "a.png")
    assert clean.extension == "png"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"<svg onload=alert(1)>", "a.svg", "type_not_allowed"),
        (picture_bytes("PNG", size=(9, 9)), "a.jpg", "content_mismatch"),
        (picture_bytes("JPEG", size=(90, 90))[:300], "a.jpg", "corrupt_file"),
        (picture_bytes("PNG", size=(90, 90))[:60], "a.png", "corrupt_file"),
        (picture_bytes("PNG", size=(1, MAX_SIDE + 1), mode="L"), "a.png", "too_many_pixels"),
        (picture_bytes("PNG", size=(16000, 4100), mode="1"), "a.png", "too_many_pixels"),
        (b"\xff\xd8\xff" + b"\0" * (15 * 1024 * 1024), "a.jpg", "file_too_large"),
        (b"", "a.jpg", "empty_file"),
    ],
    ids=["svg", "other kind", "cut jpeg", "cut png", "too long", "too many", "too heavy", "empty"],
)
def test_refusals_name_the_fault(data, name, code):
    with pytest.raises(FileRefused) as refusal:
        clean_picture(data, name)
    assert (refusal.value.code, bool(str(refusal.value.message))) == (code, True)


def test_a_cut_picture_is_refused_though_a_library_loosened_pillow(monkeypatch):
    """WeasyPrint does so for the whole process when it is imported."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(FileRefused):
        clean_picture(picture_bytes("PNG")[:-40], "a.png")


def test_an_animation_of_too_many_frames_is_refused_uncounted_by_pillow():
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00"
    with pytest.raises(FileRefused) as refusal:
        clean_picture(picture_bytes("GIF", size=(4, 4), mode="P") + frame * 201, "a.gif")
    assert refusal.value.code == "too_many_frames"


def test_any_way_into_the_library_passes_the_gate(db):
    from django.core.files.base import ContentFile

    image = ImageFactory(file=ContentFile(picture_bytes(size=(60, 40), gps=True), name="../../my house.jpg"))
    with image.file.open() as file:
        stored = file.read()
    assert [trace for trace in TRACES if trace in stored] == []
    assert (image.width, image.height) == (40, 60)
    assert "house" not in image.file.name
