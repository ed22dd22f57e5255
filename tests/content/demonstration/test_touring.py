"""The tours of the demonstration meet no other event, and loaded twice nothing changes."""

import pytest
from django.utils import timezone

from campaigns.events.choices import EventStatus
from campaigns.models import Event, Performance, Tour
from content.demonstration import campaigns, country, events, organisations, touring, venues

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def test_two_tours_stand_and_stay(editor, coordinator):
    for part in (country, organisations, venues, campaigns, events, touring):
        part.load(1)
    assert sorted(Tour.objects.values_list("activity__medium", flat=True)) == ["puppet_show", "theatre"]
    assert not Tour.objects.filter(is_demonstration=False).exists()
    assert not Event.objects.filter(performance__isnull=False, is_demonstration=False).exists()
    assert {performance.event.day.weekday() for performance in Performance.objects.all()} == {5, 6}
    assert Performance.objects.filter(event__status=EventStatus.CANCELLED).count() == 2
    assert Performance.objects.filter(event__ends_at__lt=timezone.now(), event__status=EventStatus.PLANNED).count() == 0
    assert Performance.objects.without_record().count() == 2
    before = Performance.objects.count()
    touring.load(1)
    assert Performance.objects.count() == before
