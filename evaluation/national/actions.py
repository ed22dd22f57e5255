"""What happens to a release: it is brought in, submitted, approved by another person, discarded or withdrawn."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import rules
from .choices import IN_FORCE, ReleaseStatus
from .drawing import draw_figures
from .intake import Outcome, Source, preview, take_in
from .models import Alias, Release
from .staging import Advance

WAITING = (ReleaseStatus.VALIDATED, ReleaseStatus.SUBMITTED)


def preview_file(*, source: Source) -> Outcome:
    """What an import of the file would do; writes nothing. Raises PermissionDenied, UnreadableFile, Refused."""
    _demand_submitter(source)
    return preview(source)


def import_file(*, source: Source, advance: Advance = lambda done, total: None) -> Outcome:
    """Brings a file in as a release in state ``validated``, or answers which release already holds it.

    Raises PermissionDenied, UnreadableFile, Refused. Writes in many short transactions, the last of which makes the
    release stand; see ``intake.take_in``.
    """
    _demand_submitter(source)
    return take_in(source, advance)


def _demand_submitter(source: Source) -> None:
    allowed = rules.may_submit(source.by, source.organisation)
    rules.demand(allowed, _("You may not bring in figures for this agency."))


@transaction.atomic
def submit(*, release: Release, by) -> Release:
    """Asks for approval; from now on this person cannot approve it."""
    rules.demand(rules.may_submit(by, release.organisation))
    _move(release, (ReleaseStatus.VALIDATED,), status=ReleaseStatus.SUBMITTED, submitter=by)
    log(instance=release, action="national.submit", user=by)
    return release


@transaction.atomic
def approve(*, release: Release, by) -> Release:
    """Makes the figures of a release count; the newest such release of its data set becomes the current one.

    Somebody must have submitted it, on the command line or in the admin, and somebody else.
    """
    rules.demand(rules.may_approve_any(by), _("You may not approve figures."))
    if release.submitter_id == by.pk:
        raise ValidationError(_("Whoever submitted a release does not approve it."))
    if release.submitter_id is None:
        raise ValidationError(_("Nobody has submitted this release yet."))
    now = timezone.now()
    _move(release, WAITING, status=ReleaseStatus.APPROVED, approver=by, approved_at=now)
    log(instance=release, action="national.approve", user=by, data={"sha256": release.sha256})
    transaction.on_commit(draw_figures.enqueue)
    return release


@transaction.atomic
def discard(*, release: Release, by) -> None:
    """Takes a release that is not approved out of sight at once; ``tick`` removes its rows in short batches."""
    allowed = rules.may_submit(by, release.organisation) or rules.may_approve_any(by)
    rules.demand(allowed)
    log(instance=release, action="national.discard", user=by, data={"code": release.code, "sha256": release.sha256})
    _move(release, WAITING, status=ReleaseStatus.STAGING)


@transaction.atomic
def withdraw(*, release: Release, reason: str, by) -> Release:
    """Takes an approved release out of force, with the reason in the history; the one before counts again."""
    rules.demand(rules.may_approve_any(by), _("You may not approve figures."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the release is withdrawn.")})
    _move(release, IN_FORCE, status=ReleaseStatus.WITHDRAWN)
    log(instance=release, action="national.withdraw", user=by, data={"reason": reason.strip()})
    transaction.on_commit(draw_figures.enqueue)
    return release


@transaction.atomic
def save_alias(*, alias: Alias, by) -> Alias:
    """Keeps what a spelling stands for; it takes effect with the next import, and figures held do not change."""
    rules.demand(rules.may_submit(by, None))
    action = "wagtail.edit" if alias.pk else "wagtail.create"
    alias.approved_by = by
    alias.save()
    log(instance=alias, action=action, user=by)
    return alias


def _move(release: Release, allowed_from, **changes) -> None:
    """One conditional update, so that of two people who act at once only one succeeds."""
    if not Release.objects.filter(pk=release.pk, status__in=allowed_from).update(**changes):
        raise ValidationError(_("The release is in another state by now; look at it again."))
    for name, value in changes.items():
        setattr(release, name, value)
