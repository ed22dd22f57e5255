"""A slot is known by name, filled once by each filler, and read in order."""

import pytest

from clarion import slots


@pytest.fixture(autouse=True)
def empty_slot():
    kept = list(slots._fillers["tasks_at_home"])
    slots._fillers["tasks_at_home"].clear()
    yield
    slots._fillers["tasks_at_home"][:] = kept


def test_collects_from_every_filler_in_order():
    slots.fill("tasks_at_home", lambda record, user, period: [(record, user, period)])
    slots.fill("tasks_at_home", lambda record, user, period: ["second"])
    assert slots.collect("tasks_at_home", "record", "user", "period") == [("record", "user", "period"), "second"]


def test_a_filler_counts_once():
    def filler(record, user, period):
        return ["once"]

    slots.fill("tasks_at_home", filler)
    slots.fill("tasks_at_home", filler)
    assert slots.collect("tasks_at_home", None, None) == ["once"]


@pytest.mark.parametrize("call", [lambda: slots.fill("attic", print), lambda: slots.collect("attic", None, None)])
def test_unknown_slot_is_refused(call):
    with pytest.raises(KeyError, match="attic"):
        call()
