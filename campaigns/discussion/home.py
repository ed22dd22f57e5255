"""The first page: campaigns handed to a person, comments that name the person, what others did lately."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.home import LONGEST, Entry, HomePanel
from clarion.moments import moment_in_words
from clarion.names import apart

from . import feed
from .models import HandOver, Mention
from .rules import may_comment, may_keep

LOOKED_AT = 100
"""Mentions and lines of the log read for the first page; older ones wait behind them."""


def handed_to(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who look after campaigns; one query."""
    if not may_keep(user):
        return []
    waiting = HandOver.objects.visible_to(user).waiting().filter(receiver=user).select_related("giver", "campaign")
    return [
        Entry(
            _("%(person)s handed you “%(campaign)s”") % {"person": one.giver, "campaign": one.campaign},
            reverse("discussion:accept", args=[one.campaign_id]),
            one.note,
            urgent=True,
        )
        for one in waiting
    ]


def comments_that_name(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home``: one line a campaign; one query."""
    if not may_comment(user):
        return []
    waiting = Mention.objects.waiting_for(user).select_related("comment__campaign").order_by("-pk")[:LOOKED_AT]
    by_campaign: dict = {}
    for mention in waiting:
        by_campaign.setdefault(mention.comment.campaign, []).append(mention)
    return [_naming(campaign, len(mentions)) for campaign, mentions in by_campaign.items()]


def _naming(campaign, count: int) -> Entry:
    text = ngettext("%(n)d comment names you", "%(n)d comments name you", count) % {"n": count}
    return Entry(f"{text}: {campaign.name}", reverse("discussion:campaign", args=[campaign.pk]))


def lately(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels``: the five latest by others, the comments of one campaign as one."""
    found = feed.with_campaigns(feed.entries(user).exclude(user=user)[:LOOKED_AT])
    others = feed.folded(found)[:LONGEST]
    return [
        HomePanel(
            name="lately",
            title=_("What colleagues did lately"),
            order=40,
            entries=tuple(_line(entry) for entry in others),
            empty=_("Nothing yet in the campaigns you see."),
            ways_on=(Entry(_("All that happened"), reverse("discussion:index")),),
        )
    ]


def _line(entry) -> Entry:
    note = f"{apart(entry.user_display_name)} · {moment_in_words(localtime(entry.timestamp), 'j M Y')}"
    name = f"{entry.campaign}: {entry.what}" if entry.what else str(entry.campaign)
    return Entry(f"{entry.message} · {name}", reverse("campaign:inspect", args=[entry.campaign.pk]), note)
