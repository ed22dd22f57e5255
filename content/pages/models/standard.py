"""A page of plain text: about the site, using it safely."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.pages.blocks import BODY

from .public import PublicPage


class StandardPage(PublicPage):
    """Text, pictures, recordings and handouts on one subject."""

    body = StreamField(BODY, blank=True, verbose_name=_("text"))

    content_panels = [*PublicPage.content_panels, FieldPanel("body")]
    search_fields = [*PublicPage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    template = "content/standard_page.html"
    parent_page_types = ["content.HomePage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]

    class Meta:
        verbose_name = _("text page")
