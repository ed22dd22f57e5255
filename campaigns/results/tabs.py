"""The results framework on a campaign's page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.planning.tabs import CampaignTab

from .framework import in_one_sentence, results_of, steps_of, what_is_loose
from .rules import may_edit_results, may_record_readings


def results_tab(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``: the framework by level, and what is not linked."""
    results = results_of(record)
    may_edit = may_edit_results(user)
    loose = what_is_loose(record, results) if results else []
    context = {
        "steps": steps_of(results, timezone.localdate()),
        "sentence": in_one_sentence(results),
        "loose": loose,
        "loose_count": sum(len(rows) for _heading, rows in loose),
        "may_edit": may_edit,
        "may_record": may_record_readings(user),
        "add_url": f"{reverse('result:add')}?campaign={record.pk}",
        "downloads": [
            (kind.upper(), reverse("result:export", args=[record.pk, kind]))
            for kind in (("xlsx", "csv", "pdf") if results else ("xlsx",))
        ],
    }
    return [CampaignTab("results", _("Results framework"), "campaigns/result/tab.html", context, len(results))]
