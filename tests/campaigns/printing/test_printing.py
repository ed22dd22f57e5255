"""Print batches and their places: planned, numbered, put up, and never where people hide."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.models import Placement, PrintBatch, ShortLink
from campaigns.planning.choices import Medium
from campaigns.printing import actions, placing
from campaigns.printing.places import Areas, Place, read_places, shared_out
from campaigns.printing.safe_places import refuse_hidden
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import MembershipFactory, country, region
from tests.factories.printing import PlacementFactory, PrintBatchFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 1)


def refused(verb, **given) -> dict:
    with pytest.raises(ValidationError) as error:
        verb(**given)
    return error.value.message_dict


def unsaved(**fields) -> PrintBatch:
    campaign = fields.pop("campaign", None) or CampaignFactory(code="check")
    given = {"name": "Posters", "language": "fr", "quantity": 100, "due_on": DAY}
    return PrintBatch(campaign=campaign, **(given | fields))


def test_each_place_gets_copies_and_a_code_of_its_own(coordinator):
    batch = unsaved()
    activity = ActivityFactory(campaign=batch.campaign, medium=Medium.POSTER)
    batch.activity = activity
    places = [Place("Bus station", country(), 40), Place("Market", region()), Place("School", region())]
    actions.plan_batch(batch=batch, places=places, by=coordinator)
    rows = Placement.objects.order_by("pk").values_list("place", "quantity", "short_link__target_path")
    page = "/fr/campaigns/check/"
    assert list(rows) == [("Bus station", 40, page), ("Market", 30, page), ("School", 30, page)]
    links = ShortLink.objects.filter(placement__batch=batch)
    assert {(link.campaign, link.activity) for link in links} == {(batch.campaign, activity)}
    assert {link.area for link in links} == {country(), region()}
    assert len({link.code for link in links}) == 3
    entries = ModelLogEntry.objects.for_instance(batch.campaign)
    assert sorted(entry.action for entry in entries) == ["campaigns.create_link", "printing.plan"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"language": "xx1"}, "language"),
        ({"target_path": "https://evil.example/"}, "target_path"),
        ({"name": "Posters for the safe_house"}, "name"),
        ({"note": "Ten are for the shelter in Mill Road"}, "note"),
        ({"note": "The printer is at 0712 - 345 - 678"}, "note"),
        ({"cost": 5}, "__all__"),
        ({"cost": 5, "currency": "eu"}, "currency"),
    ],
)
def test_what_a_batch_may_not_be_is_named_at_its_field(coordinator, fields, field):
    assert list(refused(actions.plan_batch, batch=unsaved(**fields), by=coordinator)) == [field]
    assert not PrintBatch.objects.exists()


def test_an_activity_of_another_campaign_is_refused(coordinator):
    batch = unsaved(activity=ActivityFactory())
    assert list(refused(actions.plan_batch, batch=batch, by=coordinator)) == ["activity"]


def test_places_never_hold_more_than_was_printed(coordinator):
    batch = PrintBatchFactory(quantity=50)
    PlacementFactory(batch=batch, quantity=45)
    places = [Place("Market", country(), 6)]
    assert refused(placing.add_places, batch=batch, places=places, by=coordinator) == {
        "quantity": ["The places need at least 6 copies; 5 are left."]
    }
    placing.add_places(batch=batch, places=[Place("Market", country())], by=coordinator)
    assert Placement.objects.get(place="Market").quantity == 5
    batch.quantity = 49
    assert list(refused(actions.change_batch, batch=batch, by=coordinator)) == ["quantity"]
    placement = Placement.objects.get(place="Market")
    placement.quantity = 6
    assert list(refused(placing.change_placement, placement=placement, by=coordinator)) == ["quantity"]


def test_equal_shares_lose_no_copy():
    places = [Place(name, None) for name in "abc"]
    assert [place.copies for place in shared_out(places, 10)] == [4, 3, 3]


def test_a_place_stands_once_in_a_batch_and_within_the_campaigns_areas(coordinator):
    batch = PrintBatchFactory(campaign=CampaignFactory(areas=[region()]))
    twice = [Place("Market", region(), 1), Place("Market", region(), 1)]
    assert refused(placing.add_places, batch=batch, places=twice, by=coordinator) == {
        "places": ["“Market” is in the batch already."]
    }
    outside = [Place("Market", country("XXA", "Elsewhere"), 1)]
    assert refused(placing.add_places, batch=batch, places=outside, by=coordinator) == {
        "places": ["“Elsewhere” is not among the campaign's areas."]
    }


@pytest.mark.parametrize(
    "place",
    [
        "Women's shelter, Mill Road",
        "SAFE HOUSE 3",
        "Safe-house",
        "Private home of a volunteer",
        "Foyer d'hébergement",
        "Maison sûre",
        "Casa de acogida",
        "Albergue municipal",
        "Casa-abrigo",
        "Abrigo Esperança",
        "Nyumba salama",
        "دار الإيواء",
        "بيت آمن",
        "المأوى",
        "shel\u200bter",
        "safe_house",
        "SAFE\u2011HOUSE",
        "safe\u2013house",
        "sh\u0435lter",
        "\u0405HELTER",
        "s h e l t e r",
        "she1ter",
        "orphanage of hope",
        "transit centre for victims",
        "home of Mrs A",
        "Amina’s home",
        "Maison de transit",
        "Orphelinat",
        "rehabilitation home",
        "House of Mercy",
        "Casa de tránsito",
        "Lar de crianças",
        "Kituo cha watoto yatima",
        "البيت الآمن",
        "دار الأيتام",
        "مركز دعم الضحايا",
    ],
)
def test_a_place_where_people_hide_is_refused_in_every_language(coordinator, place):
    batch = PrintBatchFactory()
    answer = refused(placing.add_places, batch=batch, places=[Place(place, country(), 1)], by=coordinator)
    text = f"“{place}” sounds like a shelter, a safe house or a home. Such places are never written down here."
    assert answer == {"places": [text]}
    assert not ShortLink.objects.exists()


@pytest.mark.parametrize(
    "place",
    [
        "Bus shelter at the port",
        "Abribus, gare",
        "Refugee law clinic",
        "Abrigo de ônibus 4",
        "سوق المدينة",
        "Escola Segura",
        "Bus transit centre",
        "House of Assembly",
        "Home Affairs office",
        "Maison des jeunes",
        "Santa Casa da Misericórdia",
        "Nyumba ya wageni",
        "Nukuʻalofa market",
        "مصنع كيماويات",
        "مركز الشباب",
    ],
)
def test_public_places_are_taken(place):
    refuse_hidden(place)


def test_pasted_lines_are_read_and_what_cannot_be_is_named_by_line():
    region()
    areas = Areas(CampaignFactory(areas=[country()]))
    lines = f"Bus station; {region().code}; 1 200\n\nMarket\t{region().name}\nSchool"
    assert read_places(lines, areas) == [
        Place("Bus station", region(), 1200),
        Place("Market", region()),
        Place("School", country()),
    ]
    with pytest.raises(ValidationError) as error:
        read_places("A; Nowhere; 3\n; XDM\nC; XDM; many\nD; XDM; 1; more", areas)
    assert error.value.messages == [
        "Line 1: “Nowhere” is not among the campaign's areas.",
        "Line 2: Write the place first.",
        "Line 3: “many” is no number of copies.",
        "Line 4: Write “place; area; copies”, nothing more.",
    ]


def test_two_areas_of_one_name_are_told_apart_by_their_codes():
    elsewhere = country("XXA", "Demolandia")
    elsewhere.name = country().name
    elsewhere.save()
    areas = Areas(CampaignFactory(areas=[country(), elsewhere]))
    assert read_places("Market; xxa", areas) == [Place("Market", elsewhere)]
    with pytest.raises(ValidationError) as error:
        read_places(f"Market; {country().name}\nSchool", areas)
    assert error.value.messages == [
        f"Line 1: Several areas are called “{country().name}”; write its code.",
        "Line 2: Write its area.",
    ]


def test_ticked_places_are_put_up_missed_put_up_again_and_taken_down(coordinator):
    batch = PrintBatchFactory()
    first, second = PlacementFactory(batch=batch), PlacementFactory(batch=batch)
    known = {"batch": batch, "by": coordinator}
    placing.put_up(placements=[first, second], on=DAY, **known)
    placing.mark_missing(placements=[second], **known)
    placing.put_up(placements=[second], on=DAY + datetime.timedelta(days=1), **known)
    placing.take_down(placements=[first], on=DAY, **known)
    rows = Placement.objects.order_by("pk").values_list("status", "put_up_on", "taken_down_on")
    assert list(rows) == [("down", DAY, DAY), ("up", datetime.date(2026, 3, 2), None)]
    entries = list(ModelLogEntry.objects.for_instance(batch).order_by("pk"))
    assert [entry.action for entry in entries] == ["printing.up", "printing.missing", "printing.up", "printing.down"]
    assert entries[1].message == "Missing: 1"


def test_moves_that_cannot_be_say_why(coordinator):
    batch = PrintBatchFactory()
    placement = PlacementFactory(batch=batch, place="Market")
    known = {"batch": batch, "placements": [placement], "by": coordinator}
    future = datetime.date(2200, 1, 1)
    assert list(refused(placing.put_up, on=future, **known)) == ["on"]
    assert list(refused(placing.take_down, on=DAY, **known)) == ["placements"]
    assert list(refused(placing.mark_missing, **known)) == ["placements"]
    assert list(refused(placing.put_up, on=DAY, **known | {"placements": []})) == ["placements"]
    placing.put_up(on=DAY, **known)
    assert refused(placing.take_down, on=datetime.date(2026, 2, 1), **known) == {
        "on": ["Market was put up later than that."]
    }
    assert list(refused(placing.remove_places, **known)) == ["placements"]


def test_a_removed_batch_leaves_codes_that_are_switched_off(coordinator):
    batch = PrintBatchFactory()
    link = PlacementFactory(batch=batch).short_link
    actions.remove_batch(batch=batch, by=coordinator)
    link.refresh_from_db()
    assert (PrintBatch.objects.count(), Placement.objects.count(), link.is_active) == (0, 0, False)


def test_what_was_delivered_or_put_up_stays(coordinator):
    delivered = PrintBatchFactory()
    actions.deliver_batch(batch=delivered, on=DAY, by=coordinator)
    hanging = PlacementFactory(status="up", put_up_on=DAY).batch
    for batch in (delivered, hanging):
        with pytest.raises(ValidationError):
            actions.remove_batch(batch=batch, by=coordinator)
    assert list(refused(actions.deliver_batch, batch=delivered, on=DAY, by=coordinator)) == ["on"]
    assert PrintBatch.objects.count() == 2


def test_codes_follow_a_new_target(coordinator):
    link = PlacementFactory().short_link
    batch = link.placement.batch
    batch.target_path = "/en/help/"
    actions.change_batch(batch=batch, changed=["target_path"], by=coordinator)
    link.refresh_from_db()
    assert (link.target_path, link.activity) == ("/en/help/", batch.activity)


def test_partners_and_strangers_write_nothing(partner, partner2, evaluator):
    own = MembershipFactory(user=partner).organisation
    MembershipFactory(user=partner2)
    batch = PrintBatchFactory(campaign=CampaignFactory(lead_organisation=own))
    placement = PlacementFactory(batch=batch)
    for person in (partner, partner2, evaluator):
        with pytest.raises(PermissionDenied):
            placing.put_up(batch=batch, placements=[placement], on=DAY, by=person)
        with pytest.raises(PermissionDenied):
            actions.plan_batch(batch=unsaved(campaign=batch.campaign), by=person)
    assert list(PrintBatch.objects.visible_to(partner)) == [batch]
    assert list(Placement.objects.visible_to(partner)) == [placement]
    assert not PrintBatch.objects.visible_to(partner2).exists()
    assert not Placement.objects.visible_to(partner2).exists()


def test_a_coordinator_of_one_area_plans_and_sees_places_there_alone(coordinator):
    here, there = region(), country()
    MembershipFactory(user=coordinator).areas.add(here)
    batch = PrintBatchFactory(campaign=CampaignFactory(areas=[here, there]))
    far = PlacementFactory(batch=batch, area=there)
    near = placing.add_places(batch=batch, places=[Place("Market", here, 1)], by=coordinator)
    assert list(Placement.objects.visible_to(coordinator)) == near
    near[0].area = there
    for verb, given in (
        (placing.add_places, {"batch": batch, "places": [Place("School", there, 1)]}),
        (placing.change_placement, {"placement": near[0]}),
    ):
        with pytest.raises(ValidationError, match="outside the areas you work in"):
            verb(by=coordinator, **given)
    with pytest.raises(PermissionDenied):
        placing.put_up(batch=batch, placements=[far], on=DAY, by=coordinator)


def test_scans_of_a_moved_place_count_where_it_is_now(coordinator):
    placement = PlacementFactory()
    region()
    placement.area, placement.place, placement.scans = region(), "Harbour", 99
    placing.change_placement(placement=placement, by=coordinator)
    placement.refresh_from_db()
    assert (placement.place, placement.scans, placement.short_link.area) == ("Harbour", 0, region())


def test_a_batch_with_places_in_another_area_is_neither_changed_nor_removed(client, coordinator):
    here, there = region("XD-01", "North"), region("XD-02", "South")
    MembershipFactory(user=coordinator).areas.add(here)
    batch = PrintBatchFactory(campaign=CampaignFactory(areas=[here, there]))
    placing.add_places(batch=batch, places=[Place("Market", here, 1)], by=coordinator)
    far = PlacementFactory(batch=batch, area=there, short_link__area=there).short_link
    client.force_login(coordinator)
    page = client.get(reverse("print_batch:inspect", args=[batch.pk])).content.decode()
    assert reverse("print_batch:remove", args=[batch.pk]) not in page
    batch.target_path = "/en/elsewhere/"
    for verb in (actions.change_batch, actions.remove_batch):
        with pytest.raises(PermissionDenied):
            verb(batch=batch, by=coordinator)
    far.refresh_from_db()
    assert (far.target_path, far.is_active) == ("/en/campaigns/", True)


def test_too_many_lines_are_not_read_and_not_every_fault_is_named(monkeypatch):
    areas = Areas(CampaignFactory(areas=[country()]))
    with pytest.raises(ValidationError) as error:
        read_places("x; Nowhere; many\n" * 12, areas)
    assert error.value.messages[:3] == [
        "Line 1: “Nowhere” is not among the campaign's areas.",
        "Line 1: “many” is no number of copies.",
        "Line 2: “Nowhere” is not among the campaign's areas.",
    ]
    assert error.value.messages[20:] == ["There are more; mend these first."]
    monkeypatch.setattr(areas, "called", None)
    with pytest.raises(ValidationError) as error:
        read_places("x; XDM\n" * 301, areas)
    assert error.value.messages == ["A batch has at most 300 places."]
