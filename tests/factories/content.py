"""The public site of the suite, and items of the library made by code."""

import wave
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image as Pillow
from PIL.TiffImagePlugin import IFDRational
from wagtail.models import Locale, Page, Site

from content.media.gate import marked_clean
from content.models import CampaignIndexPage, CampaignPage, Handout, HomePage, Image, MaterialIndexPage, Recording
from content.pages.models import KINDS, MaterialPage
from content.translation.setup import SECTIONS
from partners.services.queries import services_for
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import HelpServiceFactory


def site(languages=("en", "fr", "ar")) -> HomePage:
    """A site of home pages and sections in some languages, without their texts; the English home page."""
    root = Page.objects.get(depth=1)
    default = Site.objects.get(is_default_site=True)
    keys, welcome = {}, default.root_page
    for language in languages:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = HomePage(
            title=f"Home {language}", slug=f"home-{language}", locale=locale, summary="What this site is for."
        )
        _add(root, home, keys)
        for slug, model, in_menu in SECTIONS:
            page = model(title=f"{slug} {language}", slug=slug, locale=locale, show_in_menus=in_menu, summary="About.")
            _add(home, page, keys)
    default.root_page = HomePage.objects.get(locale__language_code="en")
    default.save()
    welcome.delete()
    return default.root_page


def _add(parent, page, keys: dict) -> None:
    page.translation_key = keys.setdefault(getattr(page, "slug", "").partition("-")[0], page.translation_key)
    parent.add_child(instance=page)


def campaign_page(language="en", campaign=None, publish=True, **fields) -> CampaignPage:
    """A page of an active campaign below the list of campaigns of a language; the site must stand.

    What is to go live finds a verified service for each of its areas: without one it stays a draft.
    """
    campaign = campaign or CampaignFactory(status="active")
    if publish and (without := [area for area in campaign.areas.all() if not services_for(area)]):
        HelpServiceFactory(coverage=without)
    index = CampaignIndexPage.objects.get(locale__language_code=language)
    page = CampaignPage(
        title=fields.pop("title", campaign.name),
        slug=fields.pop("slug", campaign.code),
        summary=fields.pop("summary", "Ask before you accept an offer."),
        campaign=campaign,
        locale=index.locale,
        live=False,
        **fields,
    )
    index.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()
    return page


PARTS = {
    "spoken_text": lambda: {"text": "Ask first. Call before you go.", "seconds": 20, "pronunciation": ""},
    "version": lambda: {"recording": RecordingFactory(), "note": "", "label": "30 seconds"},
    "broadcast_file": lambda: {"recording": RecordingFactory(), "use": "radio", "note": "Until May"},
    "script": lambda: {"heading": "", "lines": [{"speaker": "Aunt", "words": "Who pays?", "direction": "calm"}]},
    "scene": lambda: {
        "heading": "At the quay",
        "setting": "Dawn",
        "lines": [{"speaker": "Aunt", "words": "Who pays?", "direction": ""}],
    },
    "cue_sheet": lambda: {"heading": "", "cues": [{"at": "0:05", "kind": "sound", "what": "A boat leaves"}]},
    "episode": lambda: {
        "title": "The offer",
        "summary": "A cousin calls.",
        "minutes": 14,
        "recording": RecordingFactory(),
    },
    "cast": lambda: {"parts": [{"name": "Aunt", "about": "sells fish"}]},
    "properties": lambda: {"things": [{"thing": "Suitcase", "number": 2}]},
    "step": lambda: {"title": "Welcome", "minutes": 15, "text": "<p>Say the rules.</p>"},
    "goals": lambda: {"goals": ["name one help line"]},
    "questions": lambda: {"heading": "", "questions": [{"question": "Who pays?", "listen_for": "debts"}]},
    "disclosure": lambda: {"text": "<p>Listen. Do not ask for details.</p>"},
    "lyrics": lambda: {"verses": ["Before you pay,\ntalk"]},
    "print_file": lambda: {"handout": HandoutFactory(), "sheet": "a4", "words": "A real job can wait."},
    "panel": lambda: {
        "image": ImageFactory(),
        "alternative": "Two sisters at a table",
        "is_decorative": False,
        "caption": "",
        "words": "She reads it twice.",
    },
    "app_link": lambda: {
        "store": "android",
        "url": "https://demonstration.example/app",
        "megabytes": "4.5",
        "works_offline": True,
    },
    "app_traces": lambda: {"permissions": ["the telephone"], "traces": "An icon called Weather."},
    "text": lambda: "<p>Ask who pays.</p>",
}
"""A value for each block of a material, as an editor would give it."""


def material_page(kind="poster", language="en", publish=True, parts=None, **fields) -> MaterialPage:
    """A material with one of each block of its kind, below the library of a language; the site must stand."""
    page_type = KINDS[kind]
    index = MaterialIndexPage.objects.get(locale__language_code=language)
    names = [name for name in page_type._meta.get_field("parts").stream_block.child_blocks if name in PARTS]
    page = page_type(
        title=fields.pop("title", f"A {kind}"),
        slug=fields.pop("slug", kind.replace("_", "-")),
        summary=fields.pop("summary", "Ask before you accept an offer."),
        theme=fields.pop("theme", "trafficking"),
        parts=[(name, PARTS[name]()) for name in names] if parts is None else parts,
        locale=index.locale,
        live=False,
        **fields,
    )
    index.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()
    return page


def picture_bytes(kind="JPEG", size=(1200, 800), gps=False, mode="RGB") -> bytes:
    """A plain picture; with ``gps`` it says where and with what it was taken, as telephones do."""
    picture = Pillow.new(mode, size, "#b45309" if mode in ("RGB", "RGBA") else 120)
    out = BytesIO()
    options = {}
    if gps:
        exif = Pillow.Exif()
        exif[0x010F], exif[0x0110], exif[0x013B] = "SpyCam", "Model-7", "A. Photographer"
        exif[0x0112] = 6
        exif.get_ifd(0x8825).update({1: "S", 2: (IFDRational(1), IFDRational(17), IFDRational(30)), 3: "E"})
        options = {"exif": exif, "comment": b"secret place"} if kind == "JPEG" else {"exif": exif}
    picture.save(out, kind, **options)
    return out.getvalue()


def sound_bytes(seconds=1, rate=8_000) -> bytes:
    """Silence as a WAV file."""
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"\0\0" * rate * seconds)
    return out.getvalue()


def document_bytes() -> bytes:
    """An empty page as a PDF file."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
    )


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"Picture {n:05}")
    people_shown = "nobody"
    file = factory.LazyFunction(lambda: marked_clean(ContentFile(picture_bytes(), name="picture.jpg")))


class RecordingFactory(DjangoModelFactory):
    class Meta:
        model = Recording

    title = factory.Sequence(lambda n: f"Recording {n:05}")
    people_shown = "nobody"
    type = "audio"
    duration = 31
    transcript = "Ask first. Call before you go."
    file = factory.LazyFunction(lambda: marked_clean(ContentFile(sound_bytes(), name="spot.wav")))


class HandoutFactory(DjangoModelFactory):
    class Meta:
        model = Handout

    title = factory.Sequence(lambda n: f"Handout {n:05}")
    people_shown = "nobody"
    file = factory.LazyFunction(lambda: marked_clean(ContentFile(document_bytes(), name="handout.pdf")))
