"""Whichever way a file comes it is cleaned once, keeps no trace, and leaves nothing behind where it is refused."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clarion.files.refusals import FileRefused
from content.media import gate
from content.media.gate import gated_captions, gated_picture, marked_clean, title_of
from content.models import Handout, Image, Recording
from partners.people.role_groups import sync_roles
from tests.clarion.files.made import SECRET, docx, pdf, recording
from tests.factories.content import picture_bytes, sound_bytes

from .traces import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(editor, client):
    sync_roles()
    client.force_login(editor)
    return client


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def photograph(kind="JPEG") -> bytes:
    return picture_bytes(kind.upper(), size=(60, 40), gps=True)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_a_photograph_tells_nothing_in_any_file_of_it(sender, kind, tmp_path):
    name = f"a.{kind}"
    (tmp_path / name).write_bytes(photograph(kind))
    assert told(tmp_path / name) != []
    form = {"title": "Road", "collection": 1, "file": SimpleUploadedFile(name, photograph(kind))}
    assert sender.post(reverse("wagtailimages:add"), form).status_code == 302
    image = Image.objects.get()
    shown = [image.get_rendition(f"width-30|format-{form}") for form in ("jpeg", "webp", "png", "avif")]
    assert told(Path(image.file.path), *(Path(one.file.path) for one in shown)) == []
    assert (image.width, image.height) == (40, 60)


def test_a_picture_of_a_recording_passes_too(sender):
    form = {
        "title": "Spot",
        "collection": 1,
        "file": SimpleUploadedFile("a.wav", sound_bytes()),
        "thumbnail": SimpleUploadedFile("a.jpg", photograph()),
    }
    address = reverse("wagtailmedia:add", args=["audio"])
    assert sender.post(address, form).status_code == 302
    first = Recording.objects.get()
    assert told(Path(first.thumbnail.path)) == []
    before = files()
    edit = reverse("wagtailmedia:edit", args=[first.pk])
    del form["file"]
    again = {**form, "thumbnail": SimpleUploadedFile("b.jpg", photograph())}
    assert sender.post(edit, again).status_code == 302
    after = files()
    assert (len(before - after), len(after - before)) == (1, 1)


def test_length_and_size_are_those_of_the_file(sender):
    film = SimpleUploadedFile("a.mp4", recording(seconds=2))
    form = {"title": "Film", "collection": 1, "duration": 999, "width": 9, "height": 9, "file": film}
    assert sender.post(reverse("wagtailmedia:add", args=["video"]), form).status_code == 302
    taken = Recording.objects.get()
    assert (round(taken.duration), taken.width, taken.height) == (2, 64, 48)


@pytest.mark.parametrize(("kind", "name"), [("audio", "a.mp4"), ("video", "a.wav")])
def test_sound_among_sound_and_films_among_films(sender, kind, name):
    data = recording() if name == "a.mp4" else sound_bytes()
    form = {"title": "Film", "collection": 1, "file": SimpleUploadedFile(name, data)}
    answer = sender.post(reverse("wagtailmedia:add", args=[kind]), form)
    assert [error.code for error in answer.context["form"].errors["file"].as_data()] == ["type_not_allowed"]


@pytest.mark.parametrize(
    ("model", "data", "name", "fields"),
    [
        (Image, photograph(), "a.jpg", {}),
        (Handout, pdf(), "a.pdf", {}),
        (Handout, docx(), "a.docx", {}),
        (Recording, recording(), "a.mp4", {"type": "video"}),
    ],
)
def test_what_no_form_has_seen_passes_when_it_is_saved(model, data, name, fields):
    item = model.objects.create(title="By code", file=ContentFile(data, name=name), **fields)
    with item.file.open() as file:
        stored = file.read()
    assert [trace in stored for trace in (SECRET.encode(), b"SpyCam", b"secret place")] == [False] * 3
    assert told(Path(item.file.path)) == []


@pytest.mark.parametrize(
    ("model", "name", "fields"),
    [(Image, "a.jpg", {}), (Handout, "a.pdf", {}), (Recording, "a.mp4", {"type": "video"})],
)
def test_what_is_refused_leaves_no_row_and_no_file(model, name, fields):
    before = files()
    with pytest.raises(FileRefused):
        model.objects.create(title="By code", file=ContentFile(b"MZ" + bytes(40), name=name), **fields)
    assert (model.objects.count(), files()) == (0, before)


def test_bytes_that_have_not_passed_are_not_opened_by_the_site(monkeypatch):
    monkeypatch.setattr("willow.Image.open", None)
    item = Image(title="By code", file=ContentFile(photograph(), name="a.jpg"))
    item.file = ContentFile(photograph(), name="b.jpg")
    assert (item.width, item.height) == (None, None)


def test_a_row_that_cannot_be_written_leaves_no_file():
    before = files()
    kept = Image.objects.create(title="One", file=ContentFile(photograph(), name="a.jpg"))
    other = Image(pk=kept.pk, title="Two", file=ContentFile(photograph(), name="b.jpg"))
    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        other.save(force_insert=True)
    assert len(files() - before) == 1


def test_a_form_and_the_model_clean_it_once(sender, monkeypatch):
    seen = []
    monkeypatch.setattr(gate, "clean_picture", lambda *given, real=gate.clean_picture: seen.append(1) or real(*given))
    form = {"title": "Road", "collection": 1, "file": SimpleUploadedFile("a.jpg", photograph())}
    assert sender.post(reverse("wagtailimages:add"), form).status_code == 302
    assert seen == [1]


def test_what_left_the_gate_is_taken_as_it_is():
    once = gated_picture(ContentFile(photograph(), name="a.jpg"))
    assert gated_picture(once) is once
    own = marked_clean(ContentFile(b"our own", name="a.jpg"))
    assert gated_picture(own) is own


def test_captions_pass():
    srt = ContentFile(b"1\n00:00:01,000 --> 00:00:02,000\nAsk\n", name="Amina.srt")
    clean = gated_captions(srt)
    assert (clean.name, clean.read()) == ("Amina.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAsk\n")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("annual\u202egpj.exe", "annualgpj.exe"),
        ("cafe\u0301", "caf\u00e9"),
        ("  a\n b\t\x00c ", "a b c"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("poz\u0103 \U0001f642", "poz\u0103 \U0001f642"),
        ("\u2066\u2069\ufeff", ""),
    ],
)
def test_a_title_hides_nothing(given, shown):
    assert title_of(given) == shown


def test_a_title_that_says_nothing_is_missing(sender):
    form = {"title": "\u202e", "collection": 1, "file": SimpleUploadedFile("a.jpg", photograph())}
    answer = sender.post(reverse("wagtailimages:add"), form)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["title"])
