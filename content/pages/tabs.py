"""The part of a campaign's overview in the admin that shows its public pages."""

from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .models import CampaignPage
from .rules import may_create_page


def public_page_tab(campaign, user, period=None) -> list[CampaignTab]:
    """The pages of a campaign by language, and the button that makes the first one."""
    rows = CampaignPage.objects.filter(campaign=campaign).select_related("locale").order_by("locale_id")
    pages = [(page, page.permissions_for_user(user).can_edit()) for page in rows]
    context = {"campaign": campaign, "pages": pages, "may_create": not pages and may_create_page(user, campaign)}
    return [CampaignTab("public-page", _("Public page"), "content/admin/campaign_tab.html", context, len(pages))]
