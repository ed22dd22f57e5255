"""What ends soon: on the first page, and in the calendar."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.calendar import CalendarEntry, Period
from clarion.home import Entry

from .models import ConsentRecord
from .rules import may_read, may_record


def consents_to_renew(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who may renew."""
    if not may_record(user):
        return []
    days = list(ConsentRecord.objects.visible_to(user).due().order_by("ends_on").values_list("ends_on", flat=True))
    if not days:
        return []
    text = ngettext("%(count)d consent ends soon", "%(count)d consents end soon", len(days)) % {"count": len(days)}
    return [Entry(text, f"{reverse('consent:index')}?ends=soon", due=days[0])]


def ends_of_consents(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries``; one query."""
    if not may_read(user):
        return []
    rows = ConsentRecord.objects.visible_to(user).given().filter(ends_on__range=(period.first, period.last))
    return [
        CalendarEntry(
            key=f"consent:{consent.pk}",
            kind=_("Consent ends"),
            title=str(consent),
            starts=consent.ends_on,
            ends=consent.ends_on,
            url=reverse("consent:inspect", args=[consent.pk]),
            icon="lock",
        )
        for consent in rows
    ]
