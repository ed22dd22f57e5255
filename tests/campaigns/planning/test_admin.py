"""Planning in the admin: each role sees and does what the roles say, through the verbs."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaigns.models import Activity, Campaign, Objective, ShortLink
from campaigns.planning.choices import Medium, Status, Theme
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import (
    ActivityFactory,
    CampaignFactory,
    ObjectiveFactory,
    ShortLinkFactory,
    complete_campaign,
)
from tests.factories.partners import OrganisationFactory, country, region
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

BRIEF = {
    "name": "Check before you go",
    "code": "check-before-you-go",
    "starts_on": "2026-03-01",
    "ends_on": "2026-09-30",
    "areas": "XDM",
    "summary": "",
    "budget_amount": "",
    "budget_currency": "",
    "hue": "200",
}


def brief(campaign=None, **fields):
    organisation = campaign.lead_organisation if campaign else OrganisationFactory()
    return {**BRIEF, "lead_organisation": organisation.pk, **fields}


def formsets(**given):
    """Posted inline forms: those given, the others empty."""
    names = ("audiences", "objectives", "evidence", "activities")
    return {name: inline_formset(given.get(name, [])) for name in names}


def test_an_editor_creates_a_draft_and_goes_on_to_its_objectives(client, editor):
    country()
    client.force_login(editor)
    response = client.post(reverse("campaign:add"), brief())
    campaign = Campaign.objects.get()
    assert response.url == reverse("campaign:edit", args=[campaign.pk]) + "#tab-objectives"
    assert campaign.status == Status.DRAFT
    assert [area.code for area in campaign.areas.all()] == ["XDM"]
    assert [e.action for e in ModelLogEntry.objects.for_instance(campaign)] == ["campaigns.create"]


def test_what_the_database_would_refuse_is_said_in_plain_words(client, editor):
    country()
    client.force_login(editor)
    response = client.post(reverse("campaign:add"), brief(budget_amount="100", ends_on="2026-01-01"))
    assert response.status_code == 200
    assert response.context["form"].errors == {
        "ends_on": ["The last day is before the first."],
        "budget_currency": ["A budget needs its currency, and a currency its budget."],
    }
    assert not Campaign.objects.exists()


def test_a_currency_is_chosen_and_one_on_record_stays(client, editor):
    country()
    client.force_login(editor)
    for made_up in ("usd", "ZZZ"):
        refused = client.post(reverse("campaign:add"), brief(budget_amount="100", budget_currency=made_up))
        assert list(refused.context["form"].errors) == ["budget_currency"]
    old = CampaignFactory(budget_amount=1, budget_currency="DEM")
    page = client.get(reverse("campaign:edit", args=[old.pk]))
    assert ("DEM", "DEM") in page.context["form"].fields["budget_currency"].choices


def test_targets_are_shown_without_the_zeros_of_the_database(client, editor):
    campaign = complete_campaign()
    campaign.objectives.update(target=50)
    client.force_login(editor)
    form = client.get(reverse("campaign:edit", args=[campaign.pk])).context["form"]
    assert str(form.formsets["objectives"].forms[0]["target"].value()) == "50"


def test_all_tabs_are_saved_together(client, editor):
    campaign = complete_campaign()
    audience, evidence = campaign.audiences.get(), campaign.evidence.get()
    objective = campaign.objectives.get()
    client.force_login(editor)
    address = reverse("campaign:edit", args=[campaign.pk])
    assert client.get(address).status_code == 200
    data = nested_form_data(
        {
            **brief(campaign),
            "audiences": inline_formset(
                [{"id": audience.pk, "name": "Pupils", "size": "", "size_source": ""}], initial=1
            ),
            "objectives": inline_formset(
                [
                    {**plain(objective), "id": objective.pk, "statement": "Half of them check an offer."},
                    {**plain(objective), "theme": Theme.SMUGGLING, "area": campaign.areas.get().pk},
                ],
                initial=1,
            ),
            "evidence": inline_formset(
                [{"id": evidence.pk, "theme": evidence.theme, "no_data_reason": "None published."}], initial=1
            ),
            "activities": inline_formset(
                [
                    {
                        "name": "Spots",
                        "medium": Medium.RADIO_SPOT,
                        "starts_on": "2026-04-01",
                        "ends_on": "2026-05-01",
                        "areas": "XDM",
                    }
                ]
            ),
        }
    )
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    assert [(o.theme, o.statement) for o in Objective.objects.all()] == [
        (Theme.TRAFFICKING, "Half of them check an offer."),
        (Theme.SMUGGLING, objective.statement),
    ]
    activity = Activity.objects.get()
    assert [area.code for area in activity.areas.all()] == ["XDM"]
    entry = ModelLogEntry.objects.for_instance(campaign).first()
    assert entry.data == {
        "fields": ["activities", "audiences", "code", "ends_on", "evidence", "name", "objectives", "starts_on"]
    }


def plain(objective):
    names = ("theme", "behaviour", "statement", "message", "indicator", "direction", "baseline", "baseline_reason")
    names += ("target", "unit", "due_on")
    values = {name: getattr(objective, name) for name in names}
    values = {name: "" if value is None else value for name, value in values.items()}
    return {**values, "audience": objective.audience_id, "area": objective.area_id}


def test_contradictions_show_at_their_inline_form(client, editor):
    campaign = CampaignFactory()
    client.force_login(editor)
    data = nested_form_data(
        {
            **brief(campaign),
            **formsets(
                activities=[{"name": "Late", "medium": Medium.WEB, "starts_on": "2027-01-01", "ends_on": "2027-01-02"}]
            ),
        }
    )
    response = client.post(reverse("campaign:edit", args=[campaign.pk]), data)
    assert response.status_code == 200
    assert response.context["form"].formsets["activities"].non_form_errors() == [
        "Late: Its dates lie outside the campaign's."
    ]
    assert not Activity.objects.exists()


def test_objectives_offer_only_own_audiences_and_areas(client, editor):
    campaign, other = complete_campaign(areas=[country()]), complete_campaign()
    here, elsewhere = region(), country("XXA", "Elsewhere")
    client.force_login(editor)
    form = client.get(reverse("campaign:edit", args=[campaign.pk])).context["form"]
    for each in (form.formsets["objectives"].forms[0], form.formsets["objectives"].empty_form):
        assert list(each.fields["audience"].queryset) == list(campaign.audiences.all())
        assert set(each.fields["area"].queryset) == {country(), here}
    assert other.audiences.get() not in form.formsets["objectives"].forms[0].fields["audience"].queryset
    assert elsewhere not in form.formsets["objectives"].forms[0].fields["area"].queryset


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, editor, rows):
    for _ in range(rows):
        campaign = complete_campaign()
        ActivityFactory(campaign=campaign)
    client.force_login(editor)
    client.get(reverse("campaign:index"))
    with own_queries(LIST_QUERIES):
        response = client.get(reverse("campaign:index"))
    assert len(listed(response)) == rows


LIST_QUERIES = 7


def test_filters_and_search(client, editor):
    radio = complete_campaign(name="Radio", areas=[region()])
    ActivityFactory(campaign=radio, medium=Medium.RADIO_SHOW)
    road = CampaignFactory(name="Road", areas=[country("XXA", "Elsewhere")], status=Status.ACTIVE)
    ObjectiveFactory(campaign=road, theme=Theme.SMUGGLING)
    client.force_login(editor)

    def found(**query):
        return listed(client.get(reverse("campaign:index"), query))

    assert found() == [radio, road]
    assert found(status="active") == [road]
    assert found(theme="smuggling") == [road]
    assert found(medium="radio_show") == [radio]
    assert found(area=region().pk) == [radio]
    assert found(lead_organisation=road.lead_organisation.pk) == [road]
    assert found(q="Road") == [road]


def test_the_export_is_what_the_list_shows(client, editor):
    complete_campaign(code="one", status=Status.ACTIVE)
    complete_campaign(code="two", name="=cmd()")
    client.force_login(editor)
    rows = export_rows(client.get(reverse("campaign:index"), {"export": "csv", "status": "draft"}))
    assert [row["Code"] for row in rows] == ["two"]
    assert not rows[0]["Name"].startswith("=")


def test_the_overview_says_what_is_missing_and_offers_moves(client, editor):
    campaign = CampaignFactory(areas=[])
    client.force_login(editor)
    response = client.get(reverse("campaign:inspect", args=[campaign.pk]))
    assert [gap.field for gap in response.context["missing"]] == ["campaign_areas", "audiences", "objectives"]
    assert [move.name for move in response.context["moves"]] == ["plan", "cancel"]


def test_a_move_is_confirmed_by_post_alone(client, editor):
    campaign = complete_campaign()
    client.force_login(editor)
    address = reverse("campaign:plan", args=[campaign.pk])
    assert client.get(address).status_code == 200
    campaign.refresh_from_db()
    assert campaign.status == Status.DRAFT
    assert client.post(address).url == reverse("campaign:inspect", args=[campaign.pk])
    campaign.refresh_from_db()
    assert campaign.status == Status.PLANNED


def test_a_refused_move_says_why(client, editor):
    campaign = CampaignFactory(areas=[])
    client.force_login(editor)
    response = client.post(reverse("campaign:plan", args=[campaign.pk]))
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Choose at least one area.",
        "Describe at least one audience.",
        "Write at least one objective.",
    ]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("editor", {"inspect": 200, "edit": 200, "plan": 200, "add": 200, "activity": 200}),
        ("administrator", {"inspect": 200, "edit": 200, "plan": 200, "add": 200, "activity": 200}),
        ("coordinator", {"inspect": 200, "edit": 302, "plan": 404, "add": 302, "activity": 200}),
        ("evaluator", {"inspect": 200, "edit": 302, "plan": 404, "add": 302, "activity": 302}),
        ("approver", {"inspect": 200, "edit": 302, "plan": 404, "add": 302, "activity": 302}),
        ("partner", {"inspect": 200, "edit": 302, "plan": 404, "add": 302, "activity": 302}),
        ("partner2", {"inspect": 404, "edit": 404, "plan": 404, "add": 302, "activity": 404}),
        ("agency", {"inspect": 404, "edit": 404, "plan": 404, "add": 302, "activity": 404}),
    ],
)
def test_doors_by_role(client, who, expected, request, organisation_a):
    campaign = complete_campaign(lead_organisation=organisation_a)
    activity = ActivityFactory(campaign=campaign)
    client.force_login(request.getfixturevalue(who))
    found = {
        name: client.get(reverse(f"campaign:{name}", args=[campaign.pk])).status_code
        for name in ("inspect", "edit", "plan")
    }
    found["add"] = client.get(reverse("campaign:add")).status_code
    found["activity"] = client.get(reverse("activity:edit", args=[activity.pk])).status_code
    assert found == expected


def test_a_partner_lists_own_campaigns_alone(client, partner, organisation_a, organisation_b):
    own = CampaignFactory(lead_organisation=organisation_a)
    shared = CampaignFactory(lead_organisation=organisation_b)
    shared.partner_organisations.add(organisation_a)
    CampaignFactory(lead_organisation=organisation_b)
    client.force_login(partner)
    assert set(listed(client.get(reverse("campaign:index")))) == {own, shared}


def test_a_short_link_gets_a_code_that_then_stays(client, editor):
    campaign = CampaignFactory()
    client.force_login(editor)
    data = {"campaign": campaign.pk, "target_path": "/en/campaigns/", "code": "", "is_active": "on"}
    assert client.post(reverse("short_link:add"), data).status_code == 302
    link = ShortLink.objects.get()
    assert len(link.code) == 7
    data |= {"code": "changed", "target_path": "/fr/campaigns/"}
    assert client.post(reverse("short_link:edit", args=[link.pk]), data).status_code == 302
    changed = ShortLink.objects.get()
    assert (changed.code, changed.target_path) == (link.code, "/fr/campaigns/")


@pytest.mark.parametrize(("made", "shown", "more"), [(10, 10, False), (12, 10, True)])
def test_the_overview_shows_the_newest_links_and_the_way_to_all(client, editor, made, shown, more):
    campaign = CampaignFactory()
    ShortLinkFactory.create_batch(made, campaign=campaign)
    client.force_login(editor)
    answer = client.get(reverse("campaign:inspect", args=[campaign.pk]))
    assert (len(answer.context["links"]), answer.context["has_more_links"]) == (shown, more)
    assert (f"{reverse('short_link:index')}?campaign={campaign.pk}" in answer.content.decode()) is more


def test_links_without_activity_or_area_are_exported(client, editor):
    ShortLinkFactory(code="bare")
    activity = ActivityFactory(name="Posters")
    ShortLinkFactory(code="full", campaign=activity.campaign, activity=activity, area=country())
    client.force_login(editor)
    rows = export_rows(client.get(reverse("short_link:index"), {"export": "csv"}))
    found = [(row["Code"], row["Activity"], row["Area code"]) for row in rows]
    assert sorted(found) == [("bare", "", ""), ("full", "Posters", "XDM")]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "en/", "/a b"])
def test_a_short_link_never_leaves_the_site(client, editor, target):
    campaign = CampaignFactory()
    client.force_login(editor)
    data = {"campaign": campaign.pk, "target_path": target, "code": "", "is_active": "on"}
    response = client.post(reverse("short_link:add"), data)
    assert list(response.context["form"].errors) == ["target_path"]


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_qr_code_is_downloaded(client, editor, partner2, kind, begins):
    link = ShortLinkFactory()
    client.force_login(editor)
    response = client.get(reverse("short_link:qr", args=[link.pk, kind]))
    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="{link.campaign.code}-{link.code}.{kind}"'
    assert client.get(reverse("short_link:qr", args=[link.pk, "exe"])).status_code == 404
    client.force_login(partner2)
    assert client.get(reverse("short_link:qr", args=[link.pk, kind])).status_code == 404


def test_an_area_typed_in_the_same_save_may_be_an_objectives(client, editor):
    campaign = complete_campaign(areas=[country()])
    objective, elsewhere = campaign.objectives.get(), country("XXA", "Elsewhere")
    below = region("XXA-01", "Part of it", parent=elsewhere)
    client.force_login(editor)

    def save(areas):
        row = {**plain(objective), "id": objective.pk, "area": below.pk}
        data = {**brief(campaign, areas=areas), **formsets(objectives=[row])}
        data["objectives"] = inline_formset([row], initial=1)
        data["audiences"] = inline_formset(
            [{"id": one.pk, "name": one.name, "size": "", "size_source": ""} for one in campaign.audiences.all()],
            initial=1,
        )
        return client.post(reverse("campaign:edit", args=[campaign.pk]), nested_form_data(data))

    (error,) = save("XDM").context["form"].formsets["objectives"].forms[0].errors["area"]
    assert error == "Choose one of the campaign's areas, or a place within them."
    assert save("XDM, XXA").status_code == 302
    assert campaign.objectives.get().area == below


def test_the_chooser_keeps_to_the_areas_typed_beside_it(client, editor):
    here, there = country(), country("XXA", "Elsewhere")
    below = region()
    client.force_login(editor)
    found = client.get(reverse("area_chooser:choose"), {"within": f"{here.name} ({here.code})"})
    assert set(found.context["results"].object_list) == {here, below}
    assert str(there) not in found.content.decode()
    every = client.get(reverse("area_chooser:choose_results"), {"q": ""})
    assert there in every.context["results"].object_list
