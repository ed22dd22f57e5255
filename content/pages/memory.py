"""What every page needs and only a change of the site alters: kept in the process, dropped when the version rises."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from .models.site import SiteVersion
from .privacy import private_condition


@dataclass(frozen=True)
class Section:
    """A home page or a page directly below it; ``path`` is its place in the tree, ``url`` its address.

    ``key`` is the same for all languages of the page; ``is_open`` says that every reader may see it.
    """

    pk: int
    key: UUID
    slug: str
    title: str
    url: str
    path: str
    in_menu: bool
    is_live: bool
    is_open: bool


@dataclass(frozen=True)
class SiteMemory:
    """The trees of all languages down to the sections, as of a version.

    ``roots`` maps a language to its home page, ``locales`` to its row, ``sections`` to the pages below, in their order.
    """

    version: int
    roots: dict[str, Section]
    locales: dict[str, int]
    sections: dict[str, tuple[Section, ...]]

    def address(self, language: str, tree_path: str) -> str:
        """The address of a page in the tree, e.g. ``/en/campaigns/`` for the list of campaigns in English."""
        return f"/{language}/{tree_path.removeprefix(self.roots[language].path)}"

    def section(self, language: str, slug: str) -> Section | None:
        """The live section of a language with a slug, or None."""
        return next((s for s in self.sections.get(language, ()) if s.slug == slug and s.is_live), None)

    def addresses(self, key: UUID) -> dict[str, str] | None:
        """Language to address of a home page or section in every language readers may see; None for other pages."""
        pages = [(code, page) for code, page in self._each() if page.key == key]
        return {code: page.url for code, page in pages if page.is_open} if pages else None

    def _each(self) -> Iterator[tuple[str, Section]]:
        for code, root in self.roots.items():
            yield code, root
            yield from ((code, section) for section in self.sections[code])

    def live_languages(self) -> list[str]:
        """Languages whose home page readers may see, in the order of the settings."""
        return [code for code, _name in settings.LANGUAGES if code in self.roots and self.roots[code].is_live]


_kept: SiteMemory | None = None


def remembered() -> SiteMemory:
    """The memory of this process, which may be one version old; read it afresh with ``read_again``."""
    return _kept or read_again()


def kept() -> SiteMemory | None:
    """The memory as it is, without a look at the database; None in a process that has shown no page yet."""
    return _kept


def read_again() -> SiteMemory:
    """Reads the site from the database and keeps it; one query."""
    global _kept
    number = Coalesce(SiteVersion.objects.filter(pk=1).values("number")[:1], 0)
    home_key = Site.objects.filter(is_default_site=True).values("root_page__translation_key")[:1]
    rows = list(
        Page.objects.filter(depth__in=(2, 3))
        .select_related("locale")
        .annotate(home_key=home_key, version=number, is_private=private_condition())
    )
    roots, locales, trees = {}, {}, {}
    for page in rows:
        if page.depth == 2 and page.translation_key == page.home_key:
            language = page.locale.language_code
            trees[page.path] = language
            locales[language] = page.locale_id
            roots[language] = _section(page, f"/{language}/")
    below = {language: [] for language in roots}
    for page in sorted(rows, key=lambda row: row.path):
        language = trees.get(page.path[: Page.steplen * 2])
        if language and page.depth == 3:
            below[language].append(_section(page, f"/{language}/{page.slug}/"))
    version = rows[0].version if rows else 0
    _kept = SiteMemory(version, roots, locales, {language: tuple(pages) for language, pages in below.items()})
    return _kept


def forget() -> None:
    """Drops what is kept; the next page reads it again."""
    global _kept
    _kept = None


def _section(page: Page, url: str) -> Section:
    return Section(
        pk=page.pk,
        key=page.translation_key,
        slug=page.slug,
        title=page.title,
        url=url,
        path=page.url_path,
        in_menu=page.show_in_menus,
        is_live=page.live,
        is_open=page.live and not page.is_private,
    )
