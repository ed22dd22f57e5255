"""What agencies read of a campaign they see; addresses of tabs; days at the ends of the calendar."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override
from wagtail.log_actions import log

from campaigns.planning.panels import edit_tabs
from clarion.days import DayField
from partners.people.choices import Role
from tests.conftest import person
from tests.factories.campaigns import ActivityFactory, CampaignFactory, LessonFactory, ShortLinkFactory
from tests.factories.toolkits import ToolkitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(organisation_a):
    made = CampaignFactory(name="Roads", lead_organisation=organisation_a)
    ActivityFactory(campaign=made, name="Secret play")
    LessonFactory(campaign=made, text="Secret lesson")
    ShortLinkFactory(campaign=made, code="secret8")
    log(instance=made, action="campaigns.add_cost", data={"cost": "Secret cost"})
    return made


@pytest.mark.parametrize(("role", "sees"), [(Role.AGENCY, False), (Role.PARTNER, True)])
def test_an_agency_reads_the_brief_and_what_became_of_it(client, organisation_a, campaign, role, sees):
    client.force_login(person(role, organisation_a))
    text = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    words = ("Secret play", "Secret lesson", "secret8")
    assert [word in text for word in ("Roads", *words)] == [True, *[sees] * len(words)]
    assert ("Cost line added" in text) is sees
    versions = client.get(reverse("campaign:versions", args=[campaign.pk])).status_code
    assert versions == 404
    calendar = client.get(reverse("calendar"), {"view": "list", "day": campaign.activities.get().starts_on})
    assert any("Secret" in entry.title for entry in calendar.context["entries"]) is sees


def test_a_tab_has_the_same_address_in_every_language(client, editor, campaign):
    client.force_login(editor)
    found = []
    for language in ("ar", "en"):
        with override(language):
            edit_tabs.bind_to_model(type(campaign))
        page = client.get(reverse("campaign:edit", args=[campaign.pk]), headers={"accept-language": language})
        tabs = BeautifulSoup(page.content, "html.parser").select("[role=tab]")
        found.append([tab["href"] for tab in tabs if tab["href"].startswith("#tab-")])
    assert found[0] == found[1]
    assert "#tab-objectives" in found[0]


def test_the_page_that_plans_says_at_once_what_is_missing_and_where(client, editor, campaign):
    client.force_login(editor)
    page = BeautifulSoup(client.get(reverse("campaign:plan", args=[campaign.pk])).content, "html.parser")
    gaps = [(link.get_text(), link["href"].partition("#")[2]) for link in page.select(".clarion-checklist a")]
    assert ("Write at least one objective.", "tab-objectives") in gaps


@pytest.mark.parametrize("day", ["0001-01-01", "1800-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_a_mistake_at_its_field(client, editor, campaign, day):
    client.force_login(editor)
    toolkit = ToolkitFactory(organisation=campaign.lead_organisation)
    forms = {
        "campaign:copy": campaign.pk,
        "activity:copy": campaign.activities.get().pk,
        "toolkit:start": toolkit.pk,
    }
    for name, key in forms.items():
        answer = client.post(reverse(name, args=[key]), {"name": "X", "code": "x", "starts_on": day})
        assert answer.context["form"].errors["starts_on"] == ["Choose a day between 1990 and 2100."], name
    answer = client.post(reverse("campaign:add"), {"name": "X", "starts_on": day})
    assert answer.context["form"].errors["starts_on"] == ["Choose a day between 1990 and 2100."]
    assert DayField().clean("2026-02-28") == datetime.date(2026, 2, 28)
