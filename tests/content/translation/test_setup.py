"""The set-up verb and the first words."""

import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Site

from content.models import HomePage, StandardPage
from content.pages.texts import LANGUAGES, pairs, texts
from content.translation.setup import set_up_site


def test_the_site_is_laid_out_once(db, client):
    made = set_up_site(languages=("ar",))
    assert set_up_site(languages=("ar",)) == []
    assert len(made) == 20
    assert Locale.objects.count() == len(settings.LANGUAGES)
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert Page.objects.filter(live=True, depth__gt=1).count() == 14
    safety = client.get("/ar/safety/").content.decode()
    assert "لا يمحو السجل" in safety


def test_what_an_editor_changed_stays(db):
    set_up_site(languages=())
    page = StandardPage.objects.get(slug="about")
    page.title = "Who we are"
    page.save_revision().publish()
    assert set_up_site(languages=()) == []
    page.refresh_from_db()
    assert page.title == "Who we are"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_shape_of_the_english_one(language):
    english = texts("en")
    assert set(english) == set(texts(language))
    assert len(pairs(english, texts(language))) == len(pairs(english, english))


def test_shapes_that_differ_are_told(db):
    with pytest.raises(ValueError, match="differ in shape"):
        pairs({"p": ["one", "two"]}, {"p": ["un"]})
