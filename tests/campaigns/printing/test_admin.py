"""Print in the admin: from a campaign to the sheet of codes, ticked places, lists and files, doors by role."""

import datetime
import io
import re
import zipfile

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.models import Placement, PrintBatch
from campaigns.planning.choices import Medium
from campaigns.printing import placing
from campaigns.printing.places import Place
from campaigns.printing.words import in_words
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import MembershipFactory, country, region
from tests.factories.printing import MediaReleaseFactory, PlacementFactory, PrintBatchFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db


def batch_form(campaign, **given):
    fields = {"campaign": campaign.pk, "name": "Posters", "kind": "poster", "language": "en", "quantity": "90"}
    return {**fields, "due_on": "2026-03-01", "lines": "", **given}


def test_from_the_campaign_to_the_sheet_in_four_clicks(client, coordinator):
    campaign = CampaignFactory(areas=[country()])
    here, activity = region(), ActivityFactory(campaign=campaign, medium=Medium.POSTER)
    client.force_login(coordinator)
    overview = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    address = f"{reverse('print_batch:add')}?campaign={campaign.pk}"
    assert address in overview
    form = client.get(address).context["form"]
    assert form.initial == {"campaign": campaign.pk, "language": "en", "activity": activity.pk}
    assert list(form.fields["ticked"].queryset) == [country(), here]
    data = batch_form(campaign, activity=activity.pk, lines="Bus station; XDM; 50", ticked=[here.pk])
    answer = client.post(address, data)
    batch = PrintBatch.objects.get()
    assert answer.url == reverse("print_batch:inspect", args=[batch.pk])
    sheet = reverse("print_batch:sheet", args=[batch.pk])
    assert sheet in client.get(answer.url).content.decode()
    page = client.get(sheet)
    assert [[(one.place, one.copies) for one in labels] for labels in page.context["pages"]] == [
        [("Bus station", 50), (here.name, 40)]
    ]
    codes = set(Placement.objects.values_list("short_link__code", flat=True))
    assert set(re.findall(r"/q/(\w+)", page.content.decode())) == codes
    assert page.content.decode().count("sheet__code") == 2


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"lines": "Market; Nowhere"}, {"lines": ["Line 1: “Nowhere” is not among the campaign's areas."]}),
        ({"lines": "Market;;91"}, {"quantity": ["The places need at least 91 copies; 90 are left."]}),
        ({"quantity": ""}, {"quantity": ["This field is required."]}),
        ({"target_path": "//evil.example"}, {"target_path": ["Give a path on this site, beginning with one slash."]}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, coordinator, given, errors):
    campaign = CampaignFactory(areas=[country()])
    client.force_login(coordinator)
    answer = client.post(reverse("print_batch:add"), batch_form(campaign, **given))
    assert answer.context["form"].errors == errors
    assert not PrintBatch.objects.exists()


def test_a_shelter_is_refused_at_the_lines(client, coordinator):
    campaign = CampaignFactory(areas=[country()])
    client.force_login(coordinator)
    answer = client.post(reverse("print_batch:add"), batch_form(campaign, lines="Safe house; XDM; 1"))
    assert list(answer.context["form"].errors) == ["lines"]
    batch = PrintBatchFactory(campaign=campaign)
    answer = client.post(reverse("print_batch:places", args=[batch.pk]), {"lines": "Women's refuge; XDM; 1"})
    assert list(answer.context["form"].errors) == ["lines"]
    placement = PlacementFactory(batch=batch)
    changed = {"place": "Refuge", "area": country().pk, "quantity": 1}
    answer = client.post(reverse("placement:edit", args=[placement.pk]), changed)
    assert list(answer.context["form"].errors) == ["place"]


def test_ticked_places_are_moved_by_one_button(client, coordinator):
    batch = PrintBatchFactory()
    ticked = [PlacementFactory(batch=batch), PlacementFactory(batch=batch)]
    left, foreign = PlacementFactory(batch=batch), PlacementFactory()
    client.force_login(coordinator)
    address = reverse("print_batch:move", args=[batch.pk])
    keys = [one.pk for one in (*ticked, foreign)]
    assert client.get(address).status_code == 405
    answer = client.post(address, {"placement": keys, "on": "2026-03-01", "move": "up"})
    assert answer.url == reverse("print_batch:inspect", args=[batch.pk]) + "#places"
    assert set(Placement.objects.filter(status="up")) == set(ticked)
    client.post(address, {"placement": [left.pk], "on": "soon", "move": "up"})
    client.post(address, {"placement": ["9" * 40, "x"], "move": "up"})
    client.post(address, {"placement": [left.pk], "move": "burn"})
    assert Placement.objects.get(pk=left.pk).status == "planned"
    client.post(address, {"placement": [left.pk], "move": "remove"})
    assert not Placement.objects.filter(pk=left.pk).exists()
    client.post(address, {"all": "on", "on": "2026-03-02", "move": "down"})
    assert sorted(Placement.objects.values_list("batch", "status")) == [
        (batch.pk, "down"),
        (batch.pk, "down"),
        (foreign.batch_id, "planned"),
    ]


