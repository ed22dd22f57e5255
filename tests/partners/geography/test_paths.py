"""What lies in many areas: one condition that no database finds too deep, and codes that stay in their own path."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from partners.geography.paths import FEW, at_or_below, path_of, topmost
from partners.models import Area
from partners.organisations.scoping import Scope
from tests.campaigns.planning.test_admin import brief, formsets, plain
from tests.factories.campaigns import complete_campaign
from tests.factories.partners import VenueFactory, country, region

pytestmark = pytest.mark.django_db


def many(number: int) -> list[Area]:
    """Districts of the country, the first with a place below it, codes of different lengths."""
    here = country()
    rows = [Area(code=f"X{n}", name=f"N{n:04}", level="admin1", parent=here, lineage=here.path) for n in range(number)]
    rows = Area.objects.bulk_create(rows)
    Area.objects.create(code="X0X", name="Below", level="admin2", parent=rows[0], lineage=rows[0].path)
    return rows


def test_of_paths_the_topmost_stand_for_all_below():
    assert topmost(["1/A/B/", "1/A/", "1/AB/", "1/C/", "1/A/"]) == ["1/A/", "1/AB/", "1/C/"]
    assert topmost([]) == []


@pytest.mark.parametrize("number", [0, 1, 3, FEW, FEW + 1, 600])
def test_what_lies_in_areas_is_found_however_many_they_are(number, django_assert_num_queries):
    rows = many(601)
    country("XXA", "Elsewhere")
    given = rows[:number]
    with django_assert_num_queries(min(number, 1)):
        found = set(Area.objects.within_any(given).values_list("code", flat=True))
    assert found == {area.code for area in given} | ({"X0X"} if number else set())


@pytest.mark.parametrize("number", [1, 600])
def test_a_person_of_many_areas_sees_what_lies_there(number, django_assert_num_queries):
    rows = many(601)
    inside, below = VenueFactory(area=rows[0]), VenueFactory(area=Area.objects.get(code="X0X"))
    VenueFactory(area=rows[600])
    scope = Scope(sees_all_organisations=True, area_paths=tuple(row.path for row in rows[:number]))
    with django_assert_num_queries(1):
        assert set(type(inside).objects.filter(scope.in_areas("area"))) == {inside, below}


def test_nothing_lies_in_no_area():
    country()
    assert not Area.objects.filter(at_or_below([])).exists()


@pytest.mark.parametrize("number", [3, 600])
def test_the_chooser_offers_what_lies_in_many_areas(client, editor, number, django_assert_num_queries):
    rows = many(600)
    client.force_login(editor)
    address = reverse("area_chooser:choose_results")
    client.get(address)
    with django_assert_num_queries(8):
        page = client.get(address, {"within": ",".join(row.code for row in rows[:number])})
    assert page.context["results"].paginator.count == number + 1


def test_a_campaign_of_many_areas_is_saved_and_opened(client, editor):
    rows = many(600)
    campaign = complete_campaign()
    client.force_login(editor)
    objective, audience = campaign.objectives.get(), campaign.audiences.get()
    of_objective = {**plain(objective), "id": objective.pk, "area": rows[0].pk}
    of_audience = {"id": audience.pk, "name": audience.name, "size": "", "size_source": ""}
    given = {**brief(campaign, areas=", ".join(row.code for row in rows)), **formsets()}
    given |= {
        "objectives": inline_formset([of_objective], initial=1),
        "audiences": inline_formset([of_audience], initial=1),
    }
    address = reverse("campaign:edit", args=[campaign.pk])
    assert client.post(address, nested_form_data(given)).status_code == 302
    assert client.get(address).status_code == 200
    assert campaign.areas.count() == 600


def test_no_path_is_built_of_a_code_with_a_slash():
    assert path_of(country().path, "XD-01") == region().path
    with pytest.raises(ValueError, match="no slash"):
        path_of("001/", "XD-01/X")
