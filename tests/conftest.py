"""Named people of the suite, one per role, and two organisations that must never learn of each other."""

import os
from pathlib import Path
from zlib import crc32

import hypothesis
import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import translation

from partners.people.choices import Role
from tests.factories.partners import MembershipFactory, OrganisationFactory, UserFactory

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("searching", deadline=None, print_blob=True)
hypothesis.settings.load_profile("steady")
"""The suite tries the same examples each time and fails by a change, not by chance; `make deep` searches for others."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every connection remembers the rows that migrations wrote, to lay them out again after a test emptied the tables.

    Django keeps them on one object; once a browser's event loop runs in this thread, Django makes itself another.
    """
    with django_db_blocker.unblock():
        connection = connections[DEFAULT_DB_ALIAS]
        if rows := getattr(connection, "_test_serialized_contents", None):
            type(connection)._test_serialized_contents = rows


@pytest.fixture(autouse=True)
def speak_english():
    """No test leaves its language to the next."""
    translation.activate("en")
    yield
    translation.activate("en")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of handed cases; a test that needs it is skipped where CLARION_CASES is unset."""
    folder = os.environ.get("CLARION_CASES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CLARION_CASES is not set: handed cases are skipped")
    return Path(folder)


@pytest.fixture
def organisation_a(db):
    return OrganisationFactory(code="org-a", name="Organisation A")


@pytest.fixture
def organisation_b(db):
    return OrganisationFactory(code="org-b", name="Organisation B")


def person(role, organisation=None, **fields):
    user = UserFactory(username=fields.pop("username", role), role=role, **fields)
    if organisation:
        MembershipFactory(user=user, organisation=organisation)
    return user


@pytest.fixture
def administrator(db):
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def editor(db):
    return person(Role.EDITOR)


@pytest.fixture
def coordinator(db):
    return person(Role.COORDINATOR)


@pytest.fixture
def evaluator(db):
    return person(Role.EVALUATOR)


@pytest.fixture
def approver(db):
    return person(Role.APPROVER)


@pytest.fixture
def partner(organisation_a):
    return person(Role.PARTNER, organisation_a)


@pytest.fixture
def partner2(organisation_b):
    return person(Role.PARTNER, organisation_b, username="partner2")


@pytest.fixture
def agency(db):
    return person(Role.AGENCY, OrganisationFactory(code="agency", name="Agency"))


def pytest_addoption(parser):
    parser.addoption("--deep-sample", type=int, default=100, help="percent of the long checks to run")
    parser.addoption("--deep-seed", default="1", help="seed that draws the sample")
    parser.addoption("--database-only", action="store_true", help="leave out what another database cannot change")


def pytest_collection_modifyitems(config, items):
    """Leaves out what another database cannot change, and all but the drawn share of the long checks."""
    if config.getoption("--database-only"):
        _keep(config, items, [item for item in items if _asks_database(item)])
    _draw_long_checks(config, items)


def _asks_database(item) -> bool:
    """Whether it asks the database itself; a browser sees pages whose questions other tests put as well."""
    used = set(getattr(item, "fixturenames", ()))
    asks = item.get_closest_marker("django_db") or used & {"db", "transactional_db", "django_db_reset_sequences"}
    return bool(asks) and "chromium" not in used


def _keep(config, items, kept) -> None:
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


def _draw_long_checks(config, items) -> None:
    """Keeps at least one of them; which ones depends on the seed and the test's name alone."""
    share = config.getoption("--deep-sample")
    if share >= 100:
        return
    order = {item: _draw(config.getoption("--deep-seed"), item) for item in items if item.get_closest_marker("deep")}
    drawn = {item for item, rank in order.items() if rank < share} or set(sorted(order, key=order.get)[:1])
    _keep(config, items, [item for item in items if item in drawn])


def _draw(seed: str, item) -> float:
    return crc32(f"{seed}:{item.nodeid}".encode()) % 10_000 / 100
