"""Names by language: the reader's own, else the first one with its language marked; written in one box each."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import override

from clarion.names import NamesField, Worded, filled, html_of, other_languages, worded, written_in
from partners.models import Organisation
from tests.factories.partners import OrganisationFactory

NAMES = {"fr": "Ligne d’aide", "ar": "خط المساعدة"}


@pytest.mark.parametrize(
    ("reader", "text", "html"),
    [
        ("en", "Help <line>", "Help &lt;line&gt;"),
        ("fr", "Ligne d’aide", "Ligne d’aide"),
        ("ar", "خط المساعدة", "خط المساعدة"),
        ("sw", "Help <line>", '<span lang="en" dir="ltr">Help &lt;line&gt;</span>'),
    ],
)
def test_a_reader_gets_the_own_language_or_the_first_with_its_name(reader, text, html):
    with override(reader):
        name = worded("Help <line>", NAMES)
        assert (str(name), name.html, html_of(name)) == (text, html, html)


def test_a_text_from_right_to_left_keeps_its_direction():
    assert written_in("ar", "خط").html == '<span lang="ar" dir="rtl">خط</span>'
    assert written_in("ar", "").html == ""


def test_a_sentence_keeps_the_language_of_its_parts():
    with override("fr"):
        said = filled("%(what)s & %(where)s : %(n)s", what=worded("Calls"), where="<b>", n=3)
    assert said == "Calls & <b> : 3"
    assert said.html == '<span lang="en" dir="ltr">Calls</span> &amp; &lt;b&gt; : 3'


def test_templates_mark_it_and_attributes_stay_plain():
    template = Template('{% load clarion_ui %}<p title="{{ name }}">{{ name|marked }}</p>')
    with override("fr"):
        page = template.render(Context({"name": worded("A & B")}))
    assert page == '<p title="A &amp; B"><span lang="en" dir="ltr">A &amp; B</span></p>'
    plain = Template("{% load clarion_ui %}{{ name|marked }}").render(Context({"name": "a < b"}))
    assert plain == "a &lt; b"


class Names(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["names"]


@pytest.mark.django_db
def test_one_box_a_language_and_others_stay():
    organisation = OrganisationFactory(names={"fr": "Réseau", "ht": "Rezo"})
    page = str(Names(instance=organisation)["names"])
    assert [f'name="names_{code}"' in page for code in other_languages()] == [True] * 5
    assert ('value="Réseau" lang="fr" dir="ltr"' in page, 'lang="ar" dir="rtl"' in page) == (True, True)
    assert page.count("<label for=") == 5
    form = Names({"names_fr": "", "names_ar": " شبكة "}, instance=organisation)
    assert form.is_valid(), form.errors
    form.save()
    organisation.refresh_from_db()
    assert organisation.names == {"ar": "شبكة", "ht": "Rezo"}


def test_staff_read_all_names_in_a_list():
    shown = Organisation(names={"fr": "Réseau <a>", "ar": "شبكة"}).get_names_display()
    assert shown == (
        'French: <span lang="fr" dir="ltr">Réseau &lt;a&gt;</span><br>Arabic: <span lang="ar" dir="rtl">شبكة</span>'
    )
    assert Organisation().get_names_display() == "–"


@pytest.mark.django_db
def test_a_text_that_is_too_long_is_refused_at_the_form():
    form = Names({"names_fr": "x" * 201}, instance=OrganisationFactory())
    assert set(form.errors) == {"names"}


@pytest.mark.parametrize("wrong", [["fr"], {"xx": "a"}, {"fr": 1}, {"fr": ""}, {"fr": "x" * 11}])
def test_only_texts_by_language_are_stored(wrong):
    with pytest.raises(ValidationError):
        NamesField(max_length=10).clean(wrong, None)
    assert NamesField(max_length=10).clean({"fr": "x" * 10, "ht": "y"}, None) == {"fr": "x" * 10, "ht": "y"}


def test_it_is_a_text_like_any_other():
    assert sorted([worded("b"), worded("a")]) == ["a", "b"]
    assert isinstance(worded("a"), Worded)
