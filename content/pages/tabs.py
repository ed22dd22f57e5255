"""The parts of a campaign's overview in the admin that show its public pages and its materials."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .models import CampaignPage, MaterialPage
from .rules import may_create_material, may_create_page


def public_page_tab(campaign, user, period=None) -> list[CampaignTab]:
    """The pages of a campaign by language, and the button that makes the first one."""
    rows = CampaignPage.objects.filter(campaign=campaign).select_related("locale").order_by("locale_id")
    pages = [(page, page.permissions_for_user(user).can_edit()) for page in rows]
    context = {"campaign": campaign, "pages": pages, "may_create": not pages and may_create_page(user, campaign)}
    return [CampaignTab("public-page", _("Public page"), "content/admin/campaign_tab.html", context, len(pages))]


def materials_tab(campaign, user, period=None) -> list[CampaignTab]:
    """The materials of a campaign in every language, and the way to a new one."""
    rows = MaterialPage.objects.filter(campaign=campaign).select_related("locale").order_by("locale_id", "title")
    pages = [(page, page.permissions_for_user(user).can_edit()) for page in rows]
    add = f"{reverse('content_new_material')}?{urlencode({'campaign': campaign.pk})}"
    context = {"pages": pages, "add_url": add if may_create_material(user, campaign) else ""}
    return [CampaignTab("materials", _("Materials"), "content/admin/materials_tab.html", context, len(pages))]
