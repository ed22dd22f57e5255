"""The site that tests of the content room walk through."""

import pytest

from content.pages import memory
from tests.factories.content import site as make_site


@pytest.fixture(autouse=True)
def nothing_remembered():
    memory.forget()
    yield
    memory.forget()


@pytest.fixture
def site(db):
    return make_site()
