"""What is written down after a performance: version, talk, kinds of incident. Counts stand with the event."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.events.choices import EventStatus
from campaigns.planning.discretion import holds_number
from campaigns.planning.rules import require

from .choices import Incident
from .models import Performance
from .models.performance import VERSION
from .rules import may_record


@transaction.atomic
def record_performance(
    *, performance: Performance, script_version: str, talk_held: bool | None, incidents: Iterable[str] = (), by
) -> Performance:
    """Writes how a performance went, once it has begun; the same again replaces it."""
    require(by, performance, may=may_record)
    stands = Performance.objects.select_for_update(of=("self",)).select_related("event__venue").get(pk=performance.pk)
    if stands.event.status == EventStatus.CANCELLED:
        raise ValidationError(_("The performance was cancelled; there is nothing to record."))
    if stands.event.starts_at > timezone.now():
        raise ValidationError(_("The performance has not begun; record it once it has."))
    chosen = set(incidents)
    _check(script_version, talk_held, chosen)
    stands.script_version, stands.talk_held = script_version, talk_held
    stands.incidents = [one.value for one in Incident if one.value in chosen]
    stands.recorded_at = timezone.now()
    stands.save(update_fields=["script_version", "talk_held", "incidents", "recorded_at"])
    data = {"script_version": script_version, "talk_held": talk_held, "incidents": stands.incidents}
    log(instance=stands, action="touring.record", user=by, data=data)
    return stands


def _check(script_version, talk_held, chosen) -> None:
    if talk_held is None:
        raise ValidationError({"talk_held": _("Say whether there was a talk afterwards.")})
    if script_version:
        try:
            VERSION(script_version)
        except ValidationError as error:
            raise ValidationError({"script_version": error.messages}) from error
        if holds_number(script_version):
            raise ValidationError({"script_version": _("This looks like a phone number. Write the version alone.")})
    if chosen - set(Incident.values):
        raise ValidationError({"incidents": _("Choose incidents from the list.")})
