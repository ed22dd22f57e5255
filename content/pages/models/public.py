"""What every page of the public site has in common, and the one door through which it goes live."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.pages.forms import PublicPageForm
from content.pages.gates import is_alias_in_another_language, why_not_live
from content.pages.readiness import Gap

logger = logging.getLogger(__name__)
_context_of: Callable[["PublicPage", Any], dict[str, Any]]


def show_with(context_of: Callable[["PublicPage", Any], dict[str, Any]]) -> None:
    """Says who puts together what a page shows; pages themselves know nothing of menus, lists and records."""
    global _context_of
    _context_of = context_of


class PublicPage(Page):
    """A page readers can open; a copy that is not fully translated never becomes one."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two plain sentences, shown under the title, in lists and by search engines."),
    )
    shown = models.JSONField(
        default=dict,
        editable=False,
        help_text=_("Addresses and sizes of the pictures, recordings and handouts of the live page."),
    )

    base_form_class = PublicPageForm
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    # An address printed on a poster holds for every language and is not a matter of translation.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        return self.search_description or self.summary

    def gaps(self) -> list[Gap]:
        """What is still missing before readers may see the page; each kind of page adds its own."""
        return []

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **_context_of(self, request)}

    def publish(self, revision, user=None, **options):
        """Publishes or schedules; refuses, with a line in the history, while a translation has gaps."""
        if reason := why_not_live(self, revision):
            log(
                instance=self,
                action="clarion.publication_refused",
                user=user,
                revision=revision,
                data={"reason": str(reason)},
            )
            logger.warning("Not published: page %s, revision %s is not fully translated", self.pk, revision.pk)
            return None
        return super().publish(revision, user=user, **options)

    def save(self, *args, **options):
        if self.live and is_alias_in_another_language(self):
            self.live = False
        return super().save(*args, **options)
