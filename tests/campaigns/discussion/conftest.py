"""A campaign led by one organisation with another as partner, and people on every side of it."""

import pytest

from partners.people.choices import Role
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import OrganisationFactory


@pytest.fixture
def campaign(organisation_a, organisation_b):
    """Led by A, with B as partner."""
    campaign = CampaignFactory(name="Check first", lead_organisation=organisation_a)
    campaign.partner_organisations.add(organisation_b)
    return campaign


@pytest.fixture
def stranger(db):
    """A partner of an organisation that has nothing to do with the campaign."""
    return person(Role.PARTNER, OrganisationFactory(), username="stranger")
