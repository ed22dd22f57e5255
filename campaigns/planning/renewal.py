"""Verbs that carry one campaign's work to the next: programmes, copies, lessons, the archive."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from clarion import slots

from .actions import change_campaign, create_campaign, save_activity
from .choices import Status
from .cloning import activity_copy, copy_of
from .discretion import refuse_contacts_in
from .models import Activity, Campaign, Lesson, Programme
from .rules import may_edit_activities, may_edit_campaigns, may_record_lessons, require

OVER = frozenset({Status.COMPLETED, Status.CANCELLED})
"""Only a campaign in one of these states can be put into the archive."""


@transaction.atomic
def save_programme(*, programme: Programme, by) -> Programme:
    """Saves a new or changed programme."""
    require(by, programme, may=may_edit_campaigns)
    action = "campaigns.change_programme" if programme.pk else "campaigns.create_programme"
    programme.save()
    log(instance=programme, action=action, user=by)
    return programme


@transaction.atomic
def save_lesson(*, lesson: Lesson, by) -> Lesson:
    """Saves a new or changed lesson of a campaign the person may see."""
    require(by, lesson, may=may_record_lessons)
    require(by, lesson.campaign, may=may_record_lessons)
    refuse_contacts_in(lesson, "text", "for_whom", "how_known")
    action = "campaigns.change_lesson" if lesson.pk else "campaigns.create_lesson"
    lesson.save()
    log(instance=lesson, action=action, user=by)
    log(instance=lesson.campaign, action=action, user=by, data={"lesson": str(lesson)})
    return lesson


@transaction.atomic
def archive(*, campaign: Campaign, without_lesson: str = "", by) -> Campaign:
    """Takes a campaign that is over out of the lists; refused without a lesson, or a word on why there is none."""
    require(by, campaign, may=may_edit_campaigns)
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if stands.archived_at:
        raise ValidationError({"status": _("It is in the archive already.")})
    if stands.status not in OVER:
        raise ValidationError({"status": _("Complete or cancel the campaign first.")})
    reason = without_lesson.strip()
    if not reason and not stands.lessons.exists():
        text = _("Record what the next planner should know, or say why there is nothing.")
        raise ValidationError({"without_lesson": text})
    _set_archived(campaign, stands, timezone.now())
    log(instance=stands, action="campaigns.archive", user=by, data={"reason": reason})
    return campaign


@transaction.atomic
def bring_back(*, campaign: Campaign, by) -> Campaign:
    """Shows an archived campaign in the lists again; its status stays."""
    require(by, campaign, may=may_edit_campaigns)
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if not stands.archived_at:
        raise ValidationError({"status": _("It is not in the archive.")})
    _set_archived(campaign, stands, None)
    log(instance=stands, action="campaigns.bring_back", user=by)
    return campaign


def _set_archived(campaign, stands, moment):
    stands.archived_at = moment
    stands.save(update_fields=["archived_at", "updated_at"])
    campaign.archived_at, campaign.updated_at = stands.archived_at, stands.updated_at


@transaction.atomic
def clone_campaign(
    *, campaign: Campaign, name: str, code: str, starts_on: date, areas, partner_organisations=(), by
) -> tuple[Campaign, list[str]]:
    """Makes a draft like the campaign, its dates shifted and its areas changed; rooms to the right add their parts.

    Returns the draft and, in words, what was not taken over. Raises ValidationError by field.
    """
    require(by, campaign, may=may_edit_campaigns)
    areas = list(areas)
    if not areas:
        raise ValidationError({"areas": _("Choose at least one area.")})
    if Campaign.objects.filter(code=code).exists():
        raise ValidationError({"code": _("Another campaign has this code.")})
    copy = copy_of(campaign, name=name, code=code, starts_on=starts_on, areas=areas)
    made = copy.campaign
    made.audiences = list(copy.audiences.values())
    made.evidence = copy.evidence
    create_campaign(campaign=made, areas=areas, partner_organisations=partner_organisations, by=by)
    made = Campaign.objects.get(pk=made.pk)
    for objective, audience_id in copy.objectives:
        objective.audience = copy.audiences.get(audience_id)
    made.objectives = [objective for objective, _audience in copy.objectives]
    made.activities = [_held(activity, kept) for activity, kept in copy.activities]
    change_campaign(campaign=made, changed=["objectives", "activities"], by=by)
    log(instance=made, action="campaigns.clone", user=by, data={"from": campaign.name})
    left_behind = slots.collect("campaign_copies", campaign, by, Campaign.objects.get(pk=made.pk))
    return made, copy.dropped + left_behind


def _held(activity, areas):
    activity.areas = areas
    return activity


@transaction.atomic
def clone_activity(*, activity: Activity, name: str, starts_on: date, by) -> Activity:
    """A copy in the same campaign that begins on ``starts_on``; refused outside the campaign's dates."""
    require(by, activity, may=may_edit_activities)
    inside = [row.area for row in activity.campaign.campaign_areas.select_related("area")]
    made, kept = activity_copy(activity, shift=starts_on - activity.starts_on, areas=inside, dropped=[])
    made.name, made.campaign, made.areas = name, activity.campaign, kept
    return save_activity(activity=made, by=by)
