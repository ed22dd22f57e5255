"""How a media release is planned, changed, put out, withdrawn and removed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.rules import require
from clarion.languages import language_names

from .choices import ReleaseKind, ReleaseStatus
from .models import MediaRelease
from .rules import may_print


@transaction.atomic
def save_release(*, release: MediaRelease, by) -> MediaRelease:
    """Saves a new or changed release; its status moves by the verbs below alone."""
    require(by, release, may=may_print)
    require(by, release.campaign, may=may_print)
    action = "printing.change_release" if release.pk else "printing.plan_release"
    if release.pk:
        release.status = MediaRelease.objects.select_for_update().get(pk=release.pk).status
    if release.activity_id and release.activity.campaign_id != release.campaign_id:
        raise ValidationError({"activity": _("The activity belongs to another campaign.")})
    if release.language not in language_names("en"):
        raise ValidationError({"language": _("Not a known language: %(codes)s") % {"codes": release.language}})
    if release.messages_sent is not None and release.kind != ReleaseKind.SMS:
        raise ValidationError({"messages_sent": _("Only text messages are counted here.")})
    release.full_clean(exclude=["campaign", "activity"])
    if release.status == ReleaseStatus.OUT and release.released_on > timezone.localdate():
        raise ValidationError({"released_on": _("This day has not come yet.")})
    release.save()
    log(instance=release, action=action, user=by)
    log(instance=release.campaign, action=action, user=by, data={"release": release.title})
    return release


@transaction.atomic
def put_out(
    *, release: MediaRelease, on: date, address: str = "", messages_sent: int | None = None, by
) -> MediaRelease:
    """Planned or withdrawn to Out, on a day that has come."""
    stands = _locked(release, by, {ReleaseStatus.PLANNED, ReleaseStatus.WITHDRAWN}, _("It is out already."))
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day has not come yet.")})
    if messages_sent is not None and stands.kind != ReleaseKind.SMS:
        raise ValidationError({"messages_sent": _("Only text messages are counted here.")})
    stands.status, stands.released_on = ReleaseStatus.OUT, on
    stands.address = address or stands.address
    stands.messages_sent = stands.messages_sent if messages_sent is None else messages_sent
    stands.full_clean(exclude=["campaign", "activity"])
    stands.save()
    log(instance=stands, action="printing.put_out", user=by, data={"on": on.isoformat()})
    return stands


@transaction.atomic
def withdraw(*, release: MediaRelease, reason: str, by) -> MediaRelease:
    """Out to Withdrawn, with the reason kept in the history."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is withdrawn.")})
    stands = _locked(release, by, {ReleaseStatus.OUT}, _("Only what is out can be withdrawn."))
    stands.status = ReleaseStatus.WITHDRAWN
    stands.save(update_fields=["status", "updated_at"])
    log(instance=stands, action="printing.withdraw", user=by, data={"reason": reason.strip()})
    return stands


@transaction.atomic
def remove_release(*, release: MediaRelease, by) -> None:
    """Removes a release that never was out."""
    stands = _locked(release, by, {ReleaseStatus.PLANNED}, _("What was out stays on record."))
    log(instance=stands.campaign, action="printing.remove_release", user=by, data={"release": stands.title})
    log(instance=stands, action="printing.remove_release", user=by, deleted=True)
    stands.delete()


def _locked(release, by, statuses, refusal) -> MediaRelease:
    require(by, release, may=may_print)
    stands = MediaRelease.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=release.pk)
    if stands.status not in statuses:
        raise ValidationError(refusal)
    return stands
