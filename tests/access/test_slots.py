"""What rooms put into the calendar and among the tasks holds no word of an organisation that the person is not of."""

from datetime import date

import pytest

from clarion import slots
from clarion.calendar import Period
from partners.people.choices import Role
from tests.access.belongings import fill
from tests.access.world import world_of
from tests.conftest import person
from tests.house.repository import ROOT, imported_names, modules

pytestmark = pytest.mark.django_db

MARK = "canary-b"
YEARS = Period(date(2020, 1, 1), date(2035, 12, 31))
LISTS = ("calendar_entries", "tasks_at_home", "home_panels")


def said(slot, user) -> str:
    return repr(slots.collect(slot, None, user, YEARS))


@pytest.mark.parametrize("slot", LISTS)
def test_no_word_of_one_organisation_reaches_a_partner_of_the_other(slot):
    own, other = world_of("canary-a"), world_of(MARK)
    fill(other, MARK)
    assert MARK.lower() not in said(slot, own.person).lower()


def test_the_same_words_reach_those_who_may_read_them():
    """Else the test above could not fail."""
    fill(world_of(MARK), MARK)
    administrator = person(Role.ADMINISTRATOR)
    found = [slot for slot in LISTS if MARK.lower() in said(slot, administrator).lower()]
    assert "calendar_entries" in found


def test_the_calendar_imports_none_of_those_who_fill_it():
    """``agenda`` reads plans and private addresses; whatever else it shows comes through the slot."""
    allowed = ("campaigns.agenda", "campaigns.planning", "campaigns.events.feeds", "campaigns.events.feed")
    ours = {
        name for path in modules("campaigns/agenda") for name in imported_names(path) if name.startswith("campaigns.")
    }
    assert {name for name in ours if not name.startswith(allowed)} <= {"campaigns.events", "campaigns.events.feeds"}
    right = ("evaluation", "content")
    left = ("clarion", "partners", "campaigns")
    wrong = [path for path in modules(*left) for name in imported_names(path) if name.startswith(right)]
    assert [str(path.relative_to(ROOT)) for path in wrong] == []
