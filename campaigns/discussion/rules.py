"""Who may speak, settle and hand over."""

from datetime import timedelta

from django.utils import timezone

from campaigns.planning.rules import COORDINATORS, READERS, has_role
from partners.organisations.scoping import scope_of

CHANGEABLE = timedelta(minutes=15)
"""How long an author may change a comment; nobody is told of it by mail before that."""


def may_comment(user) -> bool:
    """May say something about the campaigns they see."""
    return has_role(user, READERS)


def may_keep(user) -> bool:
    """May look after a campaign, and hand it over."""
    return has_role(user, COORDINATORS)


def is_of_the_lead(user, campaign) -> bool:
    """Whether the person belongs to the lead organisation or to the platform's own staff."""
    scope = scope_of(user)
    return scope.sees_all_organisations or campaign.lead_organisation_id in scope.organisation_ids


def may_name(user, person) -> bool:
    """Whether the person may learn that the other has an account: staff of anybody, others in their organisations."""
    scope = scope_of(user)
    theirs = {membership.organisation_id for membership in person.memberships.all()}
    return person == user or scope.sees_all_organisations or bool(scope.organisation_ids & theirs)


def is_own(user, comment) -> bool:
    """Whether the person wrote it and it still has its words."""
    return comment.author_id == user.pk and comment.removed_at is None


def may_change(user, comment) -> bool:
    """The author, for a quarter of an hour."""
    return is_own(user, comment) and timezone.now() - comment.created_at < CHANGEABLE


def may_settle(user, comment) -> bool:
    """Whoever began the thread, and those who run campaigns; answers are settled with their thread."""
    return comment.reply_to_id is None and (comment.author_id == user.pk or has_role(user, COORDINATORS))
