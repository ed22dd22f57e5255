"""The part of a campaign's overview that says who looks after it and what colleagues said."""

from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .forms import CommentForm
from .queries import lines, nameable, open_hand_over, threads_of
from .rules import may_comment, may_keep

THREADS = 5


def discussion_tab(campaign, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``: keeper, the newest open threads, one form."""
    if not may_comment(user):
        return []
    threads = lines(threads_of(campaign, user)[: THREADS + 1], user)
    context = {
        "threads": threads[:THREADS],
        "more": len(threads) > THREADS,
        "form": CommentForm(campaign=campaign, user=user),
        "people": nameable(campaign, user),
        "may_keep": may_keep(user),
        "waiting": open_hand_over(campaign, user) if may_keep(user) else None,
    }
    count = None if context["more"] else len(context["threads"])
    return [CampaignTab("discussion", _("Comments"), "campaigns/discussion/tab.html", context, count)]
