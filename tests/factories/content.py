"""The public site of the suite, and items of the library made by code."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image as Pillow
from PIL.TiffImagePlugin import IFDRational
from wagtail.models import Locale, Page, Site

from content.models import CampaignIndexPage, CampaignPage, Handout, HomePage, Image, Recording
from content.translation.setup import SECTIONS
from tests.factories.campaigns import CampaignFactory


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
    """A page of an active campaign below the list of campaigns of a language; the site must stand."""
    campaign = campaign or CampaignFactory(status="active")
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


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"Picture {n:05}")
    people_shown = "nobody"
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), name="picture.jpg"))


class RecordingFactory(DjangoModelFactory):
    class Meta:
        model = Recording

    title = factory.Sequence(lambda n: f"Recording {n:05}")
    people_shown = "nobody"
    type = "audio"
    duration = 31
    transcript = "Ask first. Call before you go."
    file = factory.LazyFunction(lambda: ContentFile(b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 28, name="spot.wav"))


class HandoutFactory(DjangoModelFactory):
    class Meta:
        model = Handout

    title = factory.Sequence(lambda n: f"Handout {n:05}")
    people_shown = "nobody"
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7\n%\n1 0 obj\n", name="handout.pdf"))
