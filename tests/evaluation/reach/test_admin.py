"""The pages of reach in the admin: who opens them, what they show, and that a file holds the same."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.planning.choices import Medium
from clarion import slots
from evaluation.models import DailyTotal
from evaluation.reach.choices import Measure
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import region
from tests.factories.reach import ReachEntryFactory

pytestmark = pytest.mark.django_db
READERS = ["administrator", "editor", "coordinator", "evaluator", "approver", "partner"]


@pytest.fixture
def entries(campaign):
    return [
        ReachEntryFactory(campaign=campaign, exact=1234),
        ReachEntryFactory(campaign=campaign, measure=Measure.PLAYS, medium=Medium.SHORT_VIDEO, exact=3),
        ReachEntryFactory(campaign=campaign, starts_on=date(2026, 4, 1), area=region("XD-02", "South"), exact=50),
    ]


def page_of(client, campaign, query=""):
    return client.get(reverse("reach_campaign", args=[campaign.code]) + query)


class TestWhoEnters:
    @pytest.mark.parametrize("role", READERS)
    def test_readers(self, client, request, campaign, entries, role):
        client.force_login(request.getfixturevalue(role))
        assert client.get(reverse("reach_list")).status_code == 200
        assert page_of(client, campaign).status_code == 200

    def test_another_organisations_partner_finds_nothing(self, client, partner2, campaign, entries):
        client.force_login(partner2)
        assert page_of(client, campaign).status_code == 404
        assert page_of(client, campaign, "?export=csv").status_code == 404
        assert campaign.name not in client.get(reverse("reach_list")).content.decode()

    def test_an_agency_finds_nothing(self, client, agency, campaign, entries):
        client.force_login(agency)
        assert client.get(reverse("reach_list")).status_code == 404
        assert page_of(client, campaign).status_code == 404

    def test_a_stranger_is_asked_to_sign_in(self, client, campaign):
        assert page_of(client, campaign).status_code == 302

    def test_nothing_can_be_sent_to_it(self, client, evaluator, campaign):
        client.force_login(evaluator)
        assert client.post(reverse("reach_campaign", args=[campaign.code])).status_code == 405


class TestPage:
    def test_it_shows_lines_totals_and_how_they_were_counted(self, client, evaluator, campaign, entries):
        client.force_login(evaluator)
        page = page_of(client, campaign).content.decode()
        assert "1,234" in page
        assert "1,284" in page  # the total of impressions
        assert "Impressions (opportunities to see or hear, not people)" in page
        assert "without cookie or identifier" in page
        assert "do not publish" in page
        assert "unique visitors" not in page

    def test_filters(self, client, evaluator, campaign, entries):
        client.force_login(evaluator)
        for query, shown, hidden in (
            ("?area=XD-02", "South</td>", "1,234"),
            ("?medium=short_video", "Short video</td>", "1,234"),
            ("?start=2026-04-01&end=2026-04-30", "South</td>", "1,234"),
        ):
            page = page_of(client, campaign, query).content.decode()
            assert shown in page
            assert hidden not in page

    @pytest.mark.parametrize(
        "query", ["?start=x", "?area=%27", "?medium=smoke", "?by=year", "?start=2026-04-01&end=2026-03-01", "?p=x"]
    )
    def test_what_is_not_understood_is_no_error(self, client, evaluator, campaign, entries, query):
        client.force_login(evaluator)
        assert page_of(client, campaign, query).status_code == 200

    def test_an_unknown_format_is_not_found(self, client, evaluator, campaign, entries):
        client.force_login(evaluator)
        assert page_of(client, campaign, "?export=pdf").status_code == 404

    def test_long_tables_come_in_pages(self, client, evaluator, campaign):
        for day in range(1, 29):
            for medium in ("web", "sms", "music", "poster"):
                ReachEntryFactory(campaign=campaign, starts_on=date(2026, 3, day), medium=medium)
        client.force_login(evaluator)
        answer = page_of(client, campaign, "?by=day")
        assert (len(answer.context_data["page"]), len(answer.context_data["table"].rows)) == (100, 112)
        assert "?by=day&amp;p=2" in answer.content.decode()

    @pytest.mark.parametrize("rows", [1, 3])
    def test_the_list_costs_the_same_for_one_campaign_and_three(
        self, client, evaluator, django_assert_num_queries, rows
    ):
        for _ in range(rows):
            ReachEntryFactory(campaign=CampaignFactory())
        client.force_login(evaluator)
        client.get(reverse("reach_list"))
        with django_assert_num_queries(13):
            client.get(reverse("reach_list"))


class TestSiteTotals:
    def test_help_pages_are_shown_in_steps_of_five_and_only_as_a_day(self, client, evaluator):
        from django.utils import timezone

        DailyTotal.objects.create(day=timezone.now().date(), what="help", count=7)
        client.force_login(evaluator)
        page = client.get(reverse("reach_list")).content.decode()
        assert "5–9" in page

    def test_partners_do_not_see_the_whole_site(self, client, partner):
        client.force_login(partner)
        assert "The whole site by day" not in client.get(reverse("reach_list")).content.decode()


class TestFiles:
    @pytest.mark.parametrize("query", ["?", "?area=XD-02&", "?medium=short_video&", "?by=day&"])
    def test_a_file_holds_the_lines_of_the_page(self, client, evaluator, campaign, entries, query):
        client.force_login(evaluator)
        table = page_of(client, campaign, query).context_data["table"]
        shown = [
            [row.start.isoformat(), str(row.area), row.medium.label, row.measure.label, str(row.value.lower)]
            for row in table.rows
        ]
        text = b"".join(page_of(client, campaign, f"{query}export=csv").streaming_content).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text)))[1:]
        assert [[line[0], line[3], line[4], line[5], line[6]] for line in lines] == shown
        answer = page_of(client, campaign, f"{query}export=xlsx")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        cells = list(sheet.iter_rows(min_row=2, values_only=True))
        assert [[f"{c[0]:%Y-%m-%d}", c[3], c[4], c[5], str(c[6])] for c in cells] == shown

    def test_text_that_a_spreadsheet_would_run_stays_text(self, client, evaluator, campaign):
        ReachEntryFactory(campaign=campaign, source="manual", method='=HYPERLINK("https://evil.example")')
        client.force_login(evaluator)
        text = b"".join(page_of(client, campaign, "?export=csv").streaming_content).decode("utf-8-sig")
        assert "'=HYPERLINK" in text


class TestTab:
    def tab(self, campaign, user):
        return [tab for tab in slots.collect("campaign_tabs", campaign, user) if tab.key == "reach"]

    def test_a_campaigns_overview_shows_its_reach(self, client, evaluator, campaign, entries):
        client.force_login(evaluator)
        page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
        assert "1,284" in page
        assert reverse("reach_campaign", args=[campaign.code]) in page

    def test_it_is_empty_for_strangers(self, campaign, entries, agency, partner2):
        assert self.tab(campaign, agency) == []
        (tab,) = self.tab(campaign, partner2)
        assert tab.context["totals"] == ()
