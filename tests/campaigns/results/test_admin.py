"""The results framework in the admin: on the campaign's page, in forms, as files, for each role."""

import datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaigns.models import Indicator, Reading, Result
from campaigns.results.sheets import framework_xlsx
from tests.campaigns.queries import own_queries
from tests.campaigns.results.test_tables import as_csv
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ObjectiveFactory
from tests.factories.partners import MembershipFactory, region
from tests.factories.results import IndicatorFactory, ReadingFactory, ResultFactory, TargetFactory, chain
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db


def tab_of(client, campaign):
    answer = client.get(reverse("campaign:inspect", args=[campaign.pk]))
    return next(tab for tab in answer.context["tabs"] if tab.key == "results").context, answer.content.decode()


def test_without_results_the_page_says_where_to_begin(client, editor):
    campaign = CampaignFactory()
    ActivityFactory(campaign=campaign)
    client.force_login(editor)
    facts, text = tab_of(client, campaign)
    assert (facts["steps"], facts["loose"]) == ([], [])
    assert "Begin with one outcome" in text
    assert f'href="{reverse("result:add")}?campaign={campaign.pk}&amp;level=outcome"' in text


def test_the_page_shows_levels_from_the_top_and_what_hangs_loose(client, editor):
    campaign, made, indicator = chain()
    ReadingFactory(indicator=indicator, on=datetime.date(2026, 6, 15), value=Decimal(10))
    activity, objective = ActivityFactory(campaign=campaign), ObjectiveFactory(campaign=campaign)
    alone = ResultFactory(campaign=campaign, code="3.9", statement="Alone")
    client.force_login(editor)
    facts, text = tab_of(client, campaign)
    assert [[line.result.code for line in step.lines] for step in facts["steps"]] == [
        ["4"],
        ["3.1", "3.9"],
        ["2.1"],
        ["1.1"],
    ]
    row = facts["steps"][1].lines[0].measured[0]
    assert (row.latest.value, row.progress.word) == (10, "Behind")
    assert {heading: [row.name for row in rows] for heading, rows in facts["loose"]} == {
        "Activities without a result": [activity.name],
        "Objectives nothing measures": [objective.statement],
        "Results without an indicator": [str(made["impact"]), str(alone), str(made["output"]), str(made["input"])],
        "Results that lead nowhere": [str(alone)],
    }
    for _heading, rows in facts["loose"]:
        for row in rows:
            assert client.get(row.url).status_code == 200
            assert row.url.replace("&", "&amp;") in text


def test_what_is_linked_no_longer_hangs_loose(client, editor):
    campaign, made, _indicator = chain()
    objective = ObjectiveFactory(campaign=campaign)
    made["outcome"].objectives.add(objective)
    activity = ActivityFactory(campaign=campaign)
    client.force_login(editor)
    client.post(reverse("result:of_activity", args=[activity.pk]), {"results": [made["output"].pk]})
    facts, _text = tab_of(client, campaign)
    assert [heading for heading, _rows in facts["loose"]] == ["Results without an indicator"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_framework_asks_the_same_number_of_questions(client, editor, rows):
    campaign = CampaignFactory()
    for _row in range(rows):
        made = chain(campaign)[1] if not Result.objects.exists() else {"outcome": ResultFactory(campaign=campaign)}
        indicator = IndicatorFactory(result=made["outcome"])
        TargetFactory(indicator=indicator)
        ReadingFactory(indicator=indicator)
        made["outcome"].activities.add(ActivityFactory(campaign=campaign))
        made["outcome"].objectives.add(ObjectiveFactory(campaign=campaign))
    client.force_login(editor)
    with own_queries(54):
        client.get(reverse("campaign:inspect", args=[campaign.pk]))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["result", "result_indicator"])
def test_lists_ask_the_same_number_of_questions(client, editor, name, rows):
    for _row in range(rows):
        IndicatorFactory()
    client.force_login(editor)
    with own_queries(3):
        assert len(listed(client.get(reverse(f"{name}:index")))) == rows


def result_form(campaign, **fields):
    return {
        "campaign": campaign.pk,
        "level": "output",
        "code": "2.2",
        "position": 0,
        "statement": "Films are shown.",
        "assumptions": "",
        **fields,
    }


