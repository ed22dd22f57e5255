"""Two people settle a thread, or hand over a campaign, at once: one way or the other, never both."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from campaigns.discussion import actions, keeping
from campaigns.models import Comment, HandOver
from tests.campaigns.events.test_concurrency import at_once, real_postgres
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory
from tests.factories.discussion import CommentFactory


def settle_twice(prepare=lambda: None):
    people = [person("editor"), person("coordinator")]
    thread = CommentFactory()
    outcomes = at_once([lambda by=by: actions.resolve(comment=thread, by=by) for by in people], prepare)
    kinds = sorted(type(outcome).__name__ for outcome in outcomes)
    assert kinds == ["Comment", "ValidationError"], outcomes
    return outcomes


@real_postgres
def test_a_thread_is_settled_once(postgres):
    settle_twice()
    assert Comment.objects.get().resolved_by is not None


@real_postgres
def test_of_two_hand_overs_at_once_one_waits(postgres):
    by, campaign = person("administrator"), CampaignFactory()
    people = [person("editor"), person("coordinator")]
    outcomes = at_once([lambda to=to: keeping.hand_over(campaign=campaign, to=to, by=by) for to in people])
    assert [type(outcome).__name__ for outcome in outcomes] == ["Campaign", "Campaign"], outcomes
    campaign.refresh_from_db()
    assert [waiting.receiver for waiting in HandOver.objects.waiting()] == [campaign.keeper]


@pytest.mark.django_db
def test_sqlite_settles_a_thread_once(tmp_path):
    """A copy of the database in a file, opened by two connections with the settings of an installation."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own test")
    people = [person("editor"), person("coordinator")]
    thread = CommentFactory()
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(connection.connection.serialize())
    settings = {**connections.settings["default"], "NAME": str(file)}

    def own_connection():
        connections["default"] = type(connection._connections["default"])(settings, "default")

    outcomes = at_once([lambda by=by: actions.resolve(comment=thread, by=by) for by in people], own_connection)
    assert {type(outcome) for outcome in outcomes} == {Comment, ValidationError}, outcomes
