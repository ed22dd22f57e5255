"""The public site of the demonstration: its sections, and a page for each campaign that is public."""

import io
import math
import struct
import tomllib
import wave
from pathlib import Path

from django.core.files.base import ContentFile

from campaigns.models import Campaign
from content.models import CampaignIndexPage, CampaignPage, Handout, HomePage, Image, Recording
from content.pages.texts import pairs
from content.translation.actions import translate_page
from content.translation.setup import set_up_site
from partners.models import User

from . import pictures

FOLDER = Path(__file__).parent / "stories"
SCENES = {
    "a-promise-is-not-a-ticket": "road",
    "check-before-you-go": "classroom",
    "demonstration-first-wave": "contract",
    "fair-nets": "wall",
    "know-the-number": "radio",
    "one-call": "phone",
    "open-ways": "screen",
    "tell-someone": "stage",
}
SPOKEN = "one-call"
"""The campaign whose page carries a recording and a handout."""
LANGUAGES = ("fr", "ar")
SPOTS = {
    "en": ("One call, radio spot", "One call. It costs nothing, and you need not say your name."),
    "fr": ("Un appel, spot radio", "Un appel. Il ne coûte rien, et vous n’avez pas à dire votre nom."),
    "ar": ("مكالمة واحدة، إعلان إذاعي", "مكالمة واحدة. لا تكلّف شيئًا، ولا حاجة إلى ذكر اسمك."),
}
"""Title and transcript of the spot."""
IN_ENGLISH = {"ar": "{} (بالإنجليزية)"}
"""How a handout is named that exists in English only, for the letters of these languages are not drawn here."""


def load(seed: int) -> str:
    set_up_site()
    editor = User.objects.get(username="editor")
    stories = {language: _stories(language) for language in ("en", *LANGUAGES)}
    told = Campaign.objects.public().filter(is_demonstration=True, code__in=SCENES).order_by("starts_on", "code")
    for campaign in told.exclude(pk__in=CampaignPage.objects.values("campaign")):
        story = stories["en"][campaign.code]
        page = _page(campaign, story, editor)
        for language in LANGUAGES:
            told_there = stories[language][campaign.code]
            items = _items(story, told_there, language) if campaign.code == SPOKEN else {}
            strings = pairs(story, told_there)
            translate_page(by=editor, page=page, language=language, strings=strings, items=items)
    _first_picture(editor)
    return (
        f"Public pages: {CampaignPage.objects.filter(live=True).count()} of campaigns, in English, French and Arabic."
    )


def _stories(language: str) -> dict[str, dict]:
    """What the public page of each campaign says in a language, by the campaign's code."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def _page(campaign: Campaign, story: dict, editor: User) -> CampaignPage:
    index = CampaignIndexPage.objects.get(locale__language_code="en")
    picture = _image(f"{story['title']}: {story['alternative']}", SCENES[campaign.code], campaign.hue)
    body = [
        ("picture", {"image": picture, "alternative": story["alternative"], "is_decorative": False, "caption": ""}),
        *(("message", {"theme": theme, "message": text}) for theme, text in story["messages"].items()),
        ("text", "".join(f"<p>{text}</p>" for text in story["p"])),
        ("help_call", {"heading": story["call"], "text": story["call_text"], "button": story["button"]}),
    ]
    if campaign.code == SPOKEN:
        body[-1:-1] = [
            ("recording", {"recording": _spot("en"), "note": ""}),
            ("handouts", {"heading": "", "handouts": [_handout(story)]}),
        ]
    page = CampaignPage(
        title=story["title"],
        slug=campaign.code,
        summary=story["summary"],
        campaign=campaign,
        body=body,
        locale=index.locale,
        owner=editor,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    return page


def _first_picture(editor: User) -> None:
    """A picture on the home page, in each of its languages; nothing where there is one already."""
    home = HomePage.objects.get(locale__language_code="en")
    if any(block["type"] == "picture" for block in home.body.raw_data):
        return
    image = _image("A road at dawn", "road", 80)
    home.body.insert(0, ("picture", {"image": image, "alternative": "", "is_decorative": True, "caption": ""}))
    home.save_revision(user=editor).publish(user=editor)
    for translated in HomePage.objects.filter(live=True).exclude(pk=home.pk).select_related("locale"):
        translate_page(by=editor, page=home, language=translated.locale.language_code, strings={})


def _image(title: str, scene: str, hue: int) -> Image:
    data = pictures.render(pictures.picture(scene, hue))
    return Image.objects.create(title=title, people_shown="nobody", file=ContentFile(data, name=f"{scene}.webp"))


def _items(story: dict, told_there: dict, language: str) -> dict[tuple[str, int], int]:
    """The spot and the handout of a language in the place of the English ones."""
    return {
        ("recording", _spot("en").pk): _spot(language).pk,
        ("handouts", _handout(story).pk): _handout(told_there, story, language).pk,
    }


def _spot(language: str) -> Recording:
    """Six seconds of three tones; what a speaker would say stands in the transcript."""
    title, transcript = SPOTS[language]
    found = Recording.objects.filter(title=title).first()
    return found or Recording.objects.create(
        title=title,
        people_shown="nobody",
        type="audio",
        duration=6,
        transcript=transcript,
        file=ContentFile(_tones((262, 330, 392), 2.0), name="spot.wav"),
    )


def _tones(frequencies: tuple[int, ...], seconds: float, rate: int = 8000) -> bytes:
    """Soft tones one after the other as a WAV file, 8-bit mono."""
    out = io.BytesIO()
    length = int(seconds * rate)
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        for frequency in frequencies:
            loud = (60 * math.sin(math.pi * n / length) for n in range(length))
            file.writeframes(
                b"".join(
                    struct.pack("B", 128 + int(level * math.sin(2 * math.pi * frequency * n / rate)))
                    for n, level in enumerate(loud)
                )
            )
    return out.getvalue()


def _handout(story: dict, english: dict | None = None, language: str = "en") -> Handout:
    pattern = IN_ENGLISH.get(language)
    title, written = (pattern.format(story["title"]), english) if pattern else (story["title"], story)
    found = Handout.objects.filter(title=title).first()
    lines = [written["title"], "", *written["summary"].split(": "), "", *written["messages"].values()]
    return found or Handout.objects.create(
        title=title, people_shown="nobody", file=ContentFile(_sheet(lines), name="sheet.pdf")
    )


def _sheet(lines: list[str]) -> bytes:
    """One page of large type as PDF."""
    plain = {ord("("): None, ord(")"): None, ord("\\"): None, ord("’"): "'"}
    written = "".join(f"({line.translate(plain)}) Tj T* " for line in lines)
    stream = f"BT /F1 20 Tf 28 TL 56 760 Td {written}ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
