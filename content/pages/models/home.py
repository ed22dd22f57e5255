"""The first page of each language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from content.pages.blocks import BODY

from .public import PublicPage


class HomePage(PublicPage):
    """Says what the site is for and leads to campaigns, help and evidence."""

    body = StreamField(BODY, blank=True, verbose_name=_("text"))

    content_panels = [*PublicPage.content_panels, FieldPanel("body")]
    # All home pages stand side by side, so their slugs differ; they never appear in an address.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        TranslatableField("body"),
    ]
    template = "content/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "content.CampaignIndexPage",
        "content.EvidenceIndexPage",
        "content.HelpIndexPage",
        "content.MaterialIndexPage",
        "content.StandardPage",
    ]

    class Meta:
        verbose_name = _("home page")
