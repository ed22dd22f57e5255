"""Lists and pages of records show people words, never a value of the machine."""

import pytest
from django.urls import reverse
from django.utils import translation

from campaigns.planning.history import ChangeFormatter
from clarion.plain import plain
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import FacilitatorFactory, OrganisationFactory


@pytest.mark.parametrize(
    ("value", "name", "words"),
    [
        (True, "is_public", "Yes"),
        (False, "is_public", "No"),
        (None, "valid_to", "–"),
        ("", "mandate", "–"),
        ([], "languages", "–"),
        ("-", "areas", "–"),
        (["en", "sw"], "languages", "English, Swahili"),
        (["a", 2], "codes", "a, 2"),
        (0, "rows", 0),
        ("as it is", "name", "as it is"),
    ],
)
def test_values_in_words(value, name, words):
    assert plain(value, name) == words


def test_words_follow_the_language():
    with translation.override("fr"):
        assert plain(["sw"], "languages") == "swahili"
        assert plain(True) == "Oui"


@pytest.mark.django_db
def test_a_record_shows_no_key_and_no_code_of_the_machine(client, coordinator):
    client.force_login(coordinator)
    one = OrganisationFactory(languages=["en", "sw"], is_demonstration=True)
    text = client.get(reverse("organisation:inspect", args=[one.pk])).content.decode()
    assert "English, Swahili" in text
    for unwanted in ("<dt>ID</dt>", "Demonstration data</dt>", "True", "['en', 'sw']", "None\n"):
        assert unwanted not in text


@pytest.mark.django_db
def test_a_list_says_yes_and_no(client, coordinator):
    client.force_login(coordinator)
    FacilitatorFactory(is_public=True)
    FacilitatorFactory(is_public=False)
    text = client.get(reverse("facilitator:index")).content.decode()
    assert [text.count(f">\n    {word}\n</td>") for word in ("Yes", "No", "True", "False")] == [1, 1, 0, 0]


@pytest.mark.django_db
def test_a_list_without_rows_says_that_there_may_be_some_one_does_not_see(client, coordinator):
    client.force_login(coordinator)
    address = reverse("campaign:index")
    assert "There are no campaigns yet that you may see." in client.get(address).content.decode()
    assert "No campaigns match your query." in client.get(f"{address}?q=nothing").content.decode()


@pytest.mark.django_db
def test_days_to_come_are_days_and_not_minutes_ago(client, editor):
    CampaignFactory(starts_on="2031-01-24", ends_on="2031-09-21")
    client.force_login(editor)
    text = client.get(reverse("campaign:index")).content.decode()
    assert "24\u00a0Jan\u00a02031" in text
    assert "21\u00a0Sep\u00a02031" in text
    assert "ago" not in text.partition("<tbody>")[2].partition("</tbody>")[0]


def test_the_history_of_a_campaign_names_fields_as_the_form_does():
    class Entry:
        data = {"fields": ["objectives", "starts_on", "partner_organisations", "gone_long_since"]}

    assert ChangeFormatter().format_message(Entry()) == (
        "Changed: objectives, starts on, partner organisations, gone_long_since"
    )
