"""The demonstration: the same from the same seed, kept when changed, and never mistaken for the real."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from content.demonstration import country, organisations, people, runner, services, venues
from content.demonstration.coast import Coast
from content.demonstration.models import LoadedPart
from partners.models import Area, AreaPopulation, Facilitator, HelpService, Organisation, Room, User, Venue
from partners.people.choices import Role
from partners.services.queries import services_for

PLACES = (country, organisations, people, services, venues)


def load(seed=runner.SEED, **options):
    lines = []
    runner.load(seed, say=lines.append, **options)
    return lines


@pytest.fixture
def places_only(monkeypatch, db):
    """The parts of this room and the world left out: real countries are tested where they are loaded."""
    Area.objects.get_or_create(code="001", defaults={"level": "world", "name": "World"})
    monkeypatch.setattr(country, "load_areas", lambda: None)
    monkeypatch.setattr(runner, "PARTS", tuple(part.__name__ for part in PLACES))


def contents():
    return {
        "shapes": list(
            Area.objects.filter(is_fictional=True).order_by("code").values_list("code", "boundaries__geometry")
        ),
        "people": list(AreaPopulation.objects.order_by("area__code", "year").values_list("total", flat=True)),
        "organisations": list(Organisation.objects.order_by("code").values_list("name", "languages", "is_public")),
        "venues": list(Venue.objects.order_by("code").values_list("name", "area__code", "enrolment_female")),
        "facilitators": list(Facilitator.objects.order_by("name").values_list("name", "base_area__code", "languages")),
        "services": list(HelpService.objects.order_by("name").values_list("name", "phone", "languages")),
    }


def test_what_stands(places_only):
    load()
    orvelia = Area.objects.get(code="XDM")
    assert (orvelia.iso2, orvelia.parent.code, orvelia.is_acp, orvelia.is_fictional) == ("XD", "001", False, True)
    assert set(orvelia.names) == {"en", "fr", "pt", "es", "ar", "sw"}
    assert [area.code for area in country.regions()] == [f"XD-{number:02d}" for number in range(1, 25)]
    counts = {
        model: model.objects.filter(is_demonstration=True).count()
        for model in (Organisation, Venue, Facilitator, HelpService)
    }
    assert counts == {Organisation: 30, Venue: 60, Facilitator: 12, HelpService: 15}
    assert Room.objects.count() > 120
    assert not any(model.objects.filter(is_demonstration=False).exists() for model in counts)
    total = AreaPopulation.objects.get(area=orvelia, year=2026).total
    assert total == sum(AreaPopulation.objects.filter(area__parent=orvelia, year=2026).values_list("total", flat=True))


def test_the_accounts_of_the_contract(places_only, client):
    load()
    assert set(User.objects.values_list("username", "role")) == {
        ("admin", Role.ADMINISTRATOR),
        ("editor", Role.EDITOR),
        ("coordinator", Role.COORDINATOR),
        ("partner", Role.PARTNER),
        ("partner2", Role.PARTNER),
        ("agency", Role.AGENCY),
        ("evaluator", Role.EVALUATOR),
        ("approver", Role.APPROVER),
    }
    for user in User.objects.all():
        assert user.check_password("clarion-demo")
        assert user.has_perm("wagtailadmin.access_admin")
    own = {
        name: list(Organisation.objects.visible_to(User.objects.get(username=name))) for name in ("partner", "partner2")
    }
    assert [[organisation.code for organisation in seen] for seen in own.values()] == [
        ["lantern-network"],
        ["open-harbour"],
    ]


def test_the_same_seed_gives_the_same_and_another_does_not(places_only):
    load()
    first = contents()
    for model in (Room, Venue, Facilitator, HelpService, LoadedPart):
        model.objects.all().delete()
    User.objects.all().delete()
    Organisation.objects.all().delete()
    Area.objects.filter(level="admin1").delete()
    Area.objects.filter(code="XDM").delete()
    load()
    assert contents() == first
    assert Coast(runner.chance(1, "coast")).outline() != Coast(runner.chance(2, "coast")).outline()


def test_running_again_keeps_what_was_changed(places_only):
    load()
    venue = Venue.objects.get(code="XD-V001")
    Venue.objects.filter(pk=venue.pk).update(name="Renamed")
    Organisation.objects.filter(code="lantern-network").update(is_public=False)
    AreaPopulation.objects.filter(area__code="XD-01", year=2026).update(total=5)
    user = User.objects.get(username="editor")
    user.set_password("another-long-one")
    user.save()
    before = {model: model.objects.count() for model in (Venue, Room, Organisation, HelpService, User, AreaPopulation)}
    load()
    venue.refresh_from_db()
    assert venue.name == "Renamed"
    assert AreaPopulation.objects.get(area__code="XD-01", year=2026).total == 5
    assert User.objects.get(username="editor").check_password("another-long-one")
    assert {model: model.objects.count() for model in before} == before


def test_a_later_start_does_not_bring_back_what_was_deleted(places_only):
    assert len(load()) == len(PLACES)
    Facilitator.objects.all().delete()
    assert load(unless_loaded=True) == []
    assert not Facilitator.objects.exists()


def test_another_seed_is_refused(places_only):
    load()
    with pytest.raises(runner.OtherSeed):
        load(2)


def test_a_part_that_fails_leaves_nothing(places_only, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(venues, "_facilitators", fail)
    with pytest.raises(RuntimeError):
        load()
    assert not Venue.objects.exists()
    assert Organisation.objects.count() == 30
    assert LoadedPart.objects.count() == len(PLACES) - 1


def test_nobody_can_dial_a_demonstration_number(places_only):
    load()
    for service in HelpService.objects.all():
        for number in (service.phone, service.sms, service.whatsapp, service.phone_from_abroad):
            assert not number or number.startswith(("0000", "+000")), service


def test_every_region_has_services_and_some_are_due(places_only):
    load()
    assert HelpService.objects.lapsed().count() == services.STALE
    for area in country.regions():
        assert len(services_for(area)) >= len(services.NATIONAL), area
    HelpService.objects.update(verified_on=timezone.localdate() - timedelta(days=200))
    load(unless_loaded=True)
    assert len(services_for(country.regions()[0])) == len(services.NATIONAL)


def test_the_regions_tile_the_country():
    coast = Coast(runner.chance(1, "coast"))
    edges = [
        frozenset(map(tuple, pair))
        for number in range(1, 25)
        for pair in pairwise(coast.region(number)["coordinates"][0])
    ]
    once = {edge for edge in edges if edges.count(edge) == 1}
    assert all(edges.count(edge) <= 2 for edge in set(edges))
    assert once == {frozenset(map(tuple, pair)) for pair in pairwise(coast.outline()["coordinates"][0])}
    areas = [_area(coast.region(number)["coordinates"][0]) for number in range(1, 25)]
    assert min(areas) > 0.3
    assert sum(areas) == pytest.approx(_area(coast.outline()["coordinates"][0]))


def _area(ring):
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def test_only_demonstration_settings_load_it(db, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError):
        call_command("demo")
    assert not LoadedPart.objects.exists()
