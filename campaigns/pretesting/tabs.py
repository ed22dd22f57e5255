"""Pretests and unintended effects on a campaign's overview, and at home what has to stop."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.choices import Status
from campaigns.planning.tabs import CampaignTab
from clarion.home import Entry
from clarion.names import apart

from .choices import EffectState, Severity
from .coverage import coverage_of
from .models import UnintendedEffect
from .rules import may_log_effects, may_pretest, may_read, must_stop

AHEAD = frozenset({Status.DRAFT, Status.PLANNED, Status.ACTIVE})
MOST_SHOWN = 10
MOST_NAMED = 3


@dataclass(frozen=True)
class Notice:
    """One line at the top of the overview, with the way to what it speaks of."""

    text: SafeString


def pretest_tabs(record, user, period=None) -> list[CampaignTab]:
    """Fills the slot ``campaign_tabs``: the matrix of pretests, and the effects that are open."""
    if not may_read(user):
        return []
    effects = UnintendedEffect.objects.visible_to(user).filter(campaign=record).select_related("area")
    tests = {"coverage": coverage_of(record, user), "may_pretest": may_pretest(user)}
    seen = {
        "open": list(effects.open()[:MOST_SHOWN]),
        "closed": effects.filter(state=EffectState.CLOSED).count(),
        "may_log": may_log_effects(user),
    }
    held = {cell.pretest.pk for row in tests["coverage"].rows for cell in row.cells if cell.pretest}
    noticed = len(seen["open"]) if len(seen["open"]) < MOST_SHOWN else None
    return [
        CampaignTab("pretests", _("Pretests of messages"), "campaigns/pretest/tab.html", tests, len(held)),
        CampaignTab("effects", _("Unintended effects"), "campaigns/effect/tab.html", seen, noticed),
    ]


def pretest_notices(record, user, period=None) -> list[Notice]:
    """Fills the slot ``readiness_checks``: effects that call for a stop, then how many messages lack a pretest."""
    if not may_read(user):
        return []
    stops = UnintendedEffect.objects.visible_to(user).filter(campaign=record).to_stop()
    notices = [Notice(_stop(effect)) for effect in stops[:MOST_SHOWN]]
    lacking = coverage_of(record, user).messages_with_gaps if record.status in AHEAD else 0
    if lacking:
        text = ngettext(
            "%(count)d message is not tested as it stands.", "%(count)d messages are not tested as they stand.", lacking
        )
        notices.append(Notice(format_html('<a href="#pretests">{}</a>', text % {"count": lacking})))
    return notices


def _stop(effect) -> SafeString:
    return format_html(
        '<strong class="clarion-stop">{} <a href="{}"><bdi>{}</bdi></a></strong>',
        _("Stop, an unintended effect is open:"),
        reverse("effect:inspect", args=[effect.pk]),
        effect.text,
    )


def effects_to_stop(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for editors."""
    if not must_stop(user):
        return []
    names = UnintendedEffect.objects.visible_to(user).to_stop().values_list("campaign__name", flat=True)
    names = list(names.order_by("campaign__name"))
    if not (waiting := len(names)):
        return []
    text = ngettext(
        "%(count)d unintended effect calls for a stop", "%(count)d unintended effects call for a stop", waiting
    )
    query = f"severity={Severity.STOP.value}&state={EffectState.OPEN.value}"
    campaigns = list(dict.fromkeys(names))
    note = ", ".join(map(apart, campaigns[:MOST_NAMED])) + (" …" if len(campaigns) > MOST_NAMED else "")
    return [Entry(text % {"count": waiting}, f"{reverse('effect:index')}?{query}", note, urgent=True)]
