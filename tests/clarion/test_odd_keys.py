"""A key in an address that no record could have is not an error page."""

import pytest

from tests.factories.campaigns import EventFactory
from tests.factories.partners import VenueFactory

pytestmark = pytest.mark.django_db
ODD = ["9" * 40, "9" * 5000, "abc"]


@pytest.mark.parametrize("key", ODD)
@pytest.mark.parametrize("address", ["/admin/activity/new/?campaign=", "/admin/short_link/new/?campaign="])
def test_a_form_ignores_it(key, address, client, administrator):
    client.force_login(administrator)
    assert client.get(f"{address}{key}").status_code == 200


@pytest.mark.parametrize("key", ODD)
def test_booking_ignores_it(key, client, administrator):
    client.force_login(administrator)
    event = EventFactory()
    assert client.get(f"/admin/event/book/?activity={key}&venue={key}").status_code == 404
    assert client.get(f"/admin/event/edit/{event.pk}/?venue={key}").status_code == 200


@pytest.mark.parametrize("key", ODD)
def test_a_chooser_leaves_it_out(key, client, administrator):
    client.force_login(administrator)
    venue = VenueFactory()
    answer = client.get(f"/admin/venue_chooser/chosen-multiple/?id={key}&id={venue.pk}")
    assert [one["id"] for one in answer.json()["result"]] == [str(venue.pk)]
