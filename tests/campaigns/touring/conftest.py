"""The clock starts two weeks before the tour that the factory makes, or a month after it."""

import datetime
import time

import pytest

BEFORE = datetime.datetime(2026, 2, 16, 8, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2026, 4, 1, 8, tzinfo=datetime.UTC)


def _start_clock(monkeypatch, at):
    begun = time.monotonic()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + datetime.timedelta(seconds=time.monotonic() - begun))


@pytest.fixture(autouse=True)
def before_the_tour(monkeypatch):
    _start_clock(monkeypatch, BEFORE)


@pytest.fixture
def after_the_tour(before_the_tour, monkeypatch):
    _start_clock(monkeypatch, AFTER)
