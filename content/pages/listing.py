"""Listings with filters in the query string."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Theme

from . import queries
from .cards import card

ON_A_PAGE = 12


class CampaignFilter(forms.Form):
    """Filters of the list of campaigns, under the names the open data use."""

    theme = forms.ChoiceField(label=_("Theme"), required=False, choices=[("", _("All themes")), *Theme.choices])


def campaign_listing(page, request) -> dict[str, Any]:
    """The form, the cards of one screen, and the screens. A filter value that cannot be is left aside."""
    form = CampaignFilter(request.GET)
    rows = queries.campaign_pages(page.path)
    theme = form.cleaned_data.get("theme") if form.is_valid() else ""
    if theme:
        rows = rows.filter(campaign__objectives__theme=theme).distinct()
    screen = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "page_obj": screen,
        "found": screen.paginator.count,
        "cards": [card(found) for found in screen],
        "clear_url": request.path if request.GET else "",
    }
