"""What is known about the problem, and what evaluations of campaigns found."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from content.pages.blocks import BODY

from .public import PublicPage


class EvidenceIndexPage(PublicPage):
    """Leads to each country's national figures; the figures stand in their own records."""

    body = StreamField(BODY, blank=True, verbose_name=_("text"), help_text=_("How to read the figures."))

    content_panels = [*PublicPage.content_panels, FieldPanel("body")]
    template = "content/evidence_index_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("evidence")
