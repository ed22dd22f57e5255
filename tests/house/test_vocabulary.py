"""Every indicator known from the start has a name in every language, and the two crimes never share a word."""

import pytest
from django.conf import settings

from evaluation.national.choices import Subject
from evaluation.national.models import Indicator
from evaluation.national.terms import load_vocabulary
from evaluation.national.vocabulary import INDICATORS, NAMES

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SMUGGLING = {
    "en": "smuggl",
    "fr": "trafic illicite",
    "pt": "contrabando",
    "es": "tráfico ilícito",
    "ar": "هر",
    "sw": "magendo",
}
"""What stands in every name about smuggling and in none about trafficking; in Arabic the root of to smuggle."""


def test_names_are_those_of_the_indicators():
    assert set(NAMES) == {term.code for term in INDICATORS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_a_name_of_its_own(language):
    missing = [code for code, names in NAMES.items() if not names.get(language, "").strip()]
    assert missing == []
    names = [names[language] for names in NAMES.values()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= Indicator._meta.get_field("names").max_length


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != settings.LANGUAGE_CODE])
def test_no_name_is_left_in_the_first_language(language):
    assert [code for code, names in NAMES.items() if names[language] == names[settings.LANGUAGE_CODE]] == []


def test_no_name_is_in_a_language_the_site_does_not_have():
    assert {code for names in NAMES.values() for code in names} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_trafficking_and_smuggling_keep_different_words(language):
    named = {term.code for term in INDICATORS if SMUGGLING[language] in term.names[language].casefold()}
    assert named == {term.code for term in INDICATORS if term.subject == Subject.SMUGGLING}


@pytest.mark.django_db
def test_loading_again_adds_what_is_missing_and_keeps_what_people_wrote():
    load_vocabulary()
    Indicator.objects.filter(code="VIC_DETECTED").update(names={"fr": "Victimes identifiées"})
    load_vocabulary()
    names = Indicator.objects.get(code="VIC_DETECTED").names
    assert names == NAMES["VIC_DETECTED"] | {"fr": "Victimes identifiées"}
    assert Indicator.objects.count() == len(INDICATORS)
