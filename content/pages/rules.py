"""Who may make a public page for a campaign, and a material."""

from django.conf import settings
from wagtail.permissions import page_permission_policy

from campaigns.planning.models import Campaign

from .models import CampaignIndexPage, MaterialIndexPage


def index_page() -> CampaignIndexPage | None:
    """The list of campaigns in the site's first language, where new campaign pages are made."""
    return CampaignIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def may_create_page(user, campaign: Campaign) -> bool:
    """Whoever may open the campaign and add pages below the list of campaigns."""
    index = index_page()
    if index is None or not Campaign.objects.visible_to(user).filter(pk=campaign.pk).exists():
        return False
    return index.permissions_for_user(user).can_add_subpage()


def material_index() -> MaterialIndexPage | None:
    """The library of materials in the site's first language, where new materials are made."""
    return MaterialIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def may_create_material(user, campaign: Campaign | None = None) -> bool:
    """Whoever may add pages below the library, and open the campaign where there is one."""
    if not page_permission_policy.user_has_permission(user, "add"):
        return False
    index = material_index()
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        return False
    return campaign is None or Campaign.objects.visible_to(user).filter(pk=campaign.pk).exists()
