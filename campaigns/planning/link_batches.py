"""Many short links of one campaign at once, with one line in its history."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .links import new_code
from .models import Campaign, ShortLink
from .rules import may_edit_links, require


@transaction.atomic
def make_short_links(*, campaign: Campaign, links: Sequence[ShortLink], by) -> list[ShortLink]:
    """Saves new links of the campaign, each with a code of its own."""
    require(by, campaign, may=may_edit_links)
    for link in links:
        link.campaign, link.code = campaign, new_code()
        if link.activity_id and link.activity.campaign_id != campaign.pk:
            raise ValidationError({"activity": _("The activity belongs to another campaign.")})
        link.clean_fields(exclude=["campaign", "activity", "area"])
    made = ShortLink.objects.bulk_create(links)
    if made:
        log(instance=campaign, action="campaigns.create_link", user=by, data={"codes": [link.code for link in made]})
    return made


@transaction.atomic
def change_short_links(*, campaign: Campaign, links, by, **changes) -> int:
    """Gives links of the campaign (a queryset) another target, activity or state; their codes stay."""
    require(by, campaign, may=may_edit_links)
    ShortLink(campaign=campaign, **{"target_path": "/", **changes}).clean_fields(exclude=["campaign", "code", "area"])
    own = links.filter(campaign=campaign)
    codes = list(own.order_by("code").values_list("code", flat=True))
    if own.visible_to(by).count() < len(codes):
        raise PermissionDenied(_("You may not change this."))
    if codes:
        own.update(**changes)
        data = {"codes": codes, "fields": sorted(changes)}
        log(instance=campaign, action="campaigns.change_link", user=by, data=data)
    return len(codes)