def test_an_editor_adds_a_result_with_its_links_and_goes_back_to_the_framework(client, editor):
    campaign, made, _indicator = chain()
    activity = ActivityFactory(campaign=campaign)
    client.force_login(editor)
    address = f"{reverse('result:add')}?campaign={campaign.pk}&level=output"
    form = client.get(address).context["form"]
    assert (form.initial["level"], list(form.fields["activities"].queryset)) == ("output", [activity])
    assert form.initial["code"] == "2.2"
    assert set(form.fields["leads_to"].queryset) == {made["impact"], made["outcome"], made["output"]}
    data = result_form(campaign, leads_to=[made["outcome"].pk], activities=[activity.pk])
    answer = client.post(address, data)
    assert answer.url == f"{reverse('campaign:inspect', args=[campaign.pk])}#results"
    result = Result.objects.get(code="2.2")
    assert (list(result.leads_to.all()), list(result.activities.all())) == ([made["outcome"]], [activity])
    wrong = client.post(address, result_form(campaign, code="2.3", leads_to=[made["impact"].pk]))
    assert list(wrong.context["form"].errors) == ["leads_to"]


def test_links_to_another_campaign_are_no_choice(client, editor):
    campaign, _made, _indicator = chain()
    foreign = ResultFactory()
    client.force_login(editor)
    for field, record in (("leads_to", foreign), ("activities", ActivityFactory()), ("objectives", ObjectiveFactory())):
        answer = client.post(reverse("result:add"), result_form(campaign, **{field: [record.pk]}))
        assert list(answer.context["form"].errors) == [field]


def test_a_form_without_a_campaign_offers_no_links(client, editor):
    client.force_login(editor)
    for query in ("", "?campaign=x", f"?campaign={'9' * 30}", "?campaign=987654", "?level=x&objective=-"):
        assert "leads_to" not in client.get(reverse("result:add") + query).context["form"].fields


def test_the_suggested_code_tells_nothing_of_a_framework_one_may_not_see(client, editor):
    campaign, _made, _indicator = chain()
    campaign.areas.set([region("XD-02", "South")])
    MembershipFactory(user=editor).areas.set([region("XD-01", "North")])
    client.force_login(editor)
    initial = client.get(f"{reverse('result:add')}?campaign={campaign.pk}&level=output").context["form"].initial
    assert ("campaign" in initial, initial["code"]) == (False, "2.1")


def indicator_form(result, **fields):
    return nested_form_data(
        {
            "result": result.pk,
            "name": "Calls",
            "definition": "",
            "unit": "calls a month",
            "frequency": "monthly",
            "source": "",
            "direction": "ambiguous",
            "baseline": "",
            "baseline_on": "",
            "rule": "cumulative",
            "targets": inline_formset([{"ends_on": "2026-06-30", "value": "40"}]),
            **fields,
        }
    ) | {"disaggregation": ["language"]}


def test_an_editor_adds_an_indicator_with_targets(client, editor):
    _campaign, made, _indicator = chain()
    client.force_login(editor)
    address = f"{reverse('result_indicator:add')}?result={made['output'].pk}"
    offered = client.get(address).context["form"].fields["result"].queryset
    assert set(offered) == set(made.values())
    answer = client.post(address, indicator_form(made["output"]))
    indicator = Indicator.objects.get(name="Calls")
    assert answer.url == reverse("result_indicator:inspect", args=[indicator.pk])
    assert (indicator.number, indicator.disaggregation, indicator.targets.get().value) == (1, ["language"], 40)
    wrong = client.post(address, indicator_form(made["output"], name="B", baseline="4"))
    assert list(wrong.context["form"].errors) == ["baseline_on"]
    page = client.get(answer.url)
    assert [period.word for period in page.context["periods"]] == ["Not measured"]
    assert "not yet known" in page.content.decode()


def test_a_coordinator_records_corrects_and_takes_back_in_the_browser(client, coordinator):
    indicator = IndicatorFactory()
    client.force_login(coordinator)
    client.post(
        reverse("result_indicator:record", args=[indicator.pk]), {"on": "2026-06-01", "value": "3", "note": "Told."}
    )
    reading = Reading.objects.get()
    client.post(reverse("result_indicator:correct", args=[reading.pk]), {"value": "4.5", "note": ""})
    reading.refresh_from_db()
    assert (reading.value, reading.note) == (Decimal("4.5"), "")
    answer = client.post(reverse("result_indicator:take_back", args=[reading.pk]), {"reason": "A mistake."})
    assert answer.url == reverse("result_indicator:inspect", args=[indicator.pk])
    assert Reading.objects.count() == 0
    bad = client.post(reverse("result_indicator:record", args=[indicator.pk]), {"on": "2026-06-01", "value": "NaN"})
    assert list(bad.context["form"].errors) == ["value"]


