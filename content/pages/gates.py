"""Whether a page may be shown in its language: an untranslated copy never goes live, whichever door it came by."""

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.media.models import Handout, Image, Recording
from content.media.standing import why_not_shown

from .chosen import items_of

MODEL_OF = {"picture": Image, "recording": Recording, "handout": Handout}
WORDS_THAT_COINCIDE = 3
"""Names, numbers and short labels may be alike in two languages; a longer text that is alike was not translated."""


def translation_of(page) -> Translation | None:
    """The running translation that writes this page, or None where a person edits it directly."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )


def is_alias_in_another_language(page) -> bool:
    """Whether the page only mirrors a page of another language."""
    return bool(page.alias_of_id) and page.alias_of.locale_id != page.locale_id


def missing_strings(translation: Translation) -> int:
    """How many texts of a translation are not translated, or wrongly."""
    total, done = translation.get_progress()
    return total - done


def why_not_live(page, revision=None) -> Promise | str | None:
    """The reason why this page (as of the revision) may not go live in its language; None when it may."""
    shown = revision.as_object() if revision else page
    if reason := _why_not_in_language(page, revision) or _item_that_may_not_be_shown(shown):
        return reason
    return " ".join(gap.message for gap in shown.gaps()) or None


def _why_not_in_language(page, revision) -> Promise | None:
    if is_alias_in_another_language(page):
        return _("It is a copy of a page in another language.")
    translation = translation_of(page)
    if translation is not None:
        return _("Some texts are not translated yet.") if missing_strings(translation) else None
    if page.locale_id == Locale.get_default().pk:
        return None
    return _("Some texts are still in another language.") if _texts_left_untranslated(page, revision) else None


def _texts_left_untranslated(page, revision) -> set[str]:
    source = type(page).objects.filter(translation_key=page.translation_key, locale=Locale.get_default()).first()
    if source is None:
        return set()
    latest = source.get_latest_revision_as_object()
    return (_long_texts(source) | _long_texts(latest)) & _long_texts(revision.as_object() if revision else page)


def _long_texts(page) -> set[str]:
    texts = (strip_tags(s.string.data) for s in extract_segments(page) if isinstance(s, StringSegmentValue))
    return {text for text in texts if len(text.split()) > WORDS_THAT_COINCIDE}


def _item_that_may_not_be_shown(page) -> Promise | None:
    """What the first item on the page says that readers may not see, with its title for who looks for it."""
    for kind, keys in items_of(page, linked=True).items():
        for item in MODEL_OF[kind].objects.filter(pk__in=keys).order_by("pk"):
            if (reason := why_not_shown(item)) is not None:
                return format_lazy("“{title}”: {reason}", title=item.title, reason=reason)
    return None
