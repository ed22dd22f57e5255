"""Country names as files really write them."""

import pytest

from partners.geography.matching import (
    CountryMatcher,
    area_by_code,
    country_by_alpha2,
    country_code,
    match_country,
    repaired,
)
from tests.factories.partners import country, region

NAMED = {
    "Kenya": "KEN",
    " KEN ": "KEN",
    "Quênia": "KEN",
    "كينيا": "KEN",
    "Côte d’Ivoire": "CIV",
    "COTE D'IVOIRE": "CIV",
    "CÃ´te d'Ivoire": "CIV",
    "CÃ´te dâ€™Ivoire": "CIV",
    "Ivory Coast": "CIV",
    "TÃ¼rkiye": "TUR",
    "Turkey": "TUR",
    "Kosovo under UNSCR 1244": "XKX",
    "Kosovo (UNSCR 1244)": "XKX",
    "Congo": "COG",
    "Congo, Democratic Republic of the": "COD",
    "Democratic Republic of the Congo": "COD",
    "Tanzania, United Republic of": "TZA",
    "Venezuela (Bolivarian Republic of)": "VEN",
    "China, Hong Kong SAR": "HKG",
    "China": "CHN",
    "Guinea": "GIN",
    "Guinea-Bissau": "GNB",
    "Niger": "NER",
    "Nigeria": "NGA",
    "Republic of Korea": "KOR",
    "Sudan": "SDN",
    "South Sudan": "SSD",
    "Dominica": "DMA",
    "Dominican Republic": "DOM",
    "Samoa": "WSM",
    "American Samoa": "ASM",
    "Netherlands (Kingdom of the)": "NLD",
    "The former Yugoslav Republic of Macedonia": "MKD",
}
NOT_NAMED = [
    "",
    "0",
    "NA",
    "per",
    "CAR",
    "Sark",
    "Korea",
    "97 albanian",
    "3 nigériens et 1 tunisien",
    "Mumbai, India",
    "Former Yugoslavia",
    "M49 Region: Africa",
    "own country",
    "Espa\ufffda",
    "Amercias",
    "Aruba/Curacao",
    "Serbia and Montenegro",
    "(especifique el pa\ufffds)",
]


@pytest.mark.parametrize(("text", "code"), NAMED.items())
def test_a_name_leads_to_its_country(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_names_no_single_country_leads_nowhere(text):
    assert country_code(text) is None


def test_text_that_is_right_already_is_left_alone():
    assert [repaired(text) for text in ("Åland", "São Tomé", "Ãvila", "Kenya")] == [
        "Åland",
        "São Tomé",
        "Ãvila",
        "Kenya",
    ]


def test_a_matcher_asks_the_database_once(db, django_assert_num_queries):
    kenya = country("KEN", "Kenya", iso2="KE")
    with django_assert_num_queries(1):
        matcher = CountryMatcher()
        assert [matcher(text) for text in ("Kenya", "KEN", "Sark", "Ghana", None)] == [kenya, kenya, None, None, None]


def test_lookups_of_one_area(db):
    kenya = country("KEN", "Kenya", iso2="KE")
    north = region("KE-01", "North", kenya)
    assert match_country("Kenia") == kenya
    assert match_country("Ghana") is None
    assert match_country("KE-01") is None
    assert area_by_code(" ke-01 ") == north
    assert area_by_code("") is None
    assert country_by_alpha2("ke") == kenya
    assert country_by_alpha2("KEN") is None


def test_the_fictional_country_is_matched_by_its_code(db):
    assert CountryMatcher()("XDM") is None
    assert match_country("XDM") is None
    fictional = country()
    assert CountryMatcher()("XDM") == fictional
    assert match_country("XDM") == fictional