def test_deleting_goes_through_the_verb(client, editor):
    reading = ReadingFactory()
    indicator, result = reading.indicator, reading.indicator.result
    client.force_login(editor)
    for name, record in (("result_indicator", indicator), ("result", result)):
        answer = client.post(reverse(f"{name}:delete", args=[record.pk]))
        assert answer.url == reverse(f"{name}:edit", args=[record.pk])
    reading.delete()
    for name, record in (("result_indicator", indicator), ("result", result)):
        answer = client.post(reverse(f"{name}:delete", args=[record.pk]))
        assert answer.url == f"{reverse('campaign:inspect', args=[result.campaign_id])}#results"
    assert (Indicator.objects.count(), Result.objects.count()) == (0, 0)


@pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfLevel,Code"), ("pdf", b"%PDF-")])
def test_the_framework_is_downloaded_by_who_may_see_the_campaign(client, partner, kind, start):
    own = MembershipFactory(user=partner).organisation
    campaign, _made, _indicator = chain(lead_organisation=own)
    foreign = CampaignFactory()
    client.force_login(partner)
    answer = client.get(reverse("result:export", args=[campaign.pk, kind]))
    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'attachment; filename="{campaign.code}-results.{kind}"'
    assert client.get(reverse("result:export", args=[foreign.pk, kind])).status_code == 404
    assert client.get(reverse("result:export", args=[campaign.pk, "exe"])).status_code == 404


def test_a_machine_without_pdf_says_so(client, editor, monkeypatch):
    from clarion.files.pdf import NoPdf

    def refuse(campaign):
        raise NoPdf

    monkeypatch.setattr("campaigns.results.exchange_views.framework_pdf", refuse)
    campaign = CampaignFactory()
    client.force_login(editor)
    answer = client.get(reverse("result:export", args=[campaign.pk, "pdf"]))
    assert answer.url == f"{reverse('campaign:inspect', args=[campaign.pk])}#results"


def confirming(shown):
    """What the button of the page posts."""
    button = BeautifulSoup(shown.content, "html.parser").select_one("button[name=confirm]")
    return {"confirm": button["value"]}


def test_a_table_is_looked_at_then_brought_in(client, editor):
    campaign, _made, _indicator = chain()
    client.force_login(editor)
    address = reverse("result:import", args=[campaign.pk])
    shown = client.post(address, {"file": as_csv({"code": "3.1", "statement": "New words."})})
    assert ([c.name for c in shown.context["plan"].changed], Result.objects.filter(statement="New words.").count()) == (
        ["3.1 Result 3.1"],
        0,
    )
    answer = client.post(address, confirming(shown))
    assert answer.url == f"{reverse('campaign:inspect', args=[campaign.pk])}#results"
    assert Result.objects.filter(statement="New words.").count() == 1
    assert client.post(address, confirming(shown)).url == address


def test_a_confirmed_table_belongs_to_its_campaign_and_to_what_was_shown(client, editor):
    campaign, made, _indicator = chain()
    client.force_login(editor)
    address = reverse("result:import", args=[campaign.pk])
    shown = client.post(address, {"file": as_csv({"code": "3.1", "statement": "New words."})})
    other = reverse("result:import", args=[CampaignFactory().pk])
    assert client.post(other, confirming(shown)).url == other
    shown = client.post(address, {"file": as_csv({"code": "3.1", "statement": "New words."})})
    Result.objects.filter(pk=made["outcome"].pk).update(statement="A colleague's.")
    answer = client.post(address, confirming(shown))
    assert "The framework changed since you looked" in answer.content.decode()
    assert Result.objects.filter(statement="New words.").count() == 0


def with_code(code, **also):
    return {"file": as_csv({"level": "outcome", "code": code, "statement": "They call.", **also})}


OTHER_FILE = "Another file was read since that page was shown, so nothing was stored. Please choose the file again."


def codes_and_words(client, address, data):
    """What is stored after a confirmation that was refused, and what the person reads."""
    answer = client.post(address, data, follow=True)
    words = [str(message) for message in answer.context["messages"]]
    return list(Result.objects.values_list("code", flat=True)), words


def test_of_two_pages_each_stores_what_it_showed_or_nothing(client, editor):
    client.force_login(editor)
    address = reverse("result:import", args=[CampaignFactory().pk])
    first = client.post(address, with_code("1"))
    second = client.post(address, with_code("2"))
    assert codes_and_words(client, address, confirming(first)) == ([], [OTHER_FILE])
    assert client.post(address, {"confirm": "1"}).url == address
    assert Result.objects.count() == 0
    client.post(address, confirming(second))
    assert list(Result.objects.values_list("code", flat=True)) == ["2"]


def test_a_table_for_another_campaign_takes_the_place_of_the_first(client, editor):
    client.force_login(editor)
    first, second = (reverse("result:import", args=[CampaignFactory().pk]) for _campaign in range(2))
    shown, same = client.post(first, with_code("1")), client.post(second, with_code("1"))
    assert codes_and_words(client, first, confirming(shown)) == ([], [OTHER_FILE])
    assert codes_and_words(client, first, confirming(same)) == ([], [OTHER_FILE])