def test_delivery_more_places_and_removal(client, coordinator):
    batch = PrintBatchFactory(campaign=CampaignFactory(areas=[country()]))
    client.force_login(coordinator)
    client.post(reverse("print_batch:places", args=[batch.pk]), {"lines": "Market\nSchool"})
    assert sorted(Placement.objects.values_list("place", "quantity")) == [("Market", 50), ("School", 50)]
    other = PrintBatchFactory()
    answer = client.post(reverse("print_batch:remove", args=[other.pk]))
    assert answer.url == reverse("campaign:inspect", args=[other.campaign_id]) + "#printing"
    client.post(reverse("print_batch:deliver", args=[batch.pk]), {"on": "2026-02-01"})
    batch.refresh_from_db()
    assert (list(PrintBatch.objects.all()), batch.delivered_on) == ([batch], datetime.date(2026, 2, 1))


def test_an_edited_batch_keeps_its_campaign_and_places(client, coordinator):
    batch = PlacementFactory().batch
    client.force_login(coordinator)
    address = reverse("print_batch:edit", args=[batch.pk])
    assert client.get(address).status_code == 200
    data = batch_form(CampaignFactory(), name="New name", activity=batch.activity_id, target_path="/en/help/")
    assert client.post(address, data).status_code == 302
    stands = PrintBatch.objects.get()
    assert (stands.name, stands.campaign, stands.placements.count()) == ("New name", batch.campaign, 1)


def test_the_zip_holds_a_picture_of_each_place_and_which_is_which(client, editor):
    first = PlacementFactory(place="=Market")
    client.force_login(editor)
    answer = client.get(reverse("print_batch:qr", args=[first.batch_id, "zip"]))
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    name = f"001-market-{first.short_link.code}"
    assert packed.namelist() == [f"svg/{name}.svg", f"png/{name}.png", "places.csv"]
    assert packed.read(f"png/{name}.png").startswith(b"\x89PNG")
    assert "'=Market" in packed.read("places.csv").decode("utf-8-sig")
    assert client.get(reverse("print_batch:qr", args=[first.batch_id, "exe"])).status_code == 404


def test_the_pdf_is_one_or_says_how_to_do_without(client, editor, monkeypatch):
    placement = PlacementFactory()
    client.force_login(editor)
    address = reverse("print_batch:qr", args=[placement.batch_id, "pdf"])
    answer = client.get(address)
    assert answer.content.startswith(b"%PDF") or answer.url == reverse("print_batch:sheet", args=[placement.batch_id])

    def missing(*args):
        from clarion.files.pdf import NoPdf

        raise NoPdf

    monkeypatch.setattr("campaigns.printing.sheets.pdf_of", missing)
    assert client.get(address).url == reverse("print_batch:sheet", args=[placement.batch_id])


