"""A country, its aliases, and a way to read or import a handful of rows."""

import datetime

import pytest

from evaluation.national.names import NameIndex
from evaluation.national.readers import glotip
from evaluation.national.readers.glotip import Places
from evaluation.national.terms import first_aliases
from tests.factories.evaluation import glotip_workbook, national_release
from tests.factories.partners import country

NAMES = [("Demoland", "XDM"), ("Otherland", "XDO"), ("Spain", "ESP"), ("Türkiye", "TUR"), ("Romania", "ROU")]


@pytest.fixture
def places():
    codes = frozenset({"XDM", "XDO", "ESP", "TUR", "ROU"})
    return Places(codes, NameIndex.build(NAMES, {}), NameIndex.build(NAMES, first_aliases()))


@pytest.fixture
def read(tmp_path, places):
    """Reads rows from a workbook made of them."""

    def read_rows(*rows, **options):
        return glotip.read(glotip_workbook(tmp_path / "file.xlsx", rows, **options), places)

    return read_rows


@pytest.fixture
def countries(db):
    return country(), country("XDO", "Otherland")


@pytest.fixture
def bring_in(tmp_path, countries):
    """Imports rows as a release in state validated; with an approver it is approved."""

    def bring(*rows, **options):
        return national_release(tmp_path, *rows, **options)

    return bring


@pytest.fixture
def year_2021():
    return datetime.date(2021, 1, 1)