@pytest.mark.parametrize("fault", ["row", "file", "nothing new"])
def test_a_later_file_that_cannot_be_stored_takes_the_place_of_the_first(client, editor, fault):
    client.force_login(editor)
    campaign = CampaignFactory()
    address = reverse("result:import", args=[campaign.pk])
    shown = client.post(address, with_code("1"))
    later = {"row": with_code("2", level="goal"), "file": {"file": as_csv()}, "nothing new": {"file": as_csv()}}[fault]
    if fault == "file":
        later["file"].name = "results.txt"
    client.post(address, later)
    nothing = "There is nothing to confirm; please choose the file again."
    assert codes_and_words(client, address, confirming(shown)) == ([], [nothing])


def test_refused_rows_and_unreadable_files_are_shown(client, editor):
    campaign = CampaignFactory()
    client.force_login(editor)
    address = reverse("result:import", args=[campaign.pk])
    answer = client.post(address, {"file": as_csv({"level": "goal", "code": "1", "statement": "x"})})
    assert [fault.row for fault in answer.context["plan"].faults] == [2]
    assert 'name="confirm"' not in answer.content.decode()
    odd = as_csv()
    odd.name = "results.txt"
    assert list(client.post(address, {"file": odd}).context["form"].errors) == ["file"]


def test_the_own_download_brought_in_changes_nothing(client, editor):
    from django.core.files.uploadedfile import SimpleUploadedFile

    campaign, _made, _indicator = chain()
    client.force_login(editor)
    file = SimpleUploadedFile("a.xlsx", framework_xlsx(campaign))
    answer = client.post(reverse("result:import", args=[campaign.pk]), {"file": file})
    assert "Nothing would change" in answer.content.decode()


def test_a_framework_is_taken_over_from_another_campaign(client, editor):
    source, _made, _indicator = chain()
    target = CampaignFactory()
    client.force_login(editor)
    address = reverse("result:take_over", args=[target.pk])
    assert list(client.get(address).context["form"].fields["source"].queryset) == [source]
    client.post(address, {"source": source.pk})
    assert target.results.count() == 4


WRITING = ("result:add", "result_indicator:add")
OF_CAMPAIGN = ("result:import", "result:take_over")


@pytest.mark.parametrize("role", ["partner", "coordinator", "agency", "evaluator", "approver"])
def test_who_only_reads_finds_no_way_to_write(client, request, role):
    person = request.getfixturevalue(role)
    own = MembershipFactory(user=person).organisation
    campaign, made, indicator = chain(lead_organisation=own)
    ActivityFactory(campaign=campaign)
    client.force_login(person)
    facts, text = tab_of(client, campaign)
    assert (facts["may_edit"], facts["may_record"]) == (False, role == "coordinator")
    assert reverse("result:add") not in text
    for name in OF_CAMPAIGN:
        assert client.get(reverse(name, args=[campaign.pk])).status_code == 404
    for name in WRITING:
        assert client.get(reverse(name)).status_code == 302
    assert client.get(reverse("result:edit", args=[made["output"].pk])).status_code == 302
    assert client.get(reverse("result_indicator:inspect", args=[indicator.pk])).status_code == 200
    expected = 200 if role == "coordinator" else 404
    assert client.get(reverse("result_indicator:record", args=[indicator.pk])).status_code == expected


def test_another_organisation_finds_nothing(client, partner):
    MembershipFactory(user=partner)
    campaign, made, indicator = chain()
    reading = ReadingFactory(indicator=indicator)
    client.force_login(partner)
    assert listed(client.get(reverse("result:index"))) == listed(client.get(reverse("result_indicator:index"))) == []
    for address in (
        reverse("result:edit", args=[made["output"].pk]),
        reverse("result_indicator:inspect", args=[indicator.pk]),
        reverse("result_indicator:correct", args=[reading.pk]),
        reverse("result:import", args=[campaign.pk]),
        reverse("result:export", args=[campaign.pk, "csv"]),
    ):
        assert client.get(address).status_code == 404


def test_the_lists_are_exported(client, editor):
    _campaign, made, indicator = chain()
    client.force_login(editor)
    rows = export_rows(client.get(reverse("result:index") + "?export=csv"))
    assert sorted(row["Code"] for row in rows) == ["1.1", "2.1", "3.1", "4"]
    rows = export_rows(client.get(reverse("result_indicator:index") + "?export=csv"))
    assert [row["Result"] for row in rows] == [made["outcome"].code]
    assert indicator.name in str(rows)
