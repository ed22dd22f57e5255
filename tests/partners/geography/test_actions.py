"""Verbs on areas."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from partners.geography.actions import ADD_BOUNDARY, SET_PRIORITIES, Priority, add_boundaries, set_area_priorities
from partners.models import AreaBoundary, AreaPriority
from tests.factories.partners import country, region
from tests.partners.admin import grant

DAY = datetime.date(2026, 1, 1)
SHAPE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
SOURCE = {"licence": "CC BY 4.0", "attribution": "Survey Office", "valid_from": DAY}

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(administrator):
    grant(administrator, AreaBoundary, AreaPriority)
    return administrator


def test_boundaries_are_stored_with_licence_and_log(keeper):
    north = region()
    add_boundaries(by=keeper, geometries={"XD-01": SHAPE}, **SOURCE)
    row = north.boundaries.get()
    assert (row.geometry, row.licence, row.attribution, row.valid_from) == (SHAPE, "CC BY 4.0", "Survey Office", DAY)
    add_boundaries(by=keeper, geometries={"XD-01": SHAPE}, **SOURCE | {"licence": "CC0"})
    assert north.boundaries.get().licence == "CC0"
    assert ModelLogEntry.objects.filter(action=ADD_BOUNDARY, user=keeper).count() == 2


def test_boundaries_without_right_licence_or_known_area_are_refused(keeper, approver):
    region()
    with pytest.raises(PermissionDenied):
        add_boundaries(by=approver, geometries={"XD-01": SHAPE}, **SOURCE)
    for geometries, fields in (({"XD-99": SHAPE}, {}), ({"XD-01": SHAPE}, {"licence": " "})):
        with pytest.raises(ValidationError):
            add_boundaries(by=keeper, geometries=geometries, **SOURCE | fields)
    assert not AreaBoundary.objects.exists()


def test_priorities_of_a_source_are_replaced_together(keeper):
    north, south = region(), region("XD-02", "South")
    both = [Priority("XD-01", 1, ["Many calls"]), Priority("XD-02", 2)]
    assert set_area_priorities(by=keeper, source="calls", priorities=both) == 2
    assert set_area_priorities(by=None, source="other", priorities=[Priority("XD-02", 1)]) == 1
    assert set_area_priorities(by=keeper, source="calls", priorities=[Priority("XD-02", 1, ["New"])]) == 1
    assert list(south.priorities.order_by("source").values_list("source", "rank", "reasons")) == [
        ("calls", 1, ["New"]),
        ("other", 1, []),
    ]
    assert not north.priorities.exists()
    assert ModelLogEntry.objects.filter(action=SET_PRIORITIES).count() == 3


def test_priorities_that_make_no_sense_are_refused_and_change_nothing(keeper, approver):
    region()
    set_area_priorities(by=keeper, source="calls", priorities=[Priority("XD-01", 1)])
    with pytest.raises(PermissionDenied):
        set_area_priorities(by=approver, source="calls", priorities=[])
    for codes in (["XD-01", "XD-01"], ["XD-77"]):
        with pytest.raises(ValidationError):
            set_area_priorities(by=keeper, source="calls", priorities=[Priority(code, 1) for code in codes])
    assert AreaPriority.objects.count() == 1
    assert country().priorities.count() == 0
