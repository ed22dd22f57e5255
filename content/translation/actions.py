"""Verbs of translation."""

import json
from collections.abc import Mapping
from html import unescape

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from content.pages.gates import missing_strings


@transaction.atomic
def translate_page(
    *,
    by,
    page: Page,
    language: str,
    strings: dict[str, str],
    items: Mapping[tuple[str, int], int] | None = None,
    publish: bool = True,
) -> Page:
    """Writes the translation of a page from known strings (source text to translated text) and publishes it.

    Inline HTML in a string stays as it is. ``items`` puts other items of the library in the place of those chosen in
    the source: from (name of the field, key) to key. A translation with a gap is saved as a draft only. Returns the
    translated page, whose parent must be translated already.
    """
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    known = {unescape(text): translated for text, translated in strings.items()}
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        text = known.get(unescape(segment.string.data))
        if text is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context_id=segment.context_id,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "has_error": False,
                    "last_translated_by": by,
                },
            )
    _replace_items(source, locale, items or {}, by)
    translation.save_target(user=by, publish=False)
    translated = translation.get_target_instance()
    if publish and not missing_strings(translation):
        translated.get_latest_revision().publish(user=by)
        translated.refresh_from_db()
    return translated


def _replace_items(source: TranslationSource, locale: Locale, items: Mapping[tuple[str, int], int], by) -> None:
    for segment in OverridableSegment.objects.filter(source=source).select_related("context"):
        names = segment.context.path.split(".")
        for (field, chosen), other in items.items():
            if field in names and segment.data == chosen:
                SegmentOverride.objects.update_or_create(
                    locale=locale,
                    context=segment.context,
                    defaults={"data_json": json.dumps(other), "has_error": False, "last_translated_by": by},
                )