@pytest.mark.parametrize(
    ("scans", "words"),
    [(0, "fewer than 5"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5 to 9"), (14, "10 to 14"), (15, "15 to 19")],
)
def test_scans_are_never_said_exactly(scans, words):
    assert in_words(scans) == words


def test_the_page_says_which_places_get_scanned_in_ranges(client, editor):
    batch = PrintBatchFactory()
    for place, scans in (("School", 4), ("Station", 19), ("Market", 15), ("Port", 131)):
        PlacementFactory(batch=batch, place=place, scans=scans)
    client.force_login(editor)
    answer = client.get(reverse("print_batch:inspect", args=[batch.pk]))
    assert [(one.place, said) for one, said in answer.context["most_scanned"]] == [
        ("Port", "130 to 134"),
        ("Market", "15 to 19"),
        ("Station", "15 to 19"),
    ]
    assert "131" not in re.sub(r'"[^"]*"', "", answer.content.decode())


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_pages_ask_the_same_number_of_questions(client, coordinator, rows):
    batch = PrintBatchFactory()
    for _row in range(rows):
        PlacementFactory(batch=batch)
        PlacementFactory()
        MediaReleaseFactory()
    client.force_login(coordinator)
    client.get(reverse("print_batch:index"))
    for address, expected in (
        (reverse("print_batch:index"), 4),
        (reverse("placement:index"), 5),
        (reverse("media_release:index"), 3),
        (reverse("print_batch:inspect", args=[batch.pk]), 3),
        (reverse("print_batch:sheet", args=[batch.pk]), 3),
    ):
        with own_queries(expected):
            client.get(address)


def test_filters_and_exports_show_the_same(client, editor):
    late = PlacementFactory(batch__name="Late", area=region(), scans=7)
    done = PlacementFactory(
        batch__delivered_on=datetime.date(2026, 2, 1),
        batch__campaign__status="completed",
        status="up",
        put_up_on=datetime.date(2026, 2, 2),
        place="+Port",
    )
    client.force_login(editor)
    for space, query, expected in (
        ("print_batch", {"delivery": "late"}, [late.batch]),
        ("print_batch", {"delivery": "done"}, [done.batch]),
        ("print_batch", {"area": region().pk}, [late.batch]),
        ("print_batch", {"q": "Late"}, [late.batch]),
        ("placement", {"left_up": "yes"}, [done]),
        ("placement", {"status": "planned"}, [late]),
        ("placement", {"campaign": done.batch.campaign_id}, [done]),
    ):
        assert listed(client.get(reverse(f"{space}:index"), query)) == expected, query
    rows = export_rows(client.get(reverse("placement:index"), {"export": "csv", "status": "planned"}))
    assert [(row["Place"], row["Scans"]) for row in rows] == [(late.place, "5 to 9")]
    rows = export_rows(client.get(reverse("placement:index"), {"export": "csv", "status": "up"}))
    assert [row["Place"] for row in rows] == ["'+Port"]
    rows = export_rows(client.get(reverse("print_batch:index"), {"export": "csv", "delivery": "late"}))
    assert [(row["Name"], row["Copies"], row["Places"], row["Put up"]) for row in rows] == [("Late", "100", "1", "0")]


def test_another_organisations_print_does_not_exist(client, partner):
    own = MembershipFactory(user=partner).organisation
    mine, foreign = PlacementFactory(batch__campaign=CampaignFactory(lead_organisation=own)), PlacementFactory()
    client.force_login(partner)
    assert listed(client.get(reverse("print_batch:index"))) == [mine.batch]
    assert listed(client.get(reverse("placement:index"))) == [mine]
    found = {
        (one.pk == mine.pk, name): client.get(reverse(f"print_batch:{name}", args=[one.batch_id, *more])).status_code
        for one in (mine, foreign)
        for name, more in (("inspect", []), ("sheet", []), ("qr", ["zip"]), ("places", []))
    }
    assert found == {
        (True, "inspect"): 200,
        (True, "sheet"): 200,
        (True, "qr"): 200,
        (True, "places"): 404,
        (False, "inspect"): 404,
        (False, "sheet"): 404,
        (False, "qr"): 404,
        (False, "places"): 404,
    }


def test_an_agency_sees_no_print_even_of_its_own_campaigns(client, agency):
    own = MembershipFactory(user=agency).organisation
    batch = PlacementFactory(batch__campaign=CampaignFactory(lead_organisation=own)).batch
    client.force_login(agency)
    found = [
        client.get(reverse(f"print_batch:{name}", args=[batch.pk, *more])).status_code
        for name, more in (("sheet", []), ("qr", ["zip"]), ("qr", ["pdf"]), ("places", []), ("deliver", []))
    ]
    assert found == [404] * 5
    assert client.post(reverse("print_batch:move", args=[batch.pk]), {"all": "on", "move": "up"}).status_code == 404
    assert client.get(reverse("print_batch:inspect", args=[batch.pk])).status_code == 302


def test_filters_by_area_tell_nothing_of_what_others_plan(client, partner, organisation_a):
    here, there = region("XD-01", "North"), region("XD-02", "South")
    own = PrintBatchFactory(campaign=CampaignFactory(lead_organisation=organisation_a, areas=[here]))
    PlacementFactory(batch=own, area=here)
    PlacementFactory(batch__campaign=CampaignFactory(areas=[there]), area=there)
    client.force_login(partner)
    for name in ("campaign", "print_batch", "placement"):
        form = client.get(reverse(f"{name}:index")).context["filters"].form
        assert list(form.fields["area"].queryset) == [here], name


def test_histories_say_how_many_places_and_never_which(client, coordinator, editor):
    here, there = region("XD-01", "North"), region("XD-02", "South")
    MembershipFactory(user=coordinator).areas.add(here)
    batch = PrintBatchFactory(campaign=CampaignFactory(areas=[here, there]))
    placed = placing.add_places(batch=batch, places=[Place("Far Market", there, 1)], by=editor)
    placing.change_placement(placement=placed[0], by=editor)
    client.force_login(coordinator)
    for page in (reverse("print_batch:inspect", args=[batch.pk]), reverse("print_batch:history", args=[batch.pk])):
        assert "Far Market" not in client.get(page).content.decode()
    assert [entry.message for entry in ModelLogEntry.objects.for_instance(batch).order_by("pk")] == [
        "Places added: 1",
        "Place changed",
    ]


@pytest.mark.parametrize("name", ["print_batch", "media_release"])
def test_a_new_records_page_is_called_the_same_in_title_and_trail(client, coordinator, name):
    client.force_login(coordinator)
    page = client.get(reverse(f"{name}:add"))
    trail = str(page.context["breadcrumbs_items"][-1]["label"])
    assert trail == f"{page.context['page_title']}: {page.context['page_subtitle']}"
