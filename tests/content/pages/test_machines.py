"""What browsers and search engines ask for beside pages."""

from xml.etree import ElementTree

import pytest

from content.models import HomePage
from tests.factories.content import campaign_page
from tests.factories.partners import HelpServiceFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.mark.parametrize(
    ("accepted", "address"),
    [("fr-CA,fr;q=0.8,en;q=0.5", "/fr/"), ("ar", "/ar/"), ("de", "/en/"), ("sw,fr;q=0.1", "/fr/"), ("", "/en/")],
)
def test_the_root_leads_to_the_best_live_language(site, client, accepted, address):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"], response["Vary"]) == (302, address, "Accept-Language")
    assert response.cookies == {}


def test_a_home_page_that_is_not_live_is_no_choice(site, client):
    HomePage.objects.get(locale__language_code="fr").unpublish()
    assert client.get("/", headers={"Accept-Language": "fr"})["Location"] == "/en/"


def test_the_sitemap_names_public_pages_with_their_languages(site, client):
    campaign_page(slug="check-first")
    campaign_page(slug="hidden", publish=False)
    HelpServiceFactory()
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    pages = {
        url.find(f"{SITEMAP}loc").text.partition("8000")[2]: [
            link.get("hreflang") for link in url.findall(f"{XHTML}link")
        ]
        for url in tree
    }
    sections = ("", "campaigns/", "materials/", "evidence/", "help/", "about/", "safety/", "help/XDM/")
    expected = {f"/{code}/{path}": ["en", "fr", "ar"] for code in ("en", "fr", "ar") for path in sections}
    assert {path: sorted(codes) for path, codes in pages.items()} == {
        **{path: sorted(codes) for path, codes in expected.items()},
        "/en/campaigns/check-first/": ["en"],
    }


def test_robots_are_told_the_way(db, client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Disallow: /en" not in text
    assert text.rstrip().endswith("/sitemap.xml")


def test_the_favicon_is_served(db, client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (301, "/static/img/icon.svg")
