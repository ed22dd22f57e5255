"""Areas in the admin, and bringing one's own boundaries."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.models import Area, AreaBoundary, AreaPopulation, AreaPriority
from tests.factories.partners import country, region
from tests.partners.admin import export_rows, grant, listed

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


@pytest.fixture
def keeper_client(client, administrator):
    grant(administrator, Area, AreaBoundary)
    client.force_login(administrator)
    return client


def upload(features, **fields):
    document = {"type": "FeatureCollection", "features": features}
    return {
        "country": country().pk,
        "file": SimpleUploadedFile("a.geojson", json.dumps(document).encode()),
        "key": "code",
        "licence": "CC BY 4.0",
        "attribution": "Survey Office",
        "valid_from": "2026-01-01",
        **fields,
    }


def feature(**properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}


def test_boundaries_are_previewed_then_confirmed(keeper_client):
    north, south = region(), region("XD-02", "South")
    Area.objects.filter(pk=south.pk).update(pcode="XD02")
    region("XD-03", "Left out")
    address = reverse("area:upload")
    assert keeper_client.get(address).status_code == 200
    bad = feature(code="XD-01") | {"geometry": {"type": "Point", "coordinates": [0, 0]}}
    files = [feature(code="xd-01"), feature(code="XD02"), feature(code="KE-01"), feature(code="XD-01"), feature(), bad]
    preview = keeper_client.post(address, upload(files))
    assert {area.code for area in preview.context["preview"].areas} == {"XD-01", "XD-02"}
    assert [number for number, _problem in preview.context["preview"].findings] == [3, 4, 5, 6]
    assert [area.code for area in preview.context["preview"].without] == ["XD-03"]
    assert "<svg" in preview.content.decode()
    assert not AreaBoundary.objects.exists()
    confirm = {"confirm": preview.context["token"]}
    keeper_client.post(address, confirm)
    assert set(AreaBoundary.objects.values_list("area__code", "licence")) == {
        ("XD-01", "CC BY 4.0"),
        ("XD-02", "CC BY 4.0"),
    }
    keeper_client.post(address, confirm)
    assert AreaBoundary.objects.count() == 2
    assert north.boundaries.get().geometry["type"] == "Polygon"


def test_a_single_shape_is_that_of_the_country(keeper_client):
    preview = keeper_client.post(reverse("area:upload"), upload([feature()], key=""))
    keeper_client.post(reverse("area:upload"), {"confirm": preview.context["token"]})
    assert AreaBoundary.objects.get().area == country()


def test_only_what_the_last_file_showed_can_be_confirmed(keeper_client):
    region()
    address = reverse("area:upload")
    first = keeper_client.post(address, upload([feature(code="XD-01")])).context["token"]
    second = keeper_client.post(address, upload([feature(code="XD-01")], licence="Public domain")).context["token"]
    refused = keeper_client.post(address, {"confirm": first}, follow=True)
    assert "Another file was read" in refused.content.decode()
    assert not AreaBoundary.objects.exists()
    keeper_client.post(address, upload([feature(code="XD-01")], licence=""))
    keeper_client.post(address, {"confirm": second})
    assert not AreaBoundary.objects.exists()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"licence": ""}, "licence"),
        ({"attribution": ""}, "attribution"),
        ({"valid_from": "soon"}, "valid_from"),
        ({"key": ""}, "key"),
        ({"file": SimpleUploadedFile("a.geojson", b"PK\x03\x04")}, "file"),
    ],
)
def test_what_is_missing_is_named(keeper_client, fields, wrong):
    response = keeper_client.post(reverse("area:upload"), upload([feature(code="a"), feature(code="b")], **fields))
    assert set(response.context["form"].errors) == {wrong}


def test_a_hostile_property_is_shown_as_text(keeper_client):
    evil = "<script>alert(1)</script>"
    text = keeper_client.post(reverse("area:upload"), upload([feature(code=evil)])).content.decode()
    assert evil.upper() not in text
    assert "&lt;SCRIPT&gt;" in text


def test_only_keepers_of_boundaries_upload(client, approver):
    client.force_login(approver)
    response = client.get(reverse("area:upload"))
    assert response.status_code in (302, 403)
    assert client.post(reverse("area:upload"), {"confirm": "1"}).status_code in (302, 403)


def test_an_area_shows_its_population_shape_and_priority(keeper_client):
    north = region()
    AreaPopulation.objects.create(area=north, year=2024, total=1234567, source="Census")
    AreaBoundary.objects.create(
        area=north,
        geometry={"type": "Polygon", "coordinates": [SQUARE]},
        licence="CC0",
        attribution="Us",
        valid_from="2020-01-01",
    )
    AreaPriority.objects.create(area=north, rank=1, reasons=["Many calls"], source="calls")
    text = keeper_client.get(reverse("area:inspect", args=[north.pk])).content.decode()
    for words in ("1,234,567", "Census", "<path d=", "do not imply", "CC0", "Many calls"):
        assert words in text, words


def test_an_area_is_translated_and_ended_but_never_deleted(keeper_client):
    north = region()
    data = {"name": "North", "names_fr": "Nord", "names_sw": "Kaskazini", "pcode": "XD01", "valid_to": "2026-06-30"}
    assert keeper_client.post(reverse("area:edit", args=[north.pk]), data | {"code": "KEN"}).status_code == 302
    north.refresh_from_db()
    assert (north.code, north.names, str(north.valid_to)) == ("XD-01", {"fr": "Nord", "sw": "Kaskazini"}, "2026-06-30")
    assert keeper_client.post(reverse("area:delete", args=[north.pk])).status_code == 404
    assert Area.objects.filter(pk=north.pk).exists()


def test_a_second_level_division_is_added_below_a_first_level_one(keeper_client):
    data = {"code": "XD0101", "level": "admin2", "parent": region().pk, "name": "District"}
    refused = keeper_client.post(reverse("area:add"), data | {"parent": country().pk})
    assert set(refused.context["form"].errors) == {"parent"}
    assert keeper_client.post(reverse("area:add"), data).status_code == 302
    assert Area.objects.get(code="XD0101").lineage == "001/XDM/XD-01/"
    assert "country" not in dict(refused.context["form"].fields["level"].choices)


def test_finding_areas(keeper_client):
    north, south = region(), region("XD-02", "South")
    index = reverse("area:index")
    assert listed(keeper_client.get(index, {"q": "sou"})) == [south]
    assert listed(keeper_client.get(index, {"level": "admin1"})) == [north, south]
    assert listed(keeper_client.get(index, {"country": "xdm", "level": "admin1"})) == [north, south]
    assert listed(keeper_client.get(index, {"country": "nowhere"})) == []
    assert [row["Code"] for row in export_rows(keeper_client.get(index, {"export": "csv", "q": "sou"}))] == ["XD-02"]
    suggest = keeper_client.get(reverse("area:suggest"), {"term": "xd-0"}).json()
    assert suggest == ["North\u00a0(XD-01)", "South\u00a0(XD-02)"]
    assert keeper_client.get(reverse("area:suggest"), {"term": " "}).json() == []
    languages = keeper_client.get(reverse("language_suggest"), {"term": "swah"}).json()
    assert languages[0] == "Swahili\u00a0(sw)"


def test_suggestions_are_for_staff(client):
    for name in ("area:suggest", "language_suggest"):
        assert client.get(reverse(name), {"term": "a"}).status_code == 302


def test_a_list_costs_the_same_for_one_row_as_for_three(keeper_client, django_assert_num_queries):
    index = reverse("area:index")
    keeper_client.get(index)
    for rows in (1, 3):
        for number in range(rows):
            region(f"XD-0{number}", f"Region {number}")
        with django_assert_num_queries(12):
            assert len(listed(keeper_client.get(index, {"level": "admin1"}))) == rows
