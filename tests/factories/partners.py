"""Factories of the partners room; every place is the fictional country of the demonstration."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from partners.geography.choices import Level
from partners.models import Area, Facilitator, HelpService, Membership, Organisation, Room, User, Venue
from partners.organisations.choices import Kind
from partners.people.choices import Role
from partners.services.choices import Answerer, Cost, ServiceKind
from partners.venues.choices import VenueKind


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n:05}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@example.org")
    role = Role.EDITOR
    password = factory.django.Password("clarion-tests")


def world():
    area, _ = Area.objects.get_or_create(code="001", defaults={"level": Level.WORLD, "name": "World"})
    return area


def country(code="XDM", name="Demoland", **fields):
    area, _ = Area.objects.get_or_create(
        code=code,
        defaults={
            "level": Level.COUNTRY,
            "name": name,
            "parent": world(),
            "lineage": "001/",
            "iso2": code[:2],
            "is_fictional": True,
            **fields,
        },
    )
    return area


def region(code="XD-01", name="North", parent=None):
    parent = parent or country()
    area, _ = Area.objects.get_or_create(
        code=code,
        defaults={"level": Level.ADMIN1, "name": name, "parent": parent, "lineage": parent.path, "is_fictional": True},
    )
    return area


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    code = factory.Sequence(lambda n: f"org-{n:05}")
    name = factory.Sequence(lambda n: f"Organisation {n:05}")
    kind = Kind.CIVIL_SOCIETY
    country = factory.LazyFunction(country)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class HelpServiceFactory(DjangoModelFactory):
    class Meta:
        model = HelpService
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Help line {n:05}")
    kind = ServiceKind.HOTLINE
    phone = "0000 000 000"
    hours = "Every day, day and night"
    always_open = True
    languages = factory.LazyFunction(lambda: ["en", "fr"])
    cost = Cost.FREE
    answered_by = Answerer.CIVIL_SOCIETY
    verified_on = factory.LazyFunction(timezone.localdate)
    consented_by = "The director"
    consented_on = factory.LazyFunction(timezone.localdate)
    consent_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=365))

    @factory.post_generation
    def coverage(self, create, extracted, **kwargs):
        if create:
            self.coverage.set(extracted or [country()])


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    code = factory.Sequence(lambda n: f"school-{n:05}")
    name = factory.Sequence(lambda n: f"School {n:05}")
    kind = VenueKind.SECONDARY
    area = factory.LazyFunction(region)
    time_zone = "Africa/Nairobi"
    safeguarding_contact = "Deputy head, 0000 000 001"


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name = factory.Sequence(lambda n: f"Room {n:05}")


class FacilitatorFactory(DjangoModelFactory):
    class Meta:
        model = Facilitator

    name = factory.Sequence(lambda n: f"Facilitator {n:05}")
    organisation = factory.SubFactory(OrganisationFactory)
    base_area = factory.LazyFunction(region)
    vetting_valid_until = factory.LazyFunction(lambda: timezone.localdate().replace(year=timezone.localdate().year + 1))
    conduct_signed_on = factory.LazyFunction(lambda: timezone.localdate().replace(year=timezone.localdate().year - 1))
