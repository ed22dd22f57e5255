"""Verifying a help service: a person reached it and says so. The ways to reach it change in ``contacts.py``."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import rules
from .models import HelpService

VERIFY = "services.verify"


@transaction.atomic
def verify_help_service(*, by, service: HelpService, reached_on: date | None = None) -> HelpService:
    """Notes that ``by`` reached the service on a day, today unless given; readers see it for 90 days from then.

    What readers reported up to that day is settled by it.

    Raises PermissionDenied for those who may not, ValidationError for a day to come or before the last verification.
    """
    rules.demand_verifier(by, service)
    service = HelpService.objects.select_for_update().get(pk=service.pk)
    if not service.has_a_way:
        raise ValidationError(
            _("It has no confirmed way to reach it yet. A second person confirms the proposal first.")
        )
    day = reached_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError(_("The day must not lie in the future."))
    if service.verified_on and day < service.verified_on:
        raise ValidationError(_("It was verified later than that already."))
    before, service.verified_on, service.verified_by = service.verified_on, day, by
    service.save(update_fields=["verified_on", "verified_by"])
    service.failed_calls.filter(day__lte=day).delete()
    log(service, VERIFY, user=by, data={"reached_on": day.isoformat(), "before": before and before.isoformat()})
    return service
