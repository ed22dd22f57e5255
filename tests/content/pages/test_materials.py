"""Materials: each kind is read by everybody, found in the library, and published only when it is finished."""

from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, PageLogEntry

from content.pages.actions import create_material
from content.pages.choices import MEDIUM_OF, MaterialKind
from content.pages.models import KINDS, MaterialPage
from content.pages.parts import BLOCKS, NEEDED, parts_of
from tests.factories.campaigns import CampaignFactory, ObjectiveFactory
from tests.factories.content import PARTS, ImageFactory, RecordingFactory, campaign_page, material_page
from tests.factories.partners import HelpServiceFactory, country, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(site):
    HelpServiceFactory.create_batch(2)
    return site


def test_every_kind_has_a_page_type_its_blocks_and_a_medium():
    kinds = set(MaterialKind.values)
    assert set(KINDS) == set(BLOCKS) == set(NEEDED) == set(MEDIUM_OF) == kinds
    for kind in kinds:
        assert set(NEEDED[kind]) <= dict(parts_of(kind)).keys()


@pytest.mark.parametrize("kind", MaterialKind.values)
def test_each_kind_shows_its_parts(library, client, kind):
    material_page(kind, spoken_language="ln", content_warning="A threat is heard", credits="Demonstration Players")
    response = client.get(f"/en/materials/{kind.replace('_', '-')}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert f'data-medium="{MEDIUM_OF[kind]}"' in page
    for shown in ("Lingala", "A threat is heard", "Demonstration Players", str(MaterialKind(kind).label)):
        assert shown in page
    words = {
        "script": "Who pays?",
        "scene": "At the quay",
        "cue_sheet": "A boat leaves",
        "episode": "A cousin calls.",
        "cast": "sells fish",
        "properties": "Suitcase",
        "step": "Say the rules.",
        "goals": "name one help line",
        "questions": "Listen for: debts",
        "disclosure": "Do not ask for details.",
        "lyrics": "talk",
        "print_file": "A real job can wait.",
        "panel": "She reads it twice.",
        "app_link": "https://demonstration.example/app",
        "app_traces": "An icon called Weather.",
        "spoken_text": "To read aloud, 20 seconds",
        "version": "30 seconds",
        "broadcast_file": "For stations: Radio",
        "text": "Ask who pays.",
    }
    assert set(PARTS) == set(words)
    for name in dict(parts_of(kind)):
        if name in words:
            assert words[name] in page, name


def statements_of(client, address) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_the_library_and_of_a_material(library, client, number):
    campaign = CampaignFactory(status="active", areas=[country(), region()])
    campaign_page(campaign=campaign)
    for place in range(number):
        material_page(
            "radio_spot", slug=f"spot-{place}", campaign=campaign, cover=ImageFactory(), cover_alternative="A radio"
        )
    for address, expected in {"/en/materials/": 4, "/en/materials/?q=spot": 5, "/en/materials/spot-0/": 6}.items():
        statements = statements_of(client, address)
        assert [sql for sql, times in Counter(statements).items() if times > 1] == []
        assert len(statements) == expected, "\n".join(statements)


def shown(client, query="") -> list[str]:
    response = client.get(f"/en/materials/{query}")
    return [card["title"] for card in response.context["cards"]]


def test_the_library_is_filtered_and_searched(library, client):
    material_page("poster", title="A real job can wait", spoken_language="en", audience="youth")
    material_page("radio_spot", title="The boat", spoken_language="ln", theme="smuggling")
    assert sorted(shown(client)) == ["A real job can wait", "The boat"]
    assert shown(client, "?medium=poster") == ["A real job can wait"]
    assert shown(client, "?theme=smuggling") == ["The boat"]
    assert shown(client, "?audience=youth") == ["A real job can wait"]
    assert shown(client, "?language=ln") == ["The boat"]
    assert shown(client, "?q=boat") == ["The boat"]
    assert shown(client, "?q=quay+nowhere") == []
    assert sorted(shown(client, "?medium=nonsense&language=xx")) == ["A real job can wait", "The boat"]


def test_a_material_of_a_hidden_campaign_is_nowhere(library, client):
    campaign = CampaignFactory(status="active")
    page = material_page("poster", title="Hidden one", campaign=campaign)
    assert shown(client) == ["Hidden one"]
    campaign.status = "draft"
    campaign.save()
    assert (shown(client), shown(client, "?q=hidden")) == ([], [])
    assert client.get("/en/materials/poster/").status_code == 404
    assert "Hidden one" not in client.get("/en/search/?q=hidden").content.decode()
    assert f"/materials/{page.slug}/" not in client.get("/sitemap.xml").content.decode()


def test_a_campaign_page_shows_its_materials(library, client):
    campaign = CampaignFactory(status="active", areas=[country()])
    campaign_page(campaign=campaign, slug="check-first")
    material_page("poster", title="A real job can wait", campaign=campaign)
    material_page("story", title="Another's story")
    page = client.get("/en/campaigns/check-first/").content.decode()
    assert "A real job can wait" in page
    assert "Another&#x27;s story" not in page


@pytest.mark.parametrize(("kind", "length"), [("radio_spot", "31 seconds"), ("seminar", "15 minutes"), ("theatre", "")])
def test_the_length_is_that_of_the_material_and_not_of_a_recording_beside_it(library, client, kind, length):
    page = material_page(kind)
    facts = client.get(f"/en/materials/{page.slug}/").context["facts"]
    assert [value for label, value in facts if str(label) == "Length"] == [length][: bool(length)]


def test_a_panel_keeps_its_words_where_its_picture_is_also_the_cover(library, client):
    image = ImageFactory()
    panel = {**PARTS["panel"](), "image": image}
    material_page("story", parts=[("panel", panel)], cover=image, cover_alternative="Two sisters")
    assert "She reads it twice." in client.get("/en/materials/story/").content.decode()


@pytest.mark.parametrize("kind", MaterialKind.values)
def test_an_unfinished_material_does_not_go_live(library, kind):
    page = material_page(kind, parts=[])
    assert page.live is False
    labels = dict(parts_of(kind))
    assert page.missing_parts() == [str(labels[name].label) for name in NEEDED[kind]]
    assert PageLogEntry.objects.filter(page=page, action="clarion.publication_refused").count() == 1


def test_no_help_for_the_area_no_publication(site):
    HelpServiceFactory(coverage=[region()])
    page = material_page("poster", area=country())
    assert page.live is False
    assert [gap.field for gap in page.gaps()] == ["area"]
    HelpServiceFactory(coverage=[country()])
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.live is True


def test_the_editor_says_what_is_missing_at_its_field(library, client, editor):
    client.force_login(editor)
    page = material_page("poster", parts=[], publish=False)
    address = f"/admin/pages/{page.pk}/edit/"
    form = {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "campaign": "",
        "theme": "trafficking",
        "audience": "public",
        "suitability": "everyone",
        "parts-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    assert client.post(address, form).status_code == 302
    answer = client.post(address, {**form, "action-publish": "1"})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"parts": ["Still missing: Sheet to print."]}
    assert MaterialPage.objects.get(pk=page.pk).live is False


class TestNewMaterial:
    def test_the_draft_takes_theme_and_campaign_from_the_record(self, library, editor):
        campaign = CampaignFactory(status="active")
        ObjectiveFactory(campaign=campaign, theme="smuggling")
        page = create_material(by=editor, kind="radio_spot", title="The boat", campaign=campaign)
        assert (page.live, page.theme, page.campaign, page.slug) == (False, "smuggling", campaign, "the-boat")
        again = create_material(by=editor, kind="radio_spot", title="The boat", campaign=None)
        assert again.slug == "the-boat-2"
        assert PageLogEntry.objects.filter(action="clarion.material_created").count() == 2
        assert ModelLogEntry.objects.filter(action="clarion.material_created").count() == 0

    def test_wrong_values_are_refused(self, library, editor):
        with pytest.raises(ValidationError):
            create_material(by=editor, kind="fax", title="The boat")
        with pytest.raises(ValidationError):
            create_material(by=editor, kind="poster", title="  ")
        assert MaterialPage.objects.count() == 0

    def test_strangers_find_nothing(self, library, client, partner):
        with pytest.raises(PermissionDenied):
            create_material(by=partner, kind="poster", title="The boat")
        client.force_login(partner)
        assert client.get("/admin/materials/new/").status_code == 404

    def test_through_the_form(self, library, client, editor):
        client.force_login(editor)
        campaign = CampaignFactory(status="active")
        assert (
            f'value="{campaign.pk}" selected'
            in client.get(f"/admin/materials/new/?campaign={campaign.pk}").content.decode()
        )
        answer = client.post("/admin/materials/new/", {"kind": "poster", "title": "Wait", "campaign": campaign.pk})
        page = MaterialPage.objects.get()
        assert answer["Location"] == f"/admin/pages/{page.pk}/edit/"
        assert client.get(answer["Location"]).status_code == 200

    def test_an_empty_form_says_what_is_missing(self, library, client, editor):
        client.force_login(editor)
        answer = client.post("/admin/materials/new/", {})
        assert set(answer.context["form"].errors) == {"kind", "title"}


def test_a_recording_without_its_words_is_refused(library, editor, client):
    silent = RecordingFactory(transcript="")
    for name in ("version", "broadcast_file", "episode"):
        block = dict(parts_of("radio_show"))[name]
        value = block.to_python({**block.get_prep_value(block.to_python(_raw(name))), "recording": silent.pk})
        with pytest.raises(ValidationError):
            block.clean(value)


def _raw(name):
    return {"version": {"label": ""}, "broadcast_file": {"use": "tv"}, "episode": {"title": "One"}}[name]
