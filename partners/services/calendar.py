"""The day on which each help service has to be called again, in the calendar of everything."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.calendar import CalendarEntry, Period

from .models import VERIFICATION_HOLDS, HelpService


def days_of_services(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries`` for those who keep help services: the last day a verification holds."""
    if not user.has_perm("partners.change_helpservice"):
        return []
    within = (period.first - VERIFICATION_HOLDS, period.last - VERIFICATION_HOLDS)
    services = HelpService.objects.visible_to(user).editable_by(user).filter(is_active=True, verified_on__range=within)
    return [
        CalendarEntry(
            key=f"service:{service.pk}",
            kind=_("Help service"),
            icon="help",
            title=_("Verify by today: %(service)s") % {"service": service.localized_name},
            starts=service.verified_on + VERIFICATION_HOLDS,
            ends=service.verified_on + VERIFICATION_HOLDS,
            url=reverse("help_service:verify", args=[service.pk]),
            area_paths=tuple(area.path for area in service.coverage.all()),
        )
        for service in services.prefetch_related("coverage")
    ]
