"""How a campaign becomes a toolkit, a toolkit a campaign, and a line of its checklist done."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.actions import change_campaign, create_campaign
from campaigns.planning.models import Campaign
from campaigns.planning.rules import require
from campaigns.results.recipes import build_framework
from partners.organisations.models import Organisation

from .models import Check, Toolkit, ToolkitUse
from .recipes import from_recipe, recipe_of
from .rules import may_keep_toolkits, may_tick


@transaction.atomic
def save_as_toolkit(*, campaign: Campaign, name: str, code: str, summary: str, by) -> Toolkit:
    """Keeps the campaign's plan as a toolkit of its lead organisation, not shared yet."""
    require(by, campaign, may=may_keep_toolkits)
    recipe = recipe_of(campaign)
    if not recipe["objectives"]:
        raise ValidationError({"name": _("A campaign without an objective teaches nothing yet; write one first.")})
    if Toolkit.objects.filter(code=code).exists():
        raise ValidationError({"code": _("Another toolkit has this code.")})
    used = ToolkitUse.objects.filter(campaign=campaign).first()
    toolkit = Toolkit.objects.create(
        code=code,
        name=name,
        summary=summary,
        organisation=campaign.lead_organisation,
        content=recipe,
        made_from=campaign,
        checklist=list(campaign.checklist.values_list("text", flat=True)),
        questions=used.questions if used else [],
        is_demonstration=campaign.is_demonstration,
    )
    log(instance=toolkit, action="campaigns.create_toolkit", user=by, data={"campaign": campaign.name})
    return toolkit


@transaction.atomic
def change_toolkit(*, toolkit: Toolkit, by) -> Toolkit:
    """Saves changed words, checklist, questions or sharing; campaigns started from it before stay as they are."""
    require(by, toolkit, may=may_keep_toolkits)
    toolkit.save()
    log(instance=toolkit, action="campaigns.change_toolkit", user=by, data={"shared": toolkit.is_shared})
    return toolkit


@transaction.atomic
def start_from_toolkit(
    *, toolkit: Toolkit, name: str, code: str, lead_organisation: Organisation, starts_on: date, areas, by
) -> Campaign:
    """A draft with the toolkit's objectives, activities and checklist; what is true of the place is left to fill in."""
    require(by, toolkit, may=may_keep_toolkits)
    require(by, lead_organisation, may=may_keep_toolkits)
    areas = list(areas)
    if not areas:
        raise ValidationError({"areas": _("Choose at least one area.")})
    if Campaign.objects.filter(code=code).exists():
        raise ValidationError({"code": _("Another campaign has this code.")})
    made = from_recipe(
        toolkit.content,
        starts_on=starts_on,
        name=name,
        code=code,
        lead_organisation=lead_organisation,
        is_demonstration=toolkit.is_demonstration,
    )
    campaign = made.campaign
    campaign.audiences = made.audiences
    create_campaign(campaign=campaign, areas=areas, by=by)
    campaign = Campaign.objects.get(pk=campaign.pk)
    for objective, place in made.objectives:
        objective.audience = None if place is None else made.audiences[place]
        objective.area = areas[0] if len(areas) == 1 else None
    campaign.objectives = [objective for objective, _place in made.objectives]
    campaign.activities = made.activities
    change_campaign(campaign=campaign, changed=["objectives", "activities"], by=by)
    build_framework(campaign=Campaign.objects.get(pk=campaign.pk), recipe=toolkit.content.get("framework", []), by=by)
    ToolkitUse.objects.create(toolkit=toolkit, campaign=campaign, questions=toolkit.questions)
    Check.objects.bulk_create(
        Check(campaign=campaign, place=place, text=text) for place, text in enumerate(toolkit.checklist)
    )
    log(instance=campaign, action="campaigns.start_from_toolkit", user=by, data={"toolkit": toolkit.name})
    return campaign


@transaction.atomic
def tick(*, check: Check, done: bool, by) -> Check:
    """Says that a line is done, or not done after all."""
    require(by, check, may=may_tick)
    require(by, check.campaign, may=may_tick)
    stands = Check.objects.select_for_update().get(pk=check.pk)
    if bool(stands.done_at) != done:
        stands.done_at, stands.done_by = (timezone.now(), by) if done else (None, None)
        stands.save(update_fields=["done_at", "done_by"])
        action = "campaigns.tick" if done else "campaigns.untick"
        log(instance=stands.campaign, action=action, user=by, data={"check": stands.text})
    return stands
