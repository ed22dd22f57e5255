"""The library of the demonstration: a material of each kind, with its words and files in each of its languages."""

import tomllib
from html import escape
from pathlib import Path

from campaigns.models import Campaign
from content.models import Image, MaterialIndexPage
from content.pages.models import KINDS, MaterialPage
from content.pages.texts import pairs
from content.translation.actions import translate_page
from partners.models import User

from . import pages
from .material_blocks import STAND_IN, Making
from .material_plans import PLANS, MaterialPlan

FOLDER = Path(__file__).parent / "material_texts"
LANGUAGES = pages.LANGUAGES


def load(seed: int) -> str:
    editor = User.objects.get(username="editor")
    texts = {language: _texts(language) for language in ("en", *LANGUAGES)}
    campaigns = {one.code: one for one in Campaign.objects.public().filter(is_demonstration=True)}
    index = MaterialIndexPage.objects.get(locale__language_code="en")
    present = set(index.get_children().values_list("slug", flat=True))
    covers: dict[tuple[str, int], Image] = {}
    for plan in PLANS:
        if plan.slug not in present and (campaign := campaigns.get(plan.campaign)):
            _material(plan, campaign, index, texts, covers, editor, seed)
    live = MaterialPage.objects.filter(live=True, locale=index.locale)
    kinds = live.values("material").distinct().count()
    return f"Materials: {live.count()} of {kinds} kinds, in English, French and Arabic."


def _texts(language: str) -> dict[str, dict]:
    """The words of each material in a language, by its slug."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def _material(plan: MaterialPlan, campaign: Campaign, index, texts, covers, editor: User, seed: int) -> None:
    def picture(scene: str, alternative: str) -> Image:
        key = (scene, campaign.hue)
        if key not in covers:
            covers[key] = pages._image(alternative, scene, campaign.hue)
        return covers[key]

    def making(language: str) -> Making:
        return Making(plan, campaign.hue, language, seed, texts[language][plan.slug], story, picture)

    story = texts["en"][plan.slug]
    english = making("en")
    page = _page(plan, campaign, index, story, english, picture, editor)
    for language in LANGUAGES:
        items = dict(zip(english.items, (key for _field, key in making(language).items), strict=True))
        strings = _strings(plan, story, texts[language][plan.slug], language)
        translate_page(by=editor, page=page, language=language, strings=strings, items=items)


def _page(plan: MaterialPlan, campaign: Campaign, index, story: dict, making: Making, picture, editor: User):
    page = KINDS[plan.kind](
        title=story["title"],
        slug=plan.slug,
        summary=story["summary"],
        campaign=campaign,
        theme=plan.theme,
        audience=plan.audience,
        spoken_language=plan.spoken,
        sign_language=plan.signed,
        suitability=plan.suitability,
        minutes=plan.minutes,
        content_warning=story.get("warning", ""),
        cover=picture(plan.scene, story["cover"]),
        cover_alternative=story["cover"],
        parts=making.blocks,
        locale=index.locale,
        owner=editor,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    return page


def _strings(plan: MaterialPlan, story: dict, told: dict, language: str) -> dict[str, str]:
    """Each text as translations hold it, with its translation; the times of cues are the same everywhere."""
    known = pairs(story, told) | {STAND_IN["en"]: STAND_IN[language]}
    times = {fact[0]: fact[0] for fact in plan.facts if isinstance(fact, tuple)}
    return {_as_held(text): _as_held(other) for text, other in (known | times).items()}


def _as_held(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
