"""Every page of ours in the admin opens, says what it is, and shows people no word of the machine."""

import re

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from tests.admin.pages import admin_pages
from tests.admin.records import furnished

pytestmark = pytest.mark.django_db

WORDS_OF_THE_MACHINE = re.compile(r"<(?:dd|td)[^>]*>\s*(None|True|False|\[.*?\]|\{.*?\})\s*</")


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: "<svg></svg>")
    return furnished(tmp_path)


def faults(house, check) -> list[str]:
    """What the check finds wrong, each with the page's name."""
    browsers, found = {}, []
    for page in admin_pages(house):
        if page.role not in browsers:
            browsers[page.role] = Client()
            browsers[page.role].force_login(house.people[page.role])
        answer = browsers[page.role].get(page.address)
        found += [f"{page.name} ({page.role}) {page.address}: {fault}" for fault in check(page, answer)]
    return found


def test_every_page_opens_and_says_that_its_data_are_invented(house, settings):
    settings.DEMONSTRATION = True

    def check(page, answer):
        if answer.status_code != 200:
            yield f"answered {answer.status_code} {answer.get('Location', '')}"
        elif not page.is_chooser:
            text = answer.content.decode()
            if text.count('class="clarion-ribbon"') != 1 or "Demonstration data" not in text:
                yield "does not say that its data are invented"
            if "- Clarion</title>" not in text:
                yield "does not bear the name"
            yield from (f"shows {match.group(1)}" for match in WORDS_OF_THE_MACHINE.finditer(text))

    assert faults(house, check) == []
    assert len(admin_pages(house)) > 110


@pytest.mark.parametrize(
    "language", ["ar", *(pytest.param(code, marks=pytest.mark.deep) for code in ("sw", "pt-pt", "fr", "es"))]
)
def test_every_page_opens_in_the_language_of_the_person(house, language):
    for person in house.people.values():
        UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    direction = "rtl" if language == "ar" else "ltr"

    def check(page, answer):
        if answer.status_code != 200:
            yield f"answered {answer.status_code}"
        elif not page.is_chooser and f'<html lang="{language}" dir="{direction}"' not in answer.content.decode():
            yield "is in another language"

    assert faults(house, check) == []
