"""Where a reader finds help."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.pages.blocks import BODY

from .public import PublicPage


class HelpIndexPage(PublicPage):
    """The help directory. The services stand in their own records; this page holds the words around them."""

    body = StreamField(
        BODY, blank=True, verbose_name=_("text"), help_text=_("Shown below the services: what happens when you call.")
    )

    content_panels = [*PublicPage.content_panels, FieldPanel("body")]
    template = "content/help_index_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("help directory")
