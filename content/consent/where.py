"""Every place that shows an item, for whoever is about to take it down."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from partners.organisations.scoping import scope_of


@dataclass(frozen=True)
class Place:
    """One page in one language: its title, where it is edited, whether readers see it."""

    title: str
    language: str
    url: str
    is_live: bool
    is_draft: bool


def where_used(item, user) -> list[Place]:
    """Pages, live and drafts, in every language, that hold the item in a block, a field or a link of a text.

    Who sees one organisation alone is told of pages that every reader sees, and of no draft.
    """
    references = ReferenceIndex.get_references_to(item).filter(base_content_type__app_label="wagtailcore")
    live = {int(key) for key in references.values_list("object_id", flat=True)}
    sees_all = scope_of(user).sees_all_organisations
    drafts = _drafts_with(item) if sees_all else set()
    rows = Page.objects.filter(pk__in=live | drafts).select_related("locale").order_by("title", "pk")
    if not sees_all:
        rows = rows.live().public()
    return [
        Place(
            title=page.title,
            language=str(page.locale),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if sees_all else "",
            is_live=page.live and page.pk in live,
            is_draft=page.pk in drafts or not page.live,
        )
        for page in rows
    ]


def _drafts_with(item) -> set[int]:
    """Pages whose latest draft holds the item; the index of references knows only what was saved on the page itself."""
    kind, found = ContentType.objects.get_for_model(item), set()
    for page in Page.objects.filter(has_unpublished_changes=True).select_related("latest_revision"):
        draft = page.get_latest_revision_as_object()
        references = ReferenceIndex._extract_references_from_object(draft)
        if any((row[0], str(row[1])) == (kind.pk, str(item.pk)) for row in references):
            found.add(page.pk)
    return found
