"""What a signed-in person tries and is refused stands in the audit log, once."""

import pytest
from wagtail.models import ModelLogEntry

from partners.people import actions
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory

pytestmark = pytest.mark.django_db


def refusals(who) -> list[dict]:
    lines = ModelLogEntry.objects.filter(user=who, action="people.refused").order_by("timestamp")
    assert {line.object_id for line in lines} <= {str(who.pk)}
    return [line.data for line in lines]


def test_a_verb_that_is_not_there_for_the_person(client, partner, editor):
    client.force_login(partner)
    address = f"/admin/people/{editor.pk}/role/"
    assert client.post(address, {"role": "administrator", "reason": "me"}).status_code == 404
    assert refusals(partner) == [{"address": address, "method": "POST", "status": 404}]
    editor.refresh_from_db()
    assert editor.role == "editor"


def test_a_door_of_wagtail_that_sends_home(client, evaluator):
    client.force_login(evaluator)
    response = client.post("/admin/campaign/new/", {"name": "x"})
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert [line["address"] for line in refusals(evaluator)] == ["/admin/campaign/new/"]


def test_a_rule_that_refuses_within_the_form(client, administrator, editor):
    actions.request_second_factor_reset(person=editor, by=administrator, reason="asked by telephone")
    client.force_login(administrator)
    response = client.post(f"/admin/people/{editor.pk}/lost-second-factor/confirm/")
    assert response.status_code == 200
    [line] = refusals(administrator)
    assert (line["status"], line["reason"]) == (200, "Another administrator than the one who asked has to confirm.")


def test_the_same_attempt_again_makes_no_second_line_for_ten_minutes(client, partner, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    client.force_login(partner)
    for minutes in (0, 9, 11):
        time_machine.move_to(f"2026-01-05 10:{minutes:02d}:00+00:00", tick=False)
        client.post("/admin/people/new/")
    assert len(refusals(partner)) == 2


def test_looking_and_nobody_and_what_is_allowed_make_none(client, administrator, partner, editor):
    client.post("/admin/people/new/")
    client.force_login(partner)
    client.get("/admin/people/new/")
    client.force_login(editor)
    campaign = CampaignFactory()
    client.post(f"/admin/campaign/edit/{campaign.pk}/", {"name": ""})
    client.force_login(person("administrator", username="second"))
    client.post(f"/admin/people/{editor.pk}/role/", {"role": "evaluator", "reason": "moved"})
    assert not ModelLogEntry.objects.filter(action="people.refused").exists()
