"""How comments are written, changed, removed and settled. Their words never enter the log."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.rules import require

from .choices import Circle
from .mentions import set_mentions
from .models import LONGEST, Comment, Mention
from .rules import CHANGEABLE, is_of_the_lead, is_own, may_change, may_comment, may_settle
from .safety import is_blank, refuse_contacts


@dataclass(frozen=True)
class Written:
    """A comment as saved, and the names in it that nobody has whom its author may name."""

    comment: Comment
    untold: list[str]


@transaction.atomic
def add_comment(*, campaign, text: str, by, audience: str = "", about: str = "", reply_to=None) -> Written:
    """Saves a comment, or an answer to one, which has the readers of its thread; tells those it names."""
    require(by, campaign, may=may_comment)
    if reply_to:
        reply_to = _thread_to_answer(reply_to, campaign, by)
    comment = Comment(campaign=campaign, author=by, text=_checked(text), reply_to=reply_to)
    if reply_to:
        comment.audience, comment.circle_id = reply_to.audience, reply_to.circle_id
    else:
        comment.audience, comment.about = audience or _own_circle(by, campaign), about
        comment.circle = _circle(comment, by)
    comment.full_clean(exclude=["campaign", "author", "reply_to", "resolved_by", "circle"], validate_constraints=False)
    comment.save()
    untold = set_mentions(comment)
    if reply_to:
        Mention.objects.filter(comment=reply_to, person=by, seen_at=None).update(seen_at=timezone.now())
    _log(comment, "answer" if reply_to else "add_comment", by)
    return Written(comment, untold)


def _own_circle(by, campaign) -> Circle:
    return Circle.LEAD if is_of_the_lead(by, campaign) else Circle.EVERYONE


def _circle(comment, by):
    """The organisation for whose circle a thread begins, None for one that is for everyone."""
    if comment.audience != Circle.LEAD:
        return None
    if _own_circle(by, comment.campaign) != Circle.LEAD:
        text = _("Only the lead organisation and the platform's staff write to that circle.")
        raise ValidationError({"audience": text})
    return comment.campaign.lead_organisation


def _thread_to_answer(reply_to, campaign, by):
    require(by, reply_to, may=may_comment)
    thread = Comment.objects.select_for_update(of=("self",)).get(pk=reply_to.pk)
    if thread.reply_to_id or thread.campaign_id != campaign.pk:
        raise ValidationError({"text": _("Answer the comment that began the thread.")})
    if thread.resolved_at:
        raise ValidationError({"text": _("This thread is settled. Open it again to answer.")})
    return thread


@transaction.atomic
def change_comment(*, comment: Comment, text: str, by) -> Written:
    """New words for one's own comment, within a quarter of an hour."""
    stands = _own(comment, by)
    if not may_change(by, stands):
        late = _("A comment can be changed for %(minutes)d minutes. Write an answer instead.")
        raise ValidationError({"text": late % {"minutes": CHANGEABLE.seconds // 60}})
    stands.text, stands.edited_at = _checked(text), timezone.now()
    stands.save(update_fields=["text", "edited_at"])
    untold = set_mentions(stands)
    _log(stands, "change_comment", by)
    return Written(stands, untold)


@transaction.atomic
def remove_comment(*, comment: Comment, by) -> Comment:
    """Takes the words of one's own comment away for good; its place in the thread stays."""
    stands = _own(comment, by)
    stands.text, stands.removed_at = "", timezone.now()
    stands.save(update_fields=["text", "removed_at"])
    stands.named.all().delete()
    _log(stands, "remove_comment", by)
    return stands


@transaction.atomic
def resolve(*, comment: Comment, by) -> Comment:
    """Settles a thread; of two who do it at once, the second is told."""
    stands = _thread(comment, by)
    if stands.resolved_at:
        raise ValidationError(_("This thread was settled in the meantime."))
    stands.resolved_at, stands.resolved_by = timezone.now(), by
    stands.save(update_fields=["resolved_at", "resolved_by"])
    Mention.objects.filter(comment=stands, person=by, seen_at=None).update(seen_at=timezone.now())
    _log(stands, "resolve", by)
    return stands


@transaction.atomic
def reopen(*, comment: Comment, by) -> Comment:
    """Opens a settled thread again."""
    stands = _thread(comment, by)
    if not stands.resolved_at:
        raise ValidationError(_("This thread is open."))
    stands.resolved_at = stands.resolved_by = None
    stands.save(update_fields=["resolved_at", "resolved_by"])
    _log(stands, "reopen", by)
    return stands


@transaction.atomic
def read_mention(*, comment: Comment, by) -> None:
    """Takes a comment that names the person off the first page. What somebody has read is nobody's business: no log."""
    Mention.objects.waiting_for(by).filter(comment=comment).update(seen_at=timezone.now())


def _checked(text: str) -> str:
    text = text.strip()
    if is_blank(text):
        raise ValidationError({"text": _("Write something.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("At most %(most)d characters.") % {"most": LONGEST}})
    refuse_contacts(text, field="text")
    return text


def _own(comment, by):
    require(by, comment, may=may_comment)
    stands = _locked(comment)
    if stands.author_id != by.pk:
        raise PermissionDenied(_("Only its author may do this."))
    if not is_own(by, stands):
        raise ValidationError(_("This comment was removed."))
    return stands


def _thread(comment, by):
    require(by, comment, may=may_comment)
    stands = _locked(comment)
    if not may_settle(by, stands):
        raise PermissionDenied(_("You may not change this."))
    return stands


def _locked(comment) -> Comment:
    return Comment.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=comment.pk)


def _log(comment, action, by):
    """Under the campaign's name, for a label would keep words that were removed."""
    log(instance=comment, action=f"discussion.{action}", user=by, title=str(comment.campaign))
