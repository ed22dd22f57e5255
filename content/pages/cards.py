"""What the card of a page shows in lists."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from . import memory
from .models import CampaignPage
from .presenting import first_picture

FEW = 5


def card(page: CampaignPage) -> dict[str, Any]:
    """What the card of a campaign shows."""
    language = get_language()
    return {
        "title": page.title,
        "url": memory.remembered().address(language, page.url_path),
        "summary": page.summary,
        "hue": page.campaign.hue,
        "picture": first_picture(page, page.shown),
        "places": _places(page.campaign.areas.all()),
    }


def _places(areas) -> str:
    """The names of a few areas, the number of many: a card is looked at, not read."""
    if len(areas) > FEW:
        return ngettext("%(number)s area", "%(number)s areas", len(areas)) % {"number": len(areas)}
    return _(", ").join(str(area) for area in areas)
