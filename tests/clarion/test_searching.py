"""Search takes whatever people type: a quotation mark is neither an error page nor a command."""

import pytest
from django.apps import apps
from django.db import connection
from wagtail.models import Page

pytestmark = pytest.mark.django_db
ODD = ['"', 'a"b', '"two words', '" OR "', "*", "a*", "(", "%s", "\\", "a:b", "NEAR(", "'"]


@pytest.mark.parametrize("text", ODD)
def test_odd_words_find_nothing_and_break_nothing(text):
    assert list(Page.objects.all().search(text)) in ([], list(Page.objects.all()))


def test_a_quotation_mark_does_not_add_another_word_to_the_search():
    root = Page.objects.first()
    root.add_child(instance=Page(title="Harbour lights", slug="harbour-lights"))
    assert [page.title for page in Page.objects.all().search("harbour")] == ["Harbour lights"]
    assert list(Page.objects.all().search('nothing" OR "harbour')) == []


@pytest.mark.parametrize(
    "address", ["/admin/images/", "/admin/documents/", "/admin/media/", "/admin/choose-page/search/"]
)
def test_the_library_is_searched_with_a_quotation_mark(address, client, administrator):
    client.force_login(administrator)
    assert client.get(address, {"q": 'a"b'}).status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the guard is for SQLite's own search syntax")
def test_the_guard_is_put_in_once():
    from modelsearch.backends.database.sqlite.query import Lexeme

    before = Lexeme.as_sql
    apps.get_app_config("clarion").ready()
    assert Lexeme.as_sql is before
