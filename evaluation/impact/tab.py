"""What evaluations found of several campaigns, for a page that shows them side by side."""

from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .presenting import body_of
from .queries import published_of
from .wording import headline


def findings_side_by_side(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``toolkit_tabs``: the newest published result of each evaluation of the campaigns; one query."""
    results = published_of(record)
    rows = [(result.plan.campaign, headline(body_of(result), result.series.localized_name)) for result in results]
    return [CampaignTab("findings", _("What evaluations found"), "evaluation/impact/findings.html", {"rows": rows})]
