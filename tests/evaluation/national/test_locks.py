"""A lock is held once, by whoever came first, and is free again afterwards."""

import pytest
from django.db import connection

from evaluation.national import locks
from evaluation.national.locks import Busy, exclusive

pytestmark = pytest.mark.django_db


def test_the_same_process_does_not_get_it_twice():
    with exclusive("glotip"), pytest.raises(Busy), exclusive("glotip"):
        pass
    with exclusive("glotip"):
        pass


def test_data_sets_do_not_hinder_each_other():
    with exclusive("glotip"), exclusive("other"):
        pass


def test_an_error_gives_it_back():
    with pytest.raises(ZeroDivisionError), exclusive("glotip"):
        1 / 0
    with exclusive("glotip"):
        pass


def test_another_session_does_not_get_it(monkeypatch):
    """As another process would ask: without this one's memory, and on a connection of its own."""
    other = connection.copy()
    with exclusive("glotip"), monkeypatch.context() as patch:
        patch.setattr(locks, "_mine", set())
        patch.setattr(locks, "connection", other)
        with pytest.raises(Busy), exclusive("glotip"):
            pass
    if other.vendor == "postgresql":
        other.close()
