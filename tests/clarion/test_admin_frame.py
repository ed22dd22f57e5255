"""What surrounds every page of the admin: Clarion's mark, the ribbon of the demonstration, the languages, the help."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.users.models import UserProfile

from clarion.locale import LocaleOfAddress

pytestmark = pytest.mark.django_db

RIBBON = 'class="clarion-ribbon"'
PAGES = ["/admin/", "/admin/campaign/", "/admin/reach/", "/admin/pages/", "/admin/account/", "/admin/nothing/is/here/"]


def text_of(client, address) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_the_demonstration_says_so_on_every_screen(client, editor, settings, address):
    settings.DEMONSTRATION = True
    client.force_login(editor)
    text = text_of(client, address)
    assert text.count(RIBBON) == 1
    assert "every name and number is invented" in text


@pytest.mark.parametrize("address", PAGES)
def test_a_real_installation_does_not(client, editor, address):
    client.force_login(editor)
    text = text_of(client, address)
    assert RIBBON not in text
    assert "Demonstration data" not in text


@pytest.mark.parametrize("address", PAGES)
def test_the_admin_bears_our_mark_and_no_bird(client, editor, address):
    client.force_login(editor)
    text = text_of(client, address)
    assert "Clarion</title>" in text
    assert "img/mark.svg" in text
    assert "favicon.ico" not in text
    assert 'class="clarion-mark"' in text
    assert "icon-wagtail" not in text
    assert "Wagtail</title>" not in text


def test_a_page_that_is_not_there_says_what_that_may_mean_and_leads_home(client, editor):
    client.force_login(editor)
    answer = client.get("/admin/campaign/inspect/987654/")
    assert answer.status_code == 404
    text = answer.content.decode()
    assert "This page is not here" in text
    assert "belongs to an organisation or an area that is not yours" in text
    assert 'href="/admin/"' in text


def test_help_leads_to_the_guide_and_wears_no_badge(client, editor):
    client.force_login(editor)
    text = text_of(client, "/admin/")
    assert "Guide to writing pages" in text
    assert "whats-new-in-wagtail" not in text
    assert "editor-guide" not in text


def test_six_languages_are_offered_in_their_own_names(editor):
    form = LocalePreferencesForm(instance=UserProfile.get_for_user(editor))
    offered = dict(form.fields["preferred_language"].choices)
    assert set(offered) - {""} == {"en", "fr", "pt-pt", "es", "ar", "sw"}
    assert {offered["sw"], offered["pt-pt"], offered["fr"]} == {"Kiswahili", "Português", "français"}


def test_every_time_zone_offered_is_one_a_browser_knows(editor):
    form = LocalePreferencesForm(instance=UserProfile.get_for_user(editor))
    offered = [value for value, _label in form.fields["current_time_zone"].choices]
    assert "Africa/Nairobi" in offered
    assert {"localtime", "Factory", "posixrules"}.isdisjoint(offered)


@pytest.mark.parametrize(("language", "words"), [("sw", "Kampeni"), ("pt-pt", "Campanhas"), ("ar", "الحملات")])
def test_the_admin_speaks_the_language_of_the_person(client, editor, language, words):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    client.force_login(editor)
    text = text_of(client, "/admin/campaign/")
    assert f'<html lang="{language}"' in text
    assert words in text


@pytest.mark.parametrize(
    ("path", "asked", "given"),
    [("/admin/", "pt", "pt-pt"), ("/admin/", "fr", "fr"), ("/accounts/login/", "pt", "pt"), ("/pt/", "en", "pt")],
)
def test_the_admin_speaks_the_portuguese_that_wagtail_has(path, asked, given):
    request = RequestFactory().get(path, HTTP_ACCEPT_LANGUAGE=asked)
    LocaleOfAddress(lambda request: None).process_request(request)
    assert (request.LANGUAGE_CODE, translation.get_language()) == (given, given)


def test_that_portuguese_holds_our_words_and_those_of_wagtail():
    with translation.override("pt-pt"):
        assert (translation.gettext("Campaigns"), translation.gettext("Edit")) == ("Campanhas", "Editar")
