"""A view's 404 stays a 404; an address that names no view is still looked for behind the language."""

import pytest

pytestmark = pytest.mark.django_db


def test_not_found_in_the_admin_is_not_a_redirect(client, administrator):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    response = client.get("/admin/organisation/edit/999/")
    assert response.status_code == 404
    assert response.headers["Content-Language"] == "en"


def test_an_address_without_language_is_sent_to_one(client):
    response = client.get("/some-page/")
    assert (response.status_code, response.url) == (302, "/en/some-page/")
