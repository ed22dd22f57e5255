"""Every handed file of trouble, sent as a person sends it: taken clean or refused in words, and nothing between."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import UploadedFile

from clarion.files.refusals import FileRefused
from content.media.gate import gated_captions
from content.models import Handout, Image, Recording
from partners.people.role_groups import sync_roles
from tests.clarion.files.corpus import Entry, entries

from .traces import told

STORED = re.compile(r"(original_images|documents|media)/[0-9a-f]{32}\.[a-z0-9]{3,4}\Z")
RENDITIONS = [f"width-{width}|format-{kind}" for width in (160, 640, 1280) for kind in ("webp", "jpeg")]
SHOWN = {"renditions_created", "rendition_is_rgb", "every_rendition_has_no_gps"}
"""What the manifest asks of the sizes that are shown; of the others one size is looked at."""

pytestmark = pytest.mark.cases


def by_id(*fields: str):
    return pytest.mark.parametrize("entry", entries(*fields), ids=lambda entry: entry.id)


@pytest.fixture
def sender(db, editor, client):
    sync_roles()
    client.force_login(editor)
    return client


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def nothing_is_left(model, before: set[Path]) -> None:
    assert [model.objects.count(), UploadedFile.objects.count(), files() - before] == [0, 0, set()]


def upload(entry: Entry) -> SimpleUploadedFile:
    return SimpleUploadedFile(entry.name, entry.data, entry.kind)


def send_one_of_several(sender, address: str, entry: Entry) -> str:
    """Sends it as the pages that take several files do; the words of the refusal, or nothing."""
    answer = sender.post(reverse(address), {"files[]": upload(entry), "title": entry.name, "collection": 1})
    assert answer.status_code == 200
    said = answer.json()
    assert said["success"] or said["error_message"]
    return "" if said["success"] else said["error_message"]


def in_words(refusal: str) -> bool:
    """Whether a person can read it: a sentence, not a code or a trace."""
    return bool(re.match(r"[A-Z][^<>{}_]{15,200}[.]\Z", refusal))


@by_id("image")
def test_picture(sender, entry):
    before = files()
    refusal = send_one_of_several(sender, "wagtailimages:add_multiple", entry)
    assert ("reject" if refusal else "take") in entry.outcomes, refusal
    if refusal:
        assert in_words(refusal)
        nothing_is_left(Image, before)
        return
    image = Image.objects.get()
    assert STORED.match(image.file.name)
    stored = [Path(image.file.path)]
    wanted = RENDITIONS if entry.assertions & SHOWN else RENDITIONS[:1]
    renditions = [image.get_rendition(specification) for specification in wanted]
    stored += [Path(rendition.file.path) for rendition in renditions]
    assert [sender.get(rendition.url).status_code for rendition in renditions] == [200] * len(wanted)
    assert told(*stored) == []
    assert sender.get(f"/media/{image.file.name}").status_code == 404


@by_id("document")
def test_document(sender, entry):
    before = files()
    refusal = send_one_of_several(sender, "wagtaildocs:add_multiple", entry)
    assert ("reject" if refusal else "take") in entry.outcomes, refusal
    if refusal:
        assert in_words(refusal)
        nothing_is_left(Handout, before)
        return
    handout = Handout.objects.get()
    assert STORED.match(handout.file.name)
    assert told(Path(handout.file.path)) == []
    for address in (handout.url, f"/media/{handout.file.name}"):
        answer = sender.get(address)
        b"".join(answer.streaming_content)
        answer.close()
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"


@by_id("video", "audio")
def test_recording(sender, entry):
    before = files()
    address = reverse("wagtailmedia:add", args=[entry.field])
    form = {"title": entry.name, "collection": 1, "duration": 1, "file": upload(entry)}
    answer = sender.post(address, form)
    assert answer.status_code in (200, 302)
    errors = answer.context["form"].errors if answer.status_code == 200 else {}
    assert ("reject" if errors else "take") in entry.outcomes, errors
    if errors:
        assert list(errors) == ["file"]
        assert [in_words(word) for word in errors["file"]] == [True]
        nothing_is_left(Recording, before)
        return
    recording = Recording.objects.get()
    assert STORED.match(recording.file.name)
    assert told(Path(recording.file.path)) == []
    assert recording.duration > 0
    if "served_as_mp4" in entry.assertions:
        assert recording.file.name.endswith(".mp4")


@by_id("captions")
def test_captions(entry):
    refusal, clean = "", ""
    try:
        clean = gated_captions(ContentFile(entry.data, name=entry.name)).read().decode()
    except FileRefused as refused:
        refusal = str(refused.message)
    assert ("reject" if refusal else "take") in entry.outcomes, refusal
    assert not refusal or in_words(refusal)
    assert not clean or clean.startswith("WEBVTT\n")
    tags = re.findall(r"<[^>]*>", clean)
    assert [tag for tag in tags if not re.match(r"</?(b|i|u|c|v|lang|ruby|rt)[ .>]", tag)] == []
    assert "__PWNED" not in clean
