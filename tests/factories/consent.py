"""Consents for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from content.models import ConsentRecord, ImageConsent
from tests.factories.partners import OrganisationFactory


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = ConsentRecord

    organisation = factory.SubFactory(OrganisationFactory)
    custodian = factory.SelfAttribute("organisation")
    custodian_role = "child protection officer"
    file_reference = factory.Sequence(lambda n: f"2026/{n:03}")
    category = "adult"
    languages = factory.LazyFunction(lambda: ["en"])
    anonymity = "identifiable"
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=300))


def agreed(image, **fields) -> ConsentRecord:
    """A consent that a picture is covered by."""
    consent = ConsentFactory(**fields)
    ImageConsent.objects.create(consent=consent, image=image)
    return consent
