"""Reads of discussion: who sees a campaign, whom one may name, the threads of a campaign."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, Q, QuerySet

from campaigns.planning.rules import COORDINATORS
from partners.organisations.scoping import scope_from, scope_of

from .models import Comment, HandOver, Mention
from .rules import is_own, may_change, may_settle

NAMES_AT_MOST = 50


def readers_of(campaigns, people: QuerySet, *, circle: int | None = None) -> list:
    """Those of the people who may open one of the campaigns, in a circle only its organisation's; few queries."""
    facts = [
        (
            {one.lead_organisation_id, *(organisation.pk for organisation in one.partner_organisations.all())},
            [area.path for area in one.areas.all()],
        )
        for one in campaigns
    ]
    found = []
    for person in people.working().prefetch_related("memberships__areas"):
        scope = scope_from(person, list(person.memberships.all()))
        inner = circle is None or scope.sees_all_organisations or circle in scope.organisation_ids
        if inner and any(scope.reaches(*fact) for fact in facts):
            found.append(person)
    return found


def possible_keepers(campaigns, *, but=None) -> QuerySet:
    """Colleagues who may look after one of the campaigns, by name."""
    people = get_user_model().objects.filter(Q(role__in=COORDINATORS) | Q(is_superuser=True))
    keys = [person.pk for person in readers_of(campaigns, people) if person != but]
    return get_user_model().objects.filter(pk__in=keys).order_by("first_name", "last_name", "username")


def nameable(campaign, user) -> list:
    """Colleagues whose user names are offered: all for the platform's staff, else those of one's organisations."""
    people = get_user_model().objects.exclude(pk=user.pk).order_by("first_name", "last_name", "username")
    scope = scope_of(user)
    if not scope.sees_all_organisations:
        people = people.filter(memberships__organisation__in=scope.organisation_ids).distinct()
    return readers_of([campaign], people)[:NAMES_AT_MOST]


@dataclass(frozen=True)
class Line:
    """A comment, and what the reader may do with it; ``waits`` where it names the reader, who has not said "read"."""

    comment: Comment
    may_change: bool
    may_remove: bool
    may_settle: bool
    waits: bool
    replies: tuple["Line", ...] = ()


def threads_of(campaign, user, *, settled: bool = False) -> QuerySet:
    """The comments that begin a thread, newest first, with what ``lines`` needs."""
    waiting = Prefetch("named", Mention.objects.filter(person=user, seen_at=None), to_attr="waiting")
    answers = Comment.objects.visible_to(user).select_related("author").prefetch_related(waiting)
    rows = Comment.objects.visible_to(user).filter(campaign=campaign, reply_to=None, resolved_at__isnull=not settled)
    rows = rows.select_related("author", "resolved_by", "circle").order_by("-created_at", "-pk")
    return rows.prefetch_related(waiting, Prefetch("replies", answers, to_attr="answers"))


def lines(threads, user) -> list[Line]:
    """What is shown of threads; no query."""
    return [_line(thread, user, tuple(_line(answer, user) for answer in thread.answers)) for thread in threads]


def _line(comment, user, replies=()):
    return Line(
        comment=comment,
        may_change=may_change(user, comment),
        may_remove=is_own(user, comment),
        may_settle=may_settle(user, comment),
        waits=bool(comment.waiting),
        replies=replies,
    )


def open_hand_over(campaign, user):
    """The hand-over of the campaign that waits for the person's answer, or None."""
    rows = HandOver.objects.visible_to(user).waiting().filter(campaign=campaign, receiver=user)
    return rows.select_related("giver").first()
