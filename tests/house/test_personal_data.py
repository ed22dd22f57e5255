"""Every model of ours says whether it holds data about a person, and erasure leaves no name in any table."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.forms.models import model_to_dict

from partners.models import Membership, SecondFactorReset
from partners.people import actions
from partners.people.choices import Role
from partners.people.role_groups import OWN_APPS
from tests.factories.partners import OrganisationFactory

ERASED = "partners.people.actions.erase"
BY_HAND = "the record itself, in the admin"

PERSONAL = {
    "partners.user": ERASED,
    "partners.membership": ERASED,
    "partners.secondfactorreset": ERASED,
    "partners.helpservice": ERASED,
    "partners.contactchange": ERASED,
    "clarion.outgoingmail": ERASED,
    "clarion.taskprogress": ERASED,
    "clarion.savedview": ERASED,
    "clarion.changeofseveral": ERASED,
    "campaigns.campaignversion": ERASED,
    "campaigns.check": ERASED,
    "campaigns.campaign": ERASED,
    "campaigns.comment": ERASED,
    "campaigns.feedtoken": ERASED,
    "campaigns.handover": ERASED,
    "campaigns.mention": ERASED,
    "campaigns.attendancerecord": ERASED,
    "evaluation.alias": ERASED,
    "evaluation.release": ERASED,
    "evaluation.outcomeseries": ERASED,
    "evaluation.evaluationplan": ERASED,
    "evaluation.evaluationresult": ERASED,
    "content.image": ERASED,
    "content.recording": ERASED,
    "content.handout": ERASED,
    "content.campaignindexpage": ERASED,
    "content.articlepage": ERASED,
    "content.dialoguekitpage": ERASED,
    "content.livereadpage": ERASED,
    "content.materialindexpage": ERASED,
    "content.materialpage": ERASED,
    "content.mobileapppage": ERASED,
    "content.posterpage": ERASED,
    "content.puppetshowpage": ERASED,
    "content.radioshowpage": ERASED,
    "content.radiospotpage": ERASED,
    "content.seminarkitpage": ERASED,
    "content.shortvideopage": ERASED,
    "content.songpage": ERASED,
    "content.storypage": ERASED,
    "content.theatreplaypage": ERASED,
    "content.tvshowpage": ERASED,
    "content.tvspotpage": ERASED,
    "content.campaignpage": ERASED,
    "content.evidenceindexpage": ERASED,
    "content.helpindexpage": ERASED,
    "content.homepage": ERASED,
    "content.standardpage": ERASED,
    "content.consentrecord": BY_HAND,
    "content.withdrawalcode": BY_HAND,
    "partners.facilitator": BY_HAND,
    "partners.venue": BY_HAND,
    "campaigns.station": BY_HAND,
}
"""Models that hold data about a person or point at an account, each with what forgets the person.

Those that only point at an account keep the key, which after erasure belongs to a pseudonym.
"""

NOT_PERSONAL = {
    "clarion.drawnpicture",
    "clarion.jobrun",
    "clarion.tickbeat",
    "partners.area",
    "partners.areapopulation",
    "partners.areaboundary",
    "partners.areapriority",
    "partners.organisation",
    "partners.leadagency",
    "partners.failedcall",
    "partners.room",
    "campaigns.campaignarea",
    "campaigns.activity",
    "campaigns.audience",
    "campaigns.costline",
    "campaigns.evidence",
    "campaigns.exchangerate",
    "campaigns.lesson",
    "campaigns.objective",
    "campaigns.mediarelease",
    "campaigns.placement",
    "campaigns.printbatch",
    "campaigns.programme",
    "campaigns.pretest",
    "campaigns.result",
    "campaigns.resultlink",
    "campaigns.indicator",
    "campaigns.target",
    "campaigns.reading",
    "campaigns.shortlink",
    "campaigns.toolkit",
    "campaigns.toolkituse",
    "campaigns.stationprice",
    "campaigns.flight",
    "campaigns.airing",
    "campaigns.tour",
    "campaigns.performance",
    "campaigns.unintendedeffect",
    "campaigns.event",
    "campaigns.eventfacilitator",
    "campaigns.headcount",
    "evaluation.code",
    "evaluation.cursor",
    "evaluation.dailytotal",
    "evaluation.finding",
    "evaluation.indicator",
    "evaluation.observation",
    "evaluation.outcomepoint",
    "evaluation.quarantinedrow",
    "evaluation.reachcount",
    "evaluation.reachentry",
    "evaluation.spoolfile",
    "content.imageconsent",
    "content.recordingconsent",
    "content.handoutconsent",
    "content.loadedpart",
    "content.rendition",
    "content.siteversion",
}


def own_models():
    return [model for label in OWN_APPS for model in apps.get_app_config(label).get_models()]


def test_every_model_stands_in_exactly_one_list():
    labels = {model._meta.label_lower for model in own_models()}
    assert labels == set(PERSONAL) | NOT_PERSONAL
    assert set(PERSONAL) & NOT_PERSONAL == set()


def test_what_points_at_an_account_is_personal():
    user = get_user_model()
    pointing = {
        model._meta.label_lower
        for model in own_models()
        if any(f.related_model is user for f in model._meta.get_fields() if f.is_relation and not f.auto_created)
    }
    assert pointing - set(PERSONAL) == set()


def everything_written() -> str:
    """Every value of every table of the database, as one text."""
    words = []
    for model in apps.get_models():
        for row in model._base_manager.all():
            words.append(f"{model._meta.label} {model_to_dict(row)} {row}")
            words += [str(value) for value in row.__dict__.values()]
    return "\n".join(words)


@pytest.mark.django_db
def test_after_erasure_no_table_holds_the_name(administrator, coordinator, client):
    person = actions.invite(
        by=administrator,
        email="ada.lovelace@example.org",
        username="lovelace",
        role=Role.EDITOR,
        first_name="Ada",
        last_name="Lovelace",
    )
    Membership.objects.create(user=person, organisation=OrganisationFactory())
    SecondFactorReset.objects.create(person=person, requested_by=administrator, reason="Lovelace lost the phone")
    client.force_login(person)
    client.get("/admin/account/")
    client.post("/accounts/login/", {"login": "lovelace", "password": "wrong"})
    actions.change_role(person=person, by=administrator, role=Role.APPROVER, reason="Lovelace moved")
    actions.leave(person=person, by=administrator, successor=coordinator, reason="Lovelace left")
    assert "lovelace" in everything_written().lower()
    actions.erase(person=person, by=administrator, reason="asked")
    assert [line for line in everything_written().splitlines() if "lovelace" in line.lower()] == []
