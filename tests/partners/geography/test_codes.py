"""Codes of areas: one step of a path, and something that can be typed where areas are chosen."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from partners.geography import sources
from partners.geography.choices import Level
from partners.geography.forms import AreasField, AreasInput
from partners.geography.loading import store_places
from partners.geography.paths import CODE
from partners.geography.sources import Place
from partners.models import Area
from tests.factories.partners import country, region, world

pytestmark = pytest.mark.django_db

REFUSED = (
    *("XD-01/X", "XDM/XD-01", "001/", "../x", "xd-77", "A B", "X(1)", "X,1", "X;1", "%", "X_1", "-XD", "XD-", "X--D"),
    *("XD-78\n", "\u202eX", "É", "\u0661"),
)
TAKEN = ("001", "XDM", "XD-01", "KE-NBO", "GB-ENG", "KE030", "XD0101", "A", "X-Y-1")


def given(code: str) -> dict:
    blank = dict.fromkeys(("pcode", "valid_from", "valid_to", "names"), "")
    return {"code": code, "level": "admin1", "parent": country().pk, "name": "New", **blank}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValidationError) as caught:
        Area(code=code, level=Level.ADMIN1, parent=country(), name="New").clean_fields()
    assert list(caught.value.message_dict) == ["code"]


@pytest.mark.parametrize("code", REFUSED[:10])
def test_the_form_refuses_it_at_the_code(client, administrator, code):
    client.force_login(administrator)
    page = client.post(reverse("area:add"), given(code))
    assert page.context["form"].errors["code"] == [
        "Capital letters A to Z, digits and single hyphens between them, for example KE-30."
    ]


@pytest.mark.parametrize("code", TAKEN)
def test_what_is_taken_can_be_typed_where_areas_are_chosen(code):
    CODE(code)
    world(), country(), region()
    area = Area.objects.filter(code=code).first()
    area = area or Area.objects.create(code=code, level="admin1", parent=country(), lineage="001/XDM/", name="New")
    field = AreasField(queryset=Area.objects.all())
    assert list(field.clean(AreasInput().format_value([area]))) == [area]
    assert list(field.clean(code.lower())) == [area]


def test_every_code_of_the_sources_is_one():
    codes = [place.code for place in sources.places()]
    assert [code for code in codes if not CODE.regex.match(code)] == []
    assert len(codes) > 1000


def test_nothing_is_loaded_where_a_code_is_none():
    here = country()
    places = [Place("XD-05", Level.ADMIN1, here.code, "Fine"), Place("XD-01/X", Level.ADMIN1, here.code, "Not")]
    with pytest.raises(ValidationError):
        store_places(places)
    assert not Area.objects.filter(name="Fine").exists()


@pytest.mark.parametrize("code", ["XD-01/X", ""])
def test_the_database_keeps_a_code_one_step_of_a_path(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(code=code, level="admin1", parent=country(), lineage="001/XDM/", name="New")
