"""The library in the admin: safe uploads, and nothing of another organisation."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from content.models import Handout, Image, Recording
from partners.people.role_groups import sync_roles
from tests.factories.content import HandoutFactory, ImageFactory, RecordingFactory, picture_bytes, sound_bytes


@pytest.fixture
def people(site, editor, partner, partner2):
    sync_roles()


def picture_form(**fields):
    data = picture_bytes(size=(60, 40), gps=True)
    return {"title": "Photo", "file": SimpleUploadedFile("a.jpg", data, "image/jpeg"), "collection": 1, **fields}


def test_an_upload_is_cleaned_and_belongs_to_the_own_organisation(people, partner, organisation_a, client):
    client.force_login(partner)
    response = client.post(reverse("wagtailimages:add"), picture_form(organisation=organisation_a.pk))
    assert response.status_code == 302, response.context["form"].errors
    image = Image.objects.get()
    assert (image.organisation, image.uploaded_by_user, image.width, image.height) == (organisation_a, partner, 40, 60)
    with image.file.open() as file:
        assert b"SpyCam" not in file.read()


def test_the_hint_at_the_file_speaks_the_language_of_each_person(people, editor, client):
    client.force_login(editor)
    hints = []
    for language in ("ar", "en"):
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
        hints.append(client.get(reverse("wagtailimages:add")).context["form"].fields["file"].help_text)
    assert "Supported formats" not in hints[0]
    assert hints[1].startswith("Supported formats: AVIF")


def test_an_upload_for_another_organisation_is_refused(people, partner, organisation_b, client):
    client.force_login(partner)
    response = client.post(reverse("wagtailimages:add"), picture_form(organisation=organisation_b.pk))
    assert (response.status_code, Image.objects.count()) == (200, 0)
    assert "organisation" in response.context["form"].errors


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif"])
def test_a_broken_picture_is_an_error_of_the_form(people, editor, client, name):
    client.force_login(editor)
    kind = {"jpg": "JPEG", "gif": "GIF"}.get(name[2:], name[2:].upper())
    broken = picture_bytes(kind, size=(90, 90), mode="P" if kind == "GIF" else "RGB")[:-40][:120]
    response = client.post(reverse("wagtailimages:add"), picture_form(file=SimpleUploadedFile(name, broken)))
    assert (response.status_code, Image.objects.count()) == (200, 0)
    assert "damaged" in str(response.context["form"].errors["file"])


ITEMS = [
    (ImageFactory, "wagtailimages", "image"),
    (HandoutFactory, "wagtaildocs", "document"),
    (RecordingFactory, "wagtailmedia", "media"),
]


@pytest.mark.parametrize(("factory", "app", "name"), ITEMS)
def test_strangers_never_learn_of_an_item(people, partner2, organisation_a, client, factory, app, name):
    item = factory(title="CANARY hidden", organisation=organisation_a)
    client.force_login(partner2)
    edit, delete = (reverse(f"{app}:{verb}", args=[item.pk]) for verb in ("edit", "delete"))
    assert [client.get(edit).status_code, client.post(delete).status_code] == [404, 404]
    chooser = reverse("wagtailmedia:chooser" if app == "wagtailmedia" else f"{app}_chooser:choose")
    addresses = [f"{start}{query}" for start in (reverse(f"{app}:index"), chooser) for query in ("", "?q=hidden")]
    assert [address for address in addresses if b"CANARY" in client.get(address).content] == []
    assert type(item).objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize(("factory", "app", "name"), ITEMS)
def test_the_own_organisation_finds_its_items(people, partner, organisation_a, client, factory, app, name):
    factory(title="OURS", organisation=organisation_a)
    client.force_login(partner)
    address = "wagtailmedia:chooser" if app == "wagtailmedia" else f"{app}_chooser:choose"
    assert "OURS" in client.get(reverse(address)).content.decode()


@pytest.mark.parametrize(
    ("address", "model", "name", "data", "fault"),
    [
        ("wagtaildocs:add", Handout, "a.pdf", b"<html>" + b" " * 20, "not what its name says"),
        ("wagtaildocs:add", Handout, "a.html", b"<html>" + b" " * 20, ""),
        ("wagtailmedia:add", Recording, "a.wav", b"MZ" + b"\0" * 30, "not what its name says"),
    ],
    ids=["html as pdf", "html", "program as wav"],
)
def test_files_that_are_not_what_they_say(people, editor, client, address, model, name, data, fault):
    client.force_login(editor)
    args = ["audio"] if model is Recording else []
    form = {"title": "A", "collection": 1, "duration": 1, "file": SimpleUploadedFile(name, data)}
    response = client.post(reverse(address, args=args), form)
    assert (response.status_code, model.objects.count()) == (200, 0)
    assert fault in str(response.context["form"].errors["file"])


def test_a_recording_is_taken(people, editor, client):
    client.force_login(editor)
    form = {"title": "Spot", "collection": 1, "duration": 30, "file": SimpleUploadedFile("a.wav", sound_bytes(2))}
    response = client.post(reverse("wagtailmedia:add", args=["audio"]), form)
    assert response.status_code == 302, response.context["form"].errors
    assert Recording.objects.get().duration == 2


def test_handouts_are_attachments(db, client):
    response = client.get(HandoutFactory(title="Posters & co").url)
    assert response["Content-Disposition"].startswith('attachment; filename="posters-co-')
    assert response["X-Content-Type-Options"] == "nosniff"
    b"".join(response.streaming_content)
    response.close()


def send_several(client, address, file, **fields):
    return client.post(reverse(address), {"files[]": file, "collection": 1, **fields})


def test_several_pictures_at_once_are_cleaned_and_belong_to_the_own_organisation(
    people, partner, organisation_a, client
):
    client.force_login(partner)
    sent = send_several(client, "wagtailimages:add_multiple", picture_form()["file"])
    assert sent.json()["success"]
    image = Image.objects.get()
    assert (image.organisation, image.uploaded_by_user) == (organisation_a, partner)
    with image.file.open() as file:
        assert b"SpyCam" not in file.read()
    assert UploadedFile.objects.count() == 0
    assert 'type="file"' not in sent.json()["form"]


@pytest.mark.parametrize(
    ("address", "name", "data"),
    [
        ("wagtailimages:add_multiple", "a.jpg", picture_bytes(size=(60, 40), gps=True)),
        ("wagtaildocs:add_multiple", "a.pdf", b"%PDF-1.7\n%\n1 0 obj\n"),
    ],
)
def test_of_several_files_one_with_any_fault_is_not_kept_as_it_came(people, partner, client, address, name, data):
    client.force_login(partner)
    sent = send_several(client, address, SimpleUploadedFile(name, data), title="x" * 300)
    assert not sent.json()["success"]
    assert sent.json()["error_message"]
    assert [UploadedFile.objects.count(), Image.objects.count(), Handout.objects.count()] == [0, 0, 0]


def test_who_sees_one_organisation_makes_no_word_that_others_see(people, partner, editor, organisation_a, client):
    client.force_login(editor)
    client.post(reverse("wagtailimages:add"), picture_form(tags="known"))
    client.force_login(partner)
    client.post(reverse("wagtailimages:add"), picture_form(tags="known, hidden", organisation=organisation_a.pk))
    image = Image.objects.get(organisation=organisation_a)
    assert [tag.name for tag in image.tags.all()] == ["known"]
    bulk = reverse("wagtail_bulk_action", args=["content", "image", "add_tags"])
    for words in ('hidden,"more hidden"', "known,hidden"):
        assert client.post(f"{bulk}?id={image.pk}", {"tags": words}).status_code == 302
    assert [tag.name for tag in Tag.objects.all()] == ["known"]


def text_document(*members: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in members:
            archive.writestr(name, b"application/vnd.oasis.opendocument.text" if name == "mimetype" else b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.docx", text_document("[Content_Types].xml", "word/document.xml"), ""),
        ("a.odt", text_document("mimetype", "content.xml"), ""),
        ("a.docx", text_document("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", text_document("word/document.xml", "word/embeddings/oleObject1.bin"), "macros"),
        ("a.odt", text_document("content.xml", "Basic/Standard/Module1.xml"), "macros"),
        ("a.docx", text_document("readme.txt"), "not what its name says"),
        ("a.docx", b"PK\x03\x04" + b"0" * 100, "damaged"),
    ],
)
def test_a_text_document_is_text(people, editor, client, name, data, fault):
    client.force_login(editor)
    response = client.post(
        reverse("wagtaildocs:add"), {"title": "A", "collection": 1, "file": SimpleUploadedFile(name, data)}
    )
    assert response.status_code == (200 if fault else 302)
    assert not fault or fault in str(response.context["form"].errors["file"])
