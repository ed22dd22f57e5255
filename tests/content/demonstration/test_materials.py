"""The library of the demonstration holds a material of each kind, the same in each of its languages."""

from io import BytesIO

import av
import pytest

from campaigns.planning.choices import Theme
from content.demonstration import material_files, materials, pages, pictures
from content.demonstration.campaign_plans import PLANS as CAMPAIGNS
from content.demonstration.material_plans import PLANS
from content.models import Handout, Image, Recording
from content.pages.choices import MaterialKind
from content.pages.models import MaterialPage
from content.pages.texts import pairs
from tests.factories.campaigns import CampaignFactory
from tests.factories.content import picture_bytes
from tests.factories.partners import HelpServiceFactory, country


@pytest.fixture
def small_pictures(monkeypatch):
    monkeypatch.setattr(pictures, "render", lambda svg: picture_bytes("WEBP", size=(40, 30)))


@pytest.mark.parametrize("language", materials.LANGUAGES)
def test_every_material_is_told_whole_in_each_language(language):
    english, other = materials._texts("en"), materials._texts(language)
    assert list(english) == list(other) == [plan.slug for plan in PLANS]
    assert [text for text, told in pairs(english, other).items() if text == told] == []
    assert max(len(story["summary"]) for story in (*english.values(), *other.values())) <= 300


def test_the_plans_hold_every_kind():
    assert {plan.kind for plan in PLANS} == set(MaterialKind)
    assert len(PLANS) == len({plan.slug for plan in PLANS}) == 18


def test_no_material_speaks_on_a_theme_that_its_campaign_has_not():
    themes = {plan.code: {goal.theme for goal in plan.goals} for plan in CAMPAIGNS}
    strangers = [plan.slug for plan in PLANS if plan.theme not in themes.get(plan.campaign, {Theme.TRAFFICKING})]
    assert strangers == []


def test_a_moving_poster_is_a_small_video_and_the_same_each_time(small_pictures):
    plan = next(plan for plan in PLANS if plan.kind == MaterialKind.TV_SPOT)
    one, other = (material_files._video("The number", plan, 30, "en").read() for _time in range(2))
    assert one == other
    assert len(one) < 150_000
    with av.open(BytesIO(one)) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height, stream.frames) == (426, 240, 48)


def test_each_kind_is_live_in_each_language_and_is_made_once(site, editor, small_pictures):
    HelpServiceFactory(coverage=[country()])
    for code in {plan.campaign for plan in PLANS}:
        CampaignFactory(code=code, status="active", is_demonstration=True)
    said = materials.load(1)
    assert said == "Materials: 18 of 15 kinds, in English, French and Arabic."
    assert sorted(MaterialPage.objects.filter(live=True).values_list("locale__language_code", "slug")) == sorted(
        (language, plan.slug) for language in ("en", *pages.LANGUAGES) for plan in PLANS
    )
    before = _state()
    assert materials.load(1) == said
    assert _state() == before
    assert sorted(_titles("ar")) == sorted(story["title"] for story in materials._texts("ar").values())


def test_a_campaign_that_is_not_public_gets_no_material(site, editor, small_pictures):
    CampaignFactory(code="open-ways", status="draft", is_demonstration=True)
    assert materials.load(1) == "Materials: 0 of 0 kinds, in English, French and Arabic."
    assert MaterialPage.objects.count() == 0


def _titles(language):
    return MaterialPage.objects.filter(locale__language_code=language).values_list("title", flat=True)


def _state():
    pages_now = MaterialPage.objects.order_by("pk").values_list("pk", "title", "latest_revision_id")
    return list(pages_now), [model.objects.count() for model in (Image, Recording, Handout)]
