"""How a campaign is handed to a colleague to look after, and how the colleague accepts."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Campaign
from campaigns.planning.rules import require
from clarion.jobs.outbox import queue_mail

from .models import HandOver
from .rules import may_keep
from .safety import refuse_contacts


def hand_over(*, campaign: Campaign, to, by, note: str = "") -> Campaign:
    """Gives one campaign to a colleague who may edit it; raises ValidationError at ``to`` or ``note``."""
    return hand_over_all(campaigns=[campaign], to=to, by=by, note=note)[0]


@transaction.atomic
def hand_over_all(*, campaigns, to, by, note: str = "") -> list[Campaign]:
    """All of them or none; the colleague is told at home and by one mail that names nothing."""
    campaigns = list(campaigns)
    if not campaigns:
        raise ValidationError({"campaigns": _("Choose at least one campaign.")})
    for campaign in campaigns:
        require(by, campaign, may=may_keep)
    note = note.strip()
    refuse_contacts(note, field="note")
    keys = [campaign.pk for campaign in campaigns]
    stands = list(Campaign.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    _refuse_receiver(to, stands)
    given = [_give(campaign, to, by, note) for campaign in stands]
    for campaign in campaigns:
        campaign.keeper = to
    if to != by:
        _mail(to, given[0])
    return campaigns


def _refuse_receiver(to, campaigns):
    if not may_keep(to):
        raise ValidationError({"to": _("This person may not look after campaigns.")})
    seen = set(
        Campaign.objects.visible_to(to).filter(pk__in=[one.pk for one in campaigns]).values_list("pk", flat=True)
    )
    if unseen := [campaign.name for campaign in campaigns if campaign.pk not in seen]:
        text = _("This person does not see: %(names)s.") % {"names": ", ".join(unseen)}
        raise ValidationError({"to": text})
    if kept := [campaign.name for campaign in campaigns if campaign.keeper_id == to.pk]:
        text = _("This person already looks after: %(names)s.") % {"names": ", ".join(kept)}
        raise ValidationError({"to": text})


def _give(campaign, to, by, note) -> HandOver:
    before, campaign.keeper = campaign.keeper, to
    campaign.save(update_fields=["keeper"])
    now = timezone.now()
    campaign.hand_overs.waiting().update(ended_at=now)
    ended = now if to == by else None
    given = HandOver.objects.create(campaign=campaign, giver=by, receiver=to, note=note, ended_at=ended)
    names = {"to": to.pk, "to_name": str(to)}
    if before:
        names |= {"from": before.pk, "from_name": str(before)}
    log(instance=campaign, action="discussion.hand_over", user=by, data=names)
    return given


def _mail(to, given):
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}"
    queue_mail(
        key=f"hand-over:{given.pk}",
        to=to.email,
        subject=_("A colleague handed you something to look after"),
        body=render_to_string("mail/hand_over.txt", {"person": to, "url": url}),
    )


@transaction.atomic
def accept_hand_over(*, campaign: Campaign, by) -> None:
    """The colleague says yes; the task goes from the first page."""
    require(by, campaign, may=may_keep)
    waiting = campaign.hand_overs.waiting().filter(receiver=by)
    if not waiting.update(ended_at=timezone.now()):
        raise ValidationError(_("Nothing waits for your answer here."))
    log(instance=campaign, action="discussion.accept_hand_over", user=by)
