"""Pretests and effects of the demonstration stand once, for several campaigns, with gaps to show."""

import pytest

from campaigns.models import Campaign, Pretest, UnintendedEffect
from campaigns.pretesting.coverage import coverage_of
from content.demonstration import campaigns, country, organisations, pretesting

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def test_pretests_and_effects_stand_and_stay(editor, coordinator):
    for part in (country, organisations, campaigns, pretesting, pretesting):
        part.load(1)
    assert (Pretest.objects.count(), UnintendedEffect.objects.count()) == (12, 5)
    assert Pretest.objects.values("campaign").distinct().count() == 4
    assert UnintendedEffect.objects.open().count() == 3
    assert UnintendedEffect.objects.to_stop().count() == 1
    found = {code: coverage_of(Campaign.objects.get(code=code), editor).messages_with_gaps for code in pretesting.CODES}
    assert found == {"check-before-you-go": 1, "one-call": 1, "a-promise-is-not-a-ticket": 1, "tell-someone": 0}
