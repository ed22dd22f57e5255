"""What stands in a person's name in a discussion, for when the person leaves or is forgotten."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from campaigns.planning.models import Campaign
from partners.people.work import Work

from .mentions import renamed
from .models import Comment, HandOver, Mention


def work_of(person, user, period=None) -> list[Work]:
    """Campaigns looked after and hand-overs not yet answered move on; comments stay with their author."""
    return [
        Work(label=_("campaigns looked after"), records=Campaign.objects.filter(keeper=person), field="keeper"),
        Work(
            label=_("hand-overs not yet answered"),
            records=HandOver.objects.waiting().filter(receiver=person),
            field="receiver",
        ),
        Work(
            label=_("comments"), records=Comment.objects.filter(author=person), on_erasure=lambda rows: forget(person)
        ),
    ]


def forget(person) -> None:
    """Takes the name out of comments that call the person, of notes to or by the person, and of the log."""
    for mention in Mention.objects.filter(person=person).select_related("comment"):
        comment = mention.comment
        comment.text = renamed(comment.text, mention.written, f"@{person.username}")
        comment.save(update_fields=["text"])
        mention.written = f"@{person.username}"
        mention.save(update_fields=["written"])
    HandOver.objects.filter(Q(giver=person) | Q(receiver=person)).update(note="")
    for side in ("from", "to"):
        for line in ModelLogEntry.objects.filter(action="discussion.hand_over", **{f"data__{side}": person.pk}):
            line.data[f"{side}_name"] = str(person)
            line.save(update_fields=["data"])
