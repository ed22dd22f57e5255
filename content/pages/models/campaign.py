"""The public face of a campaign, and the list of all campaigns."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from campaigns.models import Campaign
from content.pages.blocks import BODY
from content.pages.readiness import Gap, areas_without_help

from .public import PublicPage


class CampaignIndexPage(PublicPage):
    """The list of campaigns."""

    template = "content/campaign_index_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.CampaignPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of campaigns")


class CampaignPage(PublicPage):
    """One campaign for readers: its messages, media and events come from the record, the words from the editor."""

    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("campaign"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Messages, media, areas and colour come from this record. It has one page in each language."),
    )
    body = StreamField(BODY, blank=True, verbose_name=_("text"))

    content_panels = [*PublicPage.content_panels, FieldPanel("campaign"), FieldPanel("body")]
    search_fields = [*PublicPage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    template = "content/campaign_page.html"
    parent_page_types = ["content.CampaignIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("campaign page")

    def gaps(self) -> list[Gap]:
        return [*super().gaps(), *areas_without_help("campaign", list(self.campaign.areas.all()))]

    def clean(self):
        super().clean()
        if not self.campaign_id or not self.locale_id:
            return
        others = CampaignPage.objects.filter(campaign_id=self.campaign_id, locale_id=self.locale_id)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"campaign": _("This campaign already has a page in this language.")})
