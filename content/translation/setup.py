"""The verb that lays out the site: languages, home pages, sections, and the first words of each."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from content.pages.models import (
    CampaignIndexPage,
    EvidenceIndexPage,
    HelpIndexPage,
    HomePage,
    MaterialIndexPage,
    StandardPage,
)
from content.pages.texts import LANGUAGES, pairs, rich_text, texts

from .actions import translate_page

SECTIONS = (
    ("campaigns", CampaignIndexPage, True),
    ("materials", MaterialIndexPage, True),
    ("evidence", EvidenceIndexPage, True),
    ("help", HelpIndexPage, True),
    ("about", StandardPage, False),
    ("safety", StandardPage, False),
)


@transaction.atomic
def set_up_site(*, by=None, languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    """Makes what is missing and changes nothing that is there; returns a line for each thing made.

    ``by`` is the person, or None when the server is being set up; ``languages`` are those to translate the first
    words into.
    """
    made = [f"language {code}" for code, _name in settings.LANGUAGES if _locale_is_new(code)]
    words = texts(settings.LANGUAGE_CODE)
    home = _home(words["home"], by, made)
    pages = {"home": home}
    for slug, model, in_menu in SECTIONS:
        pages[slug] = _section(home, slug, model, in_menu, words[slug], by, made)
    for language in languages:
        if language != settings.LANGUAGE_CODE:
            _translate(pages, language, words, by, made)
    return made


def _locale_is_new(code: str) -> bool:
    return Locale.objects.get_or_create(language_code=code)[1]


def _home(words: dict, by, made: list[str]) -> HomePage:
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.filter(locale=default).first()
    if home is None:
        root = Page.objects.filter(depth=1).get()
        home = HomePage(slug="home" if not _taken(root, "home") else "first-page", locale=default, **_words(words))
        _add(root, home, by)
        made.append("home page")
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", port=80, is_default_site=True, root_page=home, site_name=settings.WAGTAIL_SITE_NAME
        )
        made.append("site")
    elif site.root_page_id != home.pk:
        _replace_root(site, home)
        made.append("root of the site")
    return home


def _replace_root(site: Site, home: HomePage) -> None:
    """The page that Wagtail's own first migration makes goes; a root that someone wrote stays as an ordinary page."""
    old = site.root_page
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    site.save()
    if type(old.specific) is Page and not old.get_children().exists():
        old.delete()


def _taken(parent: Page, slug: str) -> bool:
    return parent.get_children().filter(slug=slug).exists()


def _section(home, slug, model, in_menu, words, by, made) -> Page:
    page = model.objects.child_of(home).filter(slug=slug).first()
    if page is None:
        page = model(slug=slug, show_in_menus=in_menu, locale=home.locale, **_words(words, model))
        _add(home, page, by)
        made.append(f"page {slug}")
    return page


def _words(words: dict, model=HomePage) -> dict:
    fields = {"title": words["title"], "summary": words["summary"]}
    if hasattr(model, "body"):
        fields["body"] = [("text", rich_text(block)) for block in words.get("blocks", ())]
    return fields


def _add(parent: Page, page: Page, by) -> None:
    page.owner = by
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(user=by).publish(user=by)
    page.refresh_from_db()


def _translate(pages: dict[str, Page], language: str, source: dict, by, made: list[str]) -> None:
    target = texts(language)
    for slug, page in pages.items():
        if not page.has_translation(Locale.objects.get(language_code=language)):
            translate_page(by=by, page=page, language=language, strings=pairs(source[slug], target[slug]))
            made.append(f"page {slug} in {language}")
