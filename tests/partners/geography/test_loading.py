"""Loading the world: what is there, that a second run writes nothing, and that nothing is ever lost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partners.geography import sources
from partners.geography.choices import Level
from partners.geography.loading import Loaded, load_areas
from partners.models import Area, AreaBoundary, AreaPopulation
from tests.factories.partners import country, region

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def read():
    """The files, read and simplified once."""
    return list(sources.places()), list(sources.shapes()), list(sources.populations())


@pytest.fixture
def loaded(read, monkeypatch):
    for name, rows in zip(("places", "shapes", "populations"), read, strict=True):
        monkeypatch.setattr(sources, name, lambda rows=rows: iter(rows))
    return load_areas()


def test_what_is_loaded(loaded):
    assert dict(Area.objects.values_list("code", "level").filter(code__in=["001", "202", "KEN", "KE-30"])) == {
        "001": Level.WORLD,
        "202": Level.REGION,
        "KEN": Level.COUNTRY,
        "KE-30": Level.ADMIN1,
    }
    assert Area.objects.countries().count() == 250
    assert Area.objects.countries().filter(is_acp=True).count() == 79
    assert Area.objects.filter(level=Level.REGION).count() == 30
    assert loaded == Loaded(
        areas_new=Area.objects.count(),
        populations=AreaPopulation.objects.count(),
        boundaries=AreaBoundary.objects.count(),
    )
    kenya = Area.objects.get(code="KEN")
    assert (kenya.iso2, kenya.m49, kenya.is_acp, kenya.lineage) == ("KE", "404", True, "001/002/202/014/")
    assert kenya.names == {"en": "Kenya", "fr": "Kenya", "pt": "Quênia", "es": "Kenia", "ar": "كينيا", "sw": "Kenya"}
    assert set(kenya.children.values_list("level", flat=True)) == {Level.ADMIN1}
    assert kenya.children.count() == 47
    assert not Area.objects.filter(is_fictional=True).exists()


def test_names_stand_in_six_languages(loaded):
    for area in Area.objects.countries():
        assert set(area.names) == set(sources.LOCALES), area.code


def test_kosovo_has_its_user_assigned_code(loaded):
    kosovo = Area.objects.get(code="XKX")
    assert (kosovo.iso2, kosovo.m49, kosovo.boundaries.count()) == ("XK", "", 1)


def test_places_without_a_code_and_deprecated_ones_are_left_out(loaded):
    assert not Area.objects.filter(name__in=["Sark", "Netherlands Antilles (The Netherlands)"]).exists()
    assert not Area.objects.filter(code="").exists()


def test_shapes_only_where_the_divisions_are_those_of_today(loaded):
    drawn = set(
        Area.objects.filter(level=Level.ADMIN1, boundaries__isnull=False).values_list("parent__code", flat=True)
    )
    assert len(drawn) == 26
    assert not drawn & {"KEN", "GHA", "TZA", "MLI", "ETH", "CIV", "COD", "PNG", "UGA", "AGO", "COG"}
    for code in drawn:
        divisions = Area.objects.filter(parent__code=code)
        assert divisions.filter(boundaries__isnull=True).count() == 0, code


def test_a_country_shape_is_small_and_within_the_world(loaded):
    for boundary in AreaBoundary.objects.select_related("area"):
        points = list(_points(boundary.geometry["coordinates"]))
        assert len(points) < 2500, boundary
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points), boundary
        assert boundary.licence


def _points(coordinates):
    if isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


def test_a_second_run_writes_nothing(loaded):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert load_areas() == Loaded()
    writes = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert writes == []


def test_a_division_that_vanished_is_ended_not_deleted(loaded):
    kenya = Area.objects.get(code="KEN")
    old = region("KE-200", "Central Province", kenya)
    Area.objects.filter(pk=old.pk).update(is_fictional=False)
    assert load_areas().ended == ("KE-200",)
    old.refresh_from_db()
    assert old.valid_to == timezone.localdate()
    assert load_areas() == Loaded()


def test_the_fictional_country_and_what_people_added_stay(loaded):
    country()
    region("XD-01")
    nairobi = Area.objects.get(code="KE-30")
    nairobi.names = {"sw": "Nairobi"}
    nairobi.save()
    shape = Area.objects.get(code="NGA").boundaries.get()
    AreaBoundary.objects.filter(pk=shape.pk).update(attribution="Somebody else", geometry={"type": "Polygon"})
    assert load_areas() == Loaded()
    nairobi.refresh_from_db()
    shape.refresh_from_db()
    assert nairobi.names == {"sw": "Nairobi"}
    assert shape.geometry == {"type": "Polygon"}
    assert Area.objects.get(code="XD-01").valid_to is None


def test_a_division_that_comes_back_is_valid_again(loaded):
    Area.objects.filter(code="KE-30").update(valid_to=datetime.date(2020, 1, 1))
    assert load_areas().areas_changed == 1
    assert Area.objects.get(code="KE-30").valid_to is None
