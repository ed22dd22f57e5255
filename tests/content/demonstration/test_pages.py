"""The public site of the demonstration says the same in each of its languages."""

import io
import wave

import pytest

from campaigns.models import Campaign
from content.demonstration import pages
from content.demonstration.campaign_plans import PLANS
from content.models import CampaignPage, HomePage
from content.pages.texts import pairs
from tests.factories.campaigns import CampaignFactory
from tests.factories.content import picture_bytes
from tests.factories.partners import HelpServiceFactory, country


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_every_story_is_told_whole_in_each_language(language):
    english, other = pages._stories("en"), pages._stories(language)
    assert set(english) == set(other) == set(pages.SCENES)
    texts = pairs(english, other)
    assert [text for text, told in texts.items() if text == told] == []
    assert max(len(story["summary"]) for story in other.values()) <= 300


def test_every_public_campaign_of_the_plans_has_a_story():
    assert {plan.code for plan in PLANS if plan.status != "draft"} <= set(pages.SCENES)


def test_tones_and_sheet_are_real_files():
    with wave.open(io.BytesIO(pages._tones((262, 330), 0.5))) as file:
        assert (file.getnframes(), file.getframerate()) == (8000, 8000)
    assert pages._sheet(["One (1)", "Two"])[:8] == b"%PDF-1.4"


def test_a_public_campaign_gets_its_pages_once(site, editor, monkeypatch):
    monkeypatch.setattr(pages, "set_up_site", lambda: [])
    monkeypatch.setattr(pages.pictures, "render", lambda svg: picture_bytes("WEBP", size=(40, 30)))
    HelpServiceFactory(coverage=[country()])
    CampaignFactory(code=pages.SPOKEN, status="active", is_demonstration=True)
    CampaignFactory(code="tell-someone", status="draft", is_demonstration=True)
    pages.load(1)
    pages.load(1)
    live = CampaignPage.objects.filter(live=True)
    assert sorted(live.values_list("locale__language_code", "campaign__code")) == [
        (code, pages.SPOKEN) for code in ("ar", "en", "fr")
    ]
    assert Campaign.objects.count() == 2
    assert {block["type"] for block in live.first().body.raw_data} >= {"recording", "handouts", "message", "help_call"}
    assert HomePage.objects.get(locale__language_code="en").body.raw_data[0]["type"] == "picture"
