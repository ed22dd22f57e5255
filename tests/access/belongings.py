"""What an organisation has beside the records every walk needs: plans in detail, figures, reach, mail, tags."""

import datetime

from campaigns.models import CampaignVersion
from clarion.models import OutgoingMail, TaskProgress
from evaluation.models import Release
from evaluation.national.choices import Dataset, ReleaseStatus
from evaluation.national.findings import FindingCode
from tests.access.marks import mark_texts
from tests.access.world import World
from tests.factories import campaigns as plans
from tests.factories.evaluation_impact import unsaved_plan, unsaved_series
from tests.factories.partners import UserFactory
from tests.factories.pretesting import EffectFactory, PretestFactory
from tests.factories.reach import ReachEntryFactory

PUBLIC_FACTS = frozenset({"partners.helpservice", "campaigns.station"})
"""Records that everybody with an account may read; the table of routes says who may change them."""


def fill(world: World, mark: str) -> None:
    """Adds the rest to a world, and writes the mark into every text of every record of it."""
    campaign = world.records["campaigns.campaign"]
    audience = plans.AudienceFactory(campaign=campaign)
    event = world.records["campaigns.event"]
    assignment = plans.EventFacilitatorFactory(event=event, facilitator=world.records["partners.facilitator"])
    series = unsaved_series(code=mark, rows=1, received_by=UserFactory())
    series.save()
    plan = unsaved_plan(
        series,
        campaign=campaign,
        registered_by=UserFactory(),
        no_concurrent_events_known=False,
        concurrent_events="A law.",
    )
    plan.save()
    objective = plans.ObjectiveFactory(campaign=campaign, audience=audience)
    for record in (
        audience,
        objective,
        PretestFactory(campaign=campaign, objective=objective, audience=audience, message=mark),
        EffectFactory(campaign=campaign, text=mark),
        CampaignVersion.objects.create(campaign=campaign, number=1, content={"brief": {"name": mark}}),
        plans.EvidenceFactory(campaign=campaign, statement="Told.", source="A report.", no_data_reason=""),
        assignment,
        plans.HeadcountFactory(event=event, sex="female", age_band="18_24", count=37),
        ReachEntryFactory(campaign=campaign),
        series,
        plan,
        _release(world, mark),
        TaskProgress.objects.create(owner_key=str(world.person.pk), label=mark, total=3),
        OutgoingMail.objects.create(key=mark, to=f"{mark}@example.org", subject=mark, body=mark),
    ):
        world.add(record)
    for label, record in world.records.items():
        if label not in PUBLIC_FACTS:
            mark_texts(record, mark)
    hidden = ("contact_role", "notes")  # of a station; its name everybody may read
    type(world.records["campaigns.station"]).objects.update(**dict.fromkeys(hidden, mark))
    world.keys.update(
        image_id=world.records["content.image"].pk,
        media_id=world.records["content.recording"].pk,
        document_id=world.records["content.handout"].pk,
        doc_id=world.records["content.handout"].pk,
        object_id=campaign.pk,
        code=world.records["campaigns.campaign"].code,
    )


def _release(world: World, mark: str) -> Release:
    person = UserFactory(role="agency")
    release = Release.objects.create(
        dataset=Dataset.GLOTIP,
        organisation=world.organisation,
        code=mark,
        version=mark,
        released_on=datetime.date(2026, 1, 1),
        sha256="0" * 64,
        original_name=f"{mark}.xlsx",
        importer="tests",
        status=ReleaseStatus.VALIDATED,
        received_by=person,
        submitter=person,
        rows=1,
        rejected=1,
    )
    release.findings.create(code=FindingCode.UNKNOWN_AREA, severity="error", row=1, column=mark, details={"text": mark})
    release.quarantined_rows.create(row=1, cells=[mark], reason=FindingCode.UNKNOWN_AREA, is_rejected=True)
    return release
