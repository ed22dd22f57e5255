"""Components say what they are given, escape it, and work in both directions."""

import gzip
import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from content.templatetags import clarion_ui
from content.templatetags.clarion_ui import LanguageLink, Link
from tests.house.repository import ROOT


def shown(template, **context):
    return render_to_string(f"components/{template}.html", context, RequestFactory().get("/en/"))


def service(**fields):
    empty = dict.fromkeys(("phone", "phone_from_abroad", "sms", "whatsapp", "chat_url", "email"), "")
    words = {"open_when": "Mornings", "get_cost_display": "Free", "get_answered_by_display": "Police"}
    more = {"always_open": False, "languages": ["en"], "verified_on": None, "localized_name": "Line"}
    return SimpleNamespace(**(empty | words | more | fields))


def page(**context):
    return Template("{% extends 'base.html' %}").render(
        Context({"request": RequestFactory().get("/en/campaigns/one/")} | context)
    )


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("0800 555 0142", "tel:08005550142"), ("+254 (0)20 116", "tel:+25420116"), ("*116#", "tel:*116#")],
)
def test_a_telephone_link_holds_only_what_is_dialled(written, dialled):
    assert clarion_ui.tel(written) == dialled


def test_a_help_service_can_be_called_and_warns_of_traces():
    html = shown("help_service", service=service(phone="116 555", sms="777", whatsapp="+999 1"))
    assert 'href="tel:116555"' in html
    assert '<bdi dir="ltr">116 555</bdi>' in html
    assert 'href="sms:777"' in html
    assert 'href="https://wa.me/9991"' in html
    assert "<dd>Mornings</dd>" in html
    assert "may appear in the phone’s call list" in html


def test_a_service_without_telephone_shows_no_call_button():
    assert "tel:" not in shown("help_service", service=service(email="a@example.org"))


def test_the_help_strip_shows_the_first_service_and_the_way_to_more():
    html = page(help_services=[service(phone="116 555"), service(phone="117")], help_url="/en/help/XD-01/")
    strip = re.search(r'<aside class="help-strip".*?</aside>', html, re.S).group()
    assert re.findall(r'href="(.*?)"', strip) == ["tel:116555", "/en/help/XD-01/"]


def test_the_help_strip_without_a_service_leads_to_the_directory():
    strip = re.search(r'<aside class="help-strip".*?</aside>', page(), re.S).group()
    assert re.findall(r'href="(.*?)"', strip) == ["/en/help/"]


def test_what_people_write_is_escaped():
    html = shown("campaign_card", title="<script>", url="/x/", summary="a & b", hue=200)
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert 'class="card card--campaign hue-195"' in html


def test_a_page_names_its_language_direction_and_ways_out():
    with override("ar"):
        html = page()
    assert '<html lang="ar" dir="rtl">' in html
    exit_link = re.search(r'<a class="exit"[^>]*>', html).group()
    assert 'rel="nofollow noreferrer noopener"' in exit_link
    assert 'href="https://www.google.com/search?q=weather"' in exit_link


def test_languages_are_named_in_themselves():
    html = page()
    for code, name, direction in (("fr", "Français", "ltr"), ("ar", "العربيّة", "rtl"), ("sw", "Kiswahili", "ltr")):
        assert f'lang="{code}" hreflang="{code}" dir="{direction}">{name}</a>' in html


def test_alternates_are_named_only_for_translated_pages():
    links = [
        LanguageLink("en", "English", "/en/a/", current=True, translated=True),
        LanguageLink("fr", "Français", "/fr/b/", translated=True),
        LanguageLink("ar", "العربيّة", "/ar/"),
    ]
    html = page(language_links=links, canonical_path="/en/a/")
    assert re.findall(r'rel="alternate" hreflang="(\w+)"', html) == ["en", "fr"]
    assert re.search(r'rel="canonical" href="https?://[^"]+/en/a/"', html)


@pytest.mark.parametrize("demonstration", [True, False])
def test_demonstration_data_is_marked(settings, demonstration):
    settings.DEMONSTRATION = demonstration
    assert ('class="ribbon"' in page()) is demonstration


def test_the_public_page_is_light():
    html = page(help_services=[service(phone="116")])
    css = (ROOT / "static/css/site.css").read_bytes()
    script = (ROOT / "static/js/exit.js").read_bytes()
    assert len(gzip.compress(css)) <= 14_000
    assert sum(len(gzip.compress(part)) for part in (html.encode(), css, script)) <= 20_000
    assert len(re.findall(r"<(?:script|link rel=\"(?:icon|stylesheet)\")", html)) == 3


