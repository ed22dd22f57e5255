"""Keeps the live page as it is while a translation is written.

wagtail-localize 1.14 writes each saved translation into the page's own row before it publishes, with source text in
the gaps. On a page that is live, readers would see it at once, whatever is published later. Here such a save becomes
a draft revision instead.
"""

from functools import wraps

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from content.pages.gates import missing_strings


def install() -> None:
    """Puts the guard around the one method that every door of wagtail-localize calls; done once, when ready."""
    write = TranslationSource.create_or_update_translation
    if getattr(write, "is_careful", False):
        return

    @wraps(write)
    def careful(self, locale, user=None, publish=True, copy_parent_pages=False, fallback=False):
        live = _live_page(self, locale)
        if live is None or (publish and not _has_gaps(self, locale)):
            return write(
                self, locale, user=user, publish=publish, copy_parent_pages=copy_parent_pages, fallback=fallback
            )
        draft = self.get_ephemeral_translated_instance(locale, fallback=fallback)
        revision = draft.save_revision(user=user)
        TranslationLog.objects.create(source=self, locale=locale, revision=revision)
        return live, False

    careful.is_careful = True
    TranslationSource.create_or_update_translation = careful


def _live_page(source: TranslationSource, locale) -> Page | None:
    target = source.object.get_instance_or_none(locale)
    return target if isinstance(target, Page) and target.live else None


def _has_gaps(source: TranslationSource, locale) -> bool:
    return missing_strings(Translation(source=source, target_locale=locale)) > 0
