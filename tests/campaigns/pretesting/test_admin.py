"""Pretests and unintended effects in the admin: prefilled forms, doors by role, lists, filters, exports."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from campaigns.models import Pretest, UnintendedEffect
from campaigns.pretesting.choices import Decision, EffectState, Severity
from campaigns.pretesting.tabs import pretest_notices, pretest_tabs
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ObjectiveFactory
from tests.factories.partners import country, region
from tests.factories.pretesting import EffectFactory, PretestFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

LIST_QUERIES = {"pretest": 4, "effect": 3}


def form_of(objective, **fields):
    return {
        "campaign": objective.campaign_id,
        "objective": objective.pk,
        "audience": objective.audience_id,
        "language": "Wolof (wo)",
        "method": "group",
        "held_on": "2026-02-01",
        "area": country().pk,
        "asked": "20",
        "understood": "17",
        "decision": "keep",
        **fields,
    }


def test_a_coordinator_records_a_pretest_from_the_campaign(client, coordinator):
    objective, other = ObjectiveFactory(), ObjectiveFactory()
    activity = ActivityFactory(campaign=objective.campaign)
    ActivityFactory(campaign=other.campaign)
    client.force_login(coordinator)
    address = f"{reverse('pretest:add')}?campaign={objective.campaign_id}"
    fields = client.get(address).context["form"].fields
    offered = {name: list(fields[name].queryset) for name in ("objective", "audience", "activity")}
    assert offered == {"objective": [objective], "audience": [objective.audience], "activity": [activity]}
    answer = client.post(address, form_of(objective))
    pretest = Pretest.objects.get()
    assert answer.url == reverse("pretest:inspect", args=[pretest.pk])
    assert (pretest.language, pretest.message, pretest.misread) == ("wo", objective.message, None)
    page = client.get(answer.url).content.decode()
    assert "17 of 20 understood it (between 64 and 95 in 100)" in page
    fields = client.get(reverse("pretest:edit", args=[pretest.pk])).context["form"].fields
    assert (list(fields["objective"].queryset), fields["campaign"].disabled) == ([objective], True)


def test_an_unknown_campaign_offers_nothing_and_none_names_each(client, coordinator):
    objective = ObjectiveFactory()
    client.force_login(coordinator)
    form = client.get(f"{reverse('pretest:add')}?campaign=999999").context["form"]
    assert list(form.fields["objective"].queryset) == []
    form = client.get(reverse("pretest:add")).context["form"]
    assert [label for key, label in form.fields["objective"].choices if key] == [
        f"{objective.campaign}: Trafficking in persons: “Check before you go.”"
    ]


@pytest.mark.parametrize(
    ("typed", "kept"), [("Wolof (wo)", "wo"), ("ln", "ln"), ("Lingala", "ln"), ('"Dyula (dyu)"', "dyu"), ("fuc", "fuc")]
)
def test_a_language_is_typed_by_name_or_code(client, editor, typed, kept):
    client.force_login(editor)
    client.post(reverse("pretest:add"), form_of(ObjectiveFactory(), language=typed))
    assert Pretest.objects.get().language == kept


@pytest.mark.parametrize("typed", ["", "Nonsensish", "zz", "wo, ln"])
def test_what_is_no_one_language_is_refused_at_its_field(client, editor, typed):
    client.force_login(editor)
    form = client.post(reverse("pretest:add"), form_of(ObjectiveFactory(), language=typed)).context["form"]
    assert list(form.errors) == ["language"]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"understood": "21"}, ["understood"]),
        ({"women": "4", "men": "16"}, ["women"]),
        ({"decision": "change"}, ["what_changed"]),
        ({"held_on": "2999-01-01"}, ["held_on"]),
        ({"asked": "-1"}, ["asked"]),
    ],
)
def test_a_wrong_total_is_named_at_its_field(client, editor, fields, at):
    client.force_login(editor)
    form = client.post(reverse("pretest:add"), form_of(ObjectiveFactory(), **fields)).context["form"]
    assert list(form.errors) == at


def test_a_partner_logs_an_effect_and_a_coordinator_closes_it(client, partner, coordinator, organisation_a):
    campaign = CampaignFactory(lead_organisation=organisation_a)
    client.force_login(partner)
    address = f"{reverse('effect:add')}?campaign={campaign.pk}"
    assert client.get(address).context["form"].initial["campaign"] == campaign.pk
    given = {
        "campaign": campaign.pk,
        "kind": "backlash",
        "severity": "serious",
        "text": "Some say the campaign is against work abroad.",
        "noticed_on": "2026-03-01",
        "area": country().pk,
    }
    answer = client.post(address, given)
    effect = UnintendedEffect.objects.get()
    assert answer.url == reverse("effect:inspect", args=[effect.pk])
    close = reverse("effect:close", args=[effect.pk])
    assert client.get(close).status_code == 404
    client.force_login(coordinator)
    assert client.post(close, {"what_was_done": "Presenters explain it."}).url == answer.url
    effect.refresh_from_db()
    assert effect.state == EffectState.CLOSED
    late = client.post(close, {"what_was_done": "Again."})
    assert late.context["form"].non_field_errors() == ["It is closed already."]


@pytest.mark.parametrize(
    ("who", "pretest", "effect"),
    [
        ("administrator", [200, 200, 200], [200, 200, 200, 200]),
        ("editor", [200, 200, 200], [200, 200, 200, 200]),
        ("coordinator", [200, 200, 200], [200, 200, 200, 200]),
        ("partner", [200, 302, 302], [200, 200, 302, 404]),
        ("partner2", [404, 302, 404], [404, 200, 404, 404]),
        ("evaluator", [200, 302, 302], [200, 302, 302, 404]),
        ("approver", [200, 302, 302], [200, 302, 302, 404]),
        ("agency", [404, 302, 404], [404, 302, 404, 404]),
    ],
)
def test_doors_by_role(client, who, pretest, effect, request, organisation_a):
    campaign = CampaignFactory(lead_organisation=organisation_a)
    test, logged = PretestFactory(objective=ObjectiveFactory(campaign=campaign)), EffectFactory(campaign=campaign)
    client.force_login(request.getfixturevalue(who))

    def doors(space, record, *names):
        pages = [reverse(f"{space}:{name}", args=[] if name == "add" else [record.pk]) for name in names]
        return [client.get(page).status_code for page in pages]

    assert doors("pretest", test, "inspect", "add", "edit") == pretest
    assert doors("effect", logged, "inspect", "add", "edit", "close") == effect


def test_two_organisations_see_their_own_alone(client, partner, partner2, organisation_a, organisation_b):
    campaigns = [CampaignFactory(lead_organisation=one) for one in (organisation_a, organisation_b)]
    own, other = (PretestFactory(objective=ObjectiveFactory(campaign=one), language=code)
                  for one, code in zip(campaigns, ("wo", "ln"), strict=True))  # fmt: skip
    logged, foreign = (EffectFactory(campaign=one) for one in campaigns)
    for person, test, effect, code in ((partner, own, logged, "wo"), (partner2, other, foreign, "ln")):
        client.force_login(person)
        page = client.get(reverse("pretest:index"))
        assert listed(page) == [test]
        choices = page.context["filters"].form.fields["language"].choices
        assert [key for key, _label in choices if key] == [code]
        assert listed(client.get(reverse("effect:index"))) == [effect]
        rows = export_rows(client.get(reverse("effect:index"), {"export": "csv"}))
        assert [row["Campaign"] for row in rows] == [effect.campaign.code]


def test_filters(client, editor):
    kept = PretestFactory(language="wo")
    changed = PretestFactory(language="ln", decision=Decision.CHANGE, what_changed="The verb.", area=region())
    low, stop = EffectFactory(), EffectFactory(severity=Severity.STOP, kind="copycat", area=region())
    done = EffectFactory(state=EffectState.CLOSED, closed_on="2026-04-01", what_was_done="Cut.")
    client.force_login(editor)

    def found(space, **query):
        return set(listed(client.get(reverse(f"{space}:index"), query)))

    assert found("pretest") == {kept, changed}
    assert found("pretest", campaign=kept.campaign_id) == {kept}
    assert found("pretest", language="ln") == {changed}
    assert found("pretest", decision="change") == {changed}
    assert found("pretest", area=region().code) == {changed}
    assert found("effect", state="open") == {low, stop}
    assert found("effect", state="closed") == {done}
    assert found("effect", kind="copycat") == {stop}
    assert found("effect", severity="stop", state="open") == {stop}
    assert found("effect", campaign=low.campaign_id) == {low}
    assert found("effect", q="nobody may travel") == {low, stop, done}


def test_the_export_is_what_the_list_shows(client, editor):
    PretestFactory(message="=cmd()", language="wo", asked=4, understood=3)
    PretestFactory(language="ln")
    EffectFactory(text="+cmd()")
    client.force_login(editor)
    [row] = export_rows(client.get(reverse("pretest:index"), {"export": "csv", "language": "wo"}))
    assert (row["Language"], row["Understood, in words"]) == ("Wolof", "Not shown: fewer than 5 people were asked")
    assert (row["People asked"], row["Understood it"], row["Would act on it"]) == ("<5", "", "")
    [row] = export_rows(client.get(reverse("pretest:index"), {"export": "csv", "language": "ln"}))
    assert (row["People asked"], row["Understood it"], row["Would act on it"]) == ("20", "17", "")
    assert not row["Message as tested"].startswith("=")
    [row] = export_rows(client.get(reverse("effect:index"), {"export": "csv"}))
    assert not row["What happens"].startswith("+")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("space", "factory"), [("pretest", PretestFactory), ("effect", EffectFactory)])
def test_the_lists_ask_the_same_number_of_questions(client, editor, rows, space, factory):
    for _ in range(rows):
        factory()
    client.force_login(editor)
    client.get(reverse(f"{space}:index"))
    with own_queries(LIST_QUERIES[space]):
        response = client.get(reverse(f"{space}:index"))
    assert len(listed(response)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_overview_shows_both_in_the_same_number_of_questions(client, editor, rows):
    campaign = CampaignFactory()
    for _ in range(rows):
        PretestFactory(objective=ObjectiveFactory(campaign=campaign))
        EffectFactory(campaign=campaign, severity=Severity.STOP)
    with own_queries(OVERVIEW_QUERIES):
        pretest_notices(campaign, editor)
        for tab in pretest_tabs(campaign, editor):
            render_to_string(tab.template_name, {"facts": tab.context, "campaign": campaign})
    client.force_login(editor)
    page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    assert page.count('class="clarion-stop"') == rows
    assert page.count("17 of 20 understood it (between 64 and 95 in 100)") == rows
    for space in ("pretest", "effect"):
        assert f"{reverse(f'{space}:add')}?campaign={campaign.pk}" in page


OVERVIEW_QUERIES = 7


def test_who_may_not_read_them_sees_neither_on_the_overview(client, agency):
    campaign = CampaignFactory(lead_organisation=agency.memberships.get().organisation)
    EffectFactory(campaign=campaign, severity=Severity.STOP)
    client.force_login(agency)
    page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    assert ('id="pretests"' in page, 'id="effects"' in page, "clarion-stop" in page) == (False, False, False)


@pytest.mark.parametrize("name", ["pretest", "effect"])
def test_the_campaigns_areas_are_offered_and_the_only_one_is_chosen(client, coordinator, name):
    inside, elsewhere = region(), country("XXA", "Elsewhere")
    client.force_login(coordinator)

    def form(*areas):
        campaign = CampaignFactory(areas=areas)
        answer = client.get(f"{reverse(f'{name}:add')}?campaign={campaign.pk}")
        return answer.context["form"], answer.content.decode()

    offered, page = form(country())
    assert list(offered.fields["area"].queryset) == [country(), inside]
    assert offered.initial["area"] == country().pk
    assert f'<option value="{country().pk}" selected>' in page
    offered, _page = form(inside, elsewhere)
    assert set(offered.fields["area"].queryset) == {inside, elsewhere}
    assert not offered.initial.get("area")


def test_an_effect_elsewhere_keeps_its_area_when_corrected(client, coordinator):
    effect = EffectFactory(campaign__areas=[country()], area=country("XXA", "Elsewhere"))
    client.force_login(coordinator)
    form = client.get(reverse("effect:edit", args=[effect.pk])).context["form"]
    assert set(form.fields["area"].queryset) == {country(), effect.area}
    assert form.initial["area"] == effect.area_id


def test_what_a_few_people_answered_is_shown_nowhere(client, editor):
    test = PretestFactory(asked=4, understood=3, misread=1)
    test.campaign.languages = ["wo"]
    test.campaign.save()
    client.force_login(editor)
    for address in (
        reverse("pretest:inspect", args=[test.pk]),
        reverse("pretest:index"),
        reverse("campaign:inspect", args=[test.campaign_id]),
    ):
        page = client.get(address).content.decode()
        assert "Not shown: fewer than 5 people were asked" in page
        assert "3 of 4" not in page
        assert "What 4 people" not in page