def test_a_page_needs_no_query_and_no_session(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        page()


def test_a_table_sets_numbers_to_the_end_and_names_its_rows():
    with override("en"):
        html = Template("{% load clarion_ui %}{% data_table 'Years' columns rows %}").render(
            Context({"columns": ["Year", "Persons", "Note"], "rows": [[2023, 1204, "a"], [2024, 15620, "b"]]})
        )
    assert "<caption>Years</caption>" in html
    assert '<th scope="row">2023</th>' in html
    assert '<td class="number">15,620</td>' in html
    assert "<td>b</td>" in html


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1,234.5"), ("fr", "1\u202f234,5"), ("pt", "1.234,5"), ("sw", "1,234.5")]
)
def test_numbers_are_written_as_the_language_writes_them(language, written):
    with override(language):
        assert clarion_ui.figure(1234.5) == written


class Form(forms.Form):
    name = forms.CharField(help_text="As on paper.")
    note = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


def test_a_field_shows_its_error_beside_itself_and_names_it_to_readers_of_screens():
    html = shown("form_fields", form=Form({"note": ""}))
    assert re.search(
        r'<input[^>]*name="name"[^>]*aria-invalid="true"[^>]*aria-describedby="id_name_helptext id_name_error"', html
    )
    assert 'id="id_name_error"' in html
    assert 'role="alert"' in html
    assert html.count("(optional)") == 1
    assert "<legend" in html
    assert '<label for="id_agreed">' in html


def test_a_field_without_error_announces_none():
    html = shown("form_fields", form=Form())
    assert "field--wrong" not in html
    assert 'role="alert"' not in html


def test_pagination_keeps_the_filters():
    request = RequestFactory().get("/en/campaigns/", {"medium": "radio", "page": 2})
    html = render_to_string("components/pagination.html", {"page_obj": Paginator(range(25), 10).page(2)}, request)
    assert re.findall(r'href="(.*?)"', html) == [
        "?medium=radio&amp;page=1",
        "?medium=radio&amp;page=1",
        "?medium=radio&amp;page=3",
        "?medium=radio&amp;page=3",
    ]


def test_one_page_needs_no_pagination():
    assert shown("pagination", page_obj=Paginator(range(3), 10).page(1)).strip() == ""


@pytest.mark.parametrize(("lower", "upper", "said"), [(1, 9, True), (None, 9, False), (4, 4, False)])
def test_a_stat_says_its_interval(lower, upper, said):
    assert ("between" in shown("stat", value=5, label="people", lower=lower, upper=upper)) is said


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_player_never_starts_by_itself_and_says_its_size(kind):
    html = shown("player", kind=kind, url="/media/x", title="Spot", size=612_000, transcript="Words.")
    assert f'<{kind} controls preload="none"' in html
    assert "autoplay" not in html
    assert "597.7\xa0KB" in html
    assert "Read the text" in html


def test_breadcrumbs_end_at_the_page_itself():
    html = shown("breadcrumbs", breadcrumbs=[Link("Home", "/en/"), Link("Here", "/en/here/")])
    assert re.findall(r"<a [^>]*>(.*?)</a>", html) == ["Home"]
    assert '<span aria-current="page">Here</span>' in html


def test_the_safety_notice_says_that_history_stays():
    assert "does not erase this visit" in shown("safety")


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(KeyError):
        clarion_ui.icon("nothing")


@pytest.mark.parametrize("number", [400, 403, 404, 413, 429, 500, 503])
def test_an_error_page_says_what_to_do_next(number):
    with override("en"):
        html = render_to_string(f"errors/{number}.html", {}, None if number >= 500 else RequestFactory().get("/en/"))
    assert str(number) in html
    assert 'href="/en/help/"' in html


def test_the_styleguide_belongs_to_the_demonstration(client, db, settings):
    assert client.get("/en/styleguide/").status_code == 404
    assert client.get("/en/styleguide/radio-80.svg").status_code == 404
    settings.DEMONSTRATION = True
    assert client.get("/en/styleguide/").status_code == 200
    assert client.get("/en/styleguide/radio-80.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/en/styleguide/none-80.svg").status_code == 404
    assert client.get("/en/styleguide/radio-360.svg").status_code == 404
