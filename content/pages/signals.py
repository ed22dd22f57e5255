"""Keeps what pages remember true: the library facts of a live page, and the version of the site."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.search import index
from wagtail.signals import page_published, post_page_move

from content.media.models import Handout, Image, Recording
from partners.organisations.usage import all_references

from .chosen import streams_of
from .models import PublicPage, SiteVersion
from .showing import library_of

DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
}


def refresh_library(page: PublicPage) -> None:
    """Writes the library facts of a live page anew."""
    if not streams_of(page):
        return
    page.shown = library_of(page)
    type(page).objects.filter(pk=page.pk).update(shown=page.shown)


def connect() -> None:
    """Called once when the app is ready."""
    page_published.connect(_published, dispatch_uid="content.published")
    post_page_move.connect(_changed, dispatch_uid="content.moved")
    post_save.connect(_saved, dispatch_uid="content.saved")
    post_delete.connect(_deleted, dispatch_uid="content.deleted")
    for model in (Image, Handout, Recording):
        post_save.connect(_item_saved, sender=model, dispatch_uid=f"content.item_saved.{model.__name__}")
        pre_delete.connect(_item_leaves, sender=model, dispatch_uid=f"content.item_leaves.{model.__name__}")
        post_delete.connect(_item_left, sender=model, dispatch_uid=f"content.item_left.{model.__name__}")


def _published(sender, instance, **kwargs):
    if isinstance(instance, PublicPage):
        refresh_library(instance)
    SiteVersion.raise_number()


def _changed(**kwargs):
    SiteVersion.raise_number()


def _saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not isinstance(instance, Page | Site | Locale | PageViewRestriction):
        return
    if update_fields is not None and set(update_fields) <= DRAFT_FIELDS:
        return
    SiteVersion.raise_number()


def _deleted(sender, instance, **kwargs):
    if isinstance(instance, Page | Site | Locale | PageViewRestriction):
        SiteVersion.raise_number()


def _item_saved(sender, instance, created=False, **kwargs):
    if not created:
        _refresh(_pages_with(instance))


def _item_leaves(sender, instance, **kwargs):
    instance._shown_on = _pages_with(instance)


def _item_left(sender, instance, **kwargs):
    _refresh(getattr(instance, "_shown_on", []))


def _pages_with(item) -> list[int]:
    with all_references():  # every page is kept true, those of others as well
        references = ReferenceIndex.get_references_to(item).filter(base_content_type__app_label="wagtailcore")
    return [int(number) for number in references.values_list("object_id", flat=True).distinct()]


def _refresh(numbers: list[int]) -> None:
    """Writes what live pages show of an item anew, and what search finds of its descriptions."""
    if not numbers:
        return
    for page in Page.objects.filter(pk__in=numbers, live=True).specific():
        if isinstance(page, PublicPage):
            refresh_library(page)
            index.insert_or_update_object(page)
    SiteVersion.raise_number()
