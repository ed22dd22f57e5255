"""Unintended effects: who logs and who closes, what stays on record, where a stop is shown."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.models import UnintendedEffect
from campaigns.pretesting.actions import close_effect, correct_effect, log_effect
from campaigns.pretesting.choices import EffectState, Severity
from campaigns.pretesting.tabs import effects_to_stop, pretest_notices
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import country
from tests.factories.pretesting import EffectFactory

pytestmark = pytest.mark.django_db


def unsaved(**fields):
    return EffectFactory.build(**{"campaign": CampaignFactory(), "area": country(), **fields})


def test_a_partner_logs_on_own_campaigns_alone(partner, organisation_a, organisation_b):
    own, other = (CampaignFactory(lead_organisation=one) for one in (organisation_a, organisation_b))
    effect = log_effect(effect=unsaved(campaign=own, severity=Severity.STOP), by=partner)
    assert UnintendedEffect.objects.get().state == EffectState.OPEN
    entry = ModelLogEntry.objects.for_instance(own).get()
    assert (entry.action, entry.data) == ("campaigns.log_effect", {"effect": effect.pk, "severity": "stop"})
    with pytest.raises(PermissionDenied):
        log_effect(effect=unsaved(campaign=other), by=partner)


def test_the_words_of_an_effect_are_in_no_log(editor):
    effect = log_effect(effect=unsaved(text="Someone was named here."), by=editor)
    assert [entry.label for entry in ModelLogEntry.objects.for_instance(effect)] == ["unintended effect"]


def test_who_may_not_log_corrects_and_closes_neither(partner, evaluator, organisation_a):
    effect = EffectFactory(campaign=CampaignFactory(lead_organisation=organisation_a))
    with pytest.raises(PermissionDenied):
        log_effect(effect=unsaved(campaign=effect.campaign), by=evaluator)
    for person in (partner, evaluator):
        with pytest.raises(PermissionDenied):
            close_effect(effect=effect, what_was_done="Taken down.", by=person)
        with pytest.raises(PermissionDenied):
            correct_effect(effect=effect, by=person)


def test_closing_keeps_the_day_and_the_deed(coordinator):
    effect = EffectFactory()
    close_effect(effect=effect, what_was_done=" The scene was cut. ", by=coordinator)
    closed = UnintendedEffect.objects.get()
    assert (closed.state, closed.closed_on, closed.what_was_done) == (
        EffectState.CLOSED,
        timezone.localdate(),
        "The scene was cut.",
    )
    with pytest.raises(ValidationError) as refused:
        close_effect(effect=effect, what_was_done="Again.", by=coordinator)
    assert refused.value.messages == ["It is closed already."]


@pytest.mark.parametrize("text", ["", "  ", "Ask 0041223334455."])
def test_closing_needs_a_deed_that_names_nobody(coordinator, text):
    effect = EffectFactory()
    with pytest.raises(ValidationError) as refused:
        close_effect(effect=effect, what_was_done=text, by=coordinator)
    assert list(refused.value.message_dict) == ["what_was_done"]
    assert UnintendedEffect.objects.get().is_open


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"text": "Write to ada@example.org"}, "text"),
        ({"text": "The account @someone shows it"}, "text"),
        ({"text": "Call 33 123 45 67 89"}, "text"),
        ({"text": "Call 0712 - 345 - 678"}, "text"),
        ({"text": "Call 0712/345/678"}, "text"),
        ({"text": "Call 071 234 56"}, "text"),
        ({"text": "Write to ada＠example.org"}, "text"),
        ({"noticed_on": datetime.date(2999, 1, 1)}, "noticed_on"),
        ({"severity": "huge"}, "severity"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(editor, fields, at):
    with pytest.raises(ValidationError) as refused:
        log_effect(effect=unsaved(**fields), by=editor)
    assert list(refused.value.message_dict) == [at]


@pytest.mark.parametrize("text", ["Seen on 12.03.2026 in 14 talks.", "The line 116 000 was copied.", "10 000 saw it."])
def test_days_and_counts_are_no_phone_numbers(editor, text):
    assert log_effect(effect=unsaved(text=text), by=editor).text == text


def test_a_correction_neither_opens_nor_moves_it(coordinator):
    effect = EffectFactory(state=EffectState.CLOSED, closed_on=datetime.date(2026, 4, 1), what_was_done="Cut.")
    effect.state, effect.closed_on, effect.text = EffectState.OPEN, None, "Less was heard."
    correct_effect(effect=effect, by=coordinator)
    stands = UnintendedEffect.objects.get()
    assert (stands.state, stands.closed_on, stands.text) == (
        EffectState.CLOSED,
        datetime.date(2026, 4, 1),
        "Less was heard.",
    )
    effect.campaign = CampaignFactory()
    with pytest.raises(ValidationError) as refused:
        correct_effect(effect=effect, by=coordinator)
    assert list(refused.value.message_dict) == ["campaign"]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": EffectState.CLOSED},
        {"closed_on": datetime.date(2026, 4, 1)},
        {"state": EffectState.CLOSED, "closed_on": datetime.date(2026, 4, 1)},
        {"state": EffectState.CLOSED, "closed_on": datetime.date(2026, 1, 1), "what_was_done": "Cut."},
    ],
)
def test_the_database_keeps_state_day_and_deed_together(fields):
    effect = EffectFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        UnintendedEffect.objects.filter(pk=effect.pk).update(**fields)


def test_a_campaign_with_an_effect_cannot_be_deleted():
    with pytest.raises(ProtectedError):
        EffectFactory().campaign.delete()


def test_a_stop_waits_for_editors_and_stands_on_the_campaign(editor, coordinator, organisation_a, partner2):
    campaign = CampaignFactory(lead_organisation=organisation_a)
    EffectFactory(campaign=campaign)
    assert effects_to_stop(None, editor) == []
    effect = EffectFactory(campaign=campaign, severity=Severity.STOP, text="A <b>false</b> line asks for money.")
    assert [(entry.text, entry.url, entry.note) for entry in effects_to_stop(None, editor)] == [
        ("1 unintended effect calls for a stop", "/admin/effect/?severity=stop&state=open", campaign.name)
    ]
    assert effects_to_stop(None, coordinator) == effects_to_stop(None, partner2) == []
    [notice] = pretest_notices(campaign, coordinator)
    assert "A &lt;b&gt;false&lt;/b&gt; line asks for money." in notice.text
    assert f'href="/admin/effect/inspect/{effect.pk}/"' in notice.text
    assert pretest_notices(campaign, partner2) == []
    close_effect(effect=effect, what_was_done="The false line was blocked.", by=coordinator)
    assert effects_to_stop(None, editor) == pretest_notices(campaign, coordinator) == []
