"""Seven campaigns in every medium, planned through the verbs an editor uses; one is still a draft with gaps."""

from datetime import timedelta

from django.utils import timezone

from campaigns.models import Activity, Audience, Campaign, Evidence, Objective, ShortLink
from campaigns.planning import actions
from campaigns.planning.choices import Medium
from campaigns.planning.links import ALPHABET
from partners.models import Area, Organisation, User

from . import runner
from .campaign_plans import PLANS, SURVEY
from .campaign_shapes import CampaignPlan
from .country import COUNTRY, region_code

CURRENCY = "USD"


def load(seed: int) -> str:
    editor = User.objects.get(username="editor")
    today = timezone.localdate()
    for plan in PLANS:
        if not Campaign.objects.filter(code=plan.code).exists():
            _campaign(plan, today, editor, seed)
    made = Campaign.objects.filter(code__in=[plan.code for plan in PLANS])
    links = ShortLink.objects.filter(campaign__in=made).count()
    media = Activity.objects.filter(campaign__in=made).values("medium").distinct().count()
    return f"Campaigns: {made.count()} in {media} of {len(Medium)} media, with {links} short links."


def _campaign(plan: CampaignPlan, today, editor, seed: int) -> None:
    areas = [Area.objects.get(code=COUNTRY)] if len(plan.regions) == 24 else _regions(plan.regions)
    campaign = Campaign(
        code=plan.code,
        name=plan.name,
        lead_organisation=Organisation.objects.get(code=plan.lead),
        starts_on=today + timedelta(days=plan.first),
        ends_on=today + timedelta(days=plan.last),
        summary=plan.summary,
        budget_amount=plan.budget,
        budget_currency=CURRENCY,
        hue=plan.hue,
        is_demonstration=True,
    )
    campaign.audiences = [Audience(name=plan.audience, size=plan.size, size_source=SURVEY)]
    campaign.evidence = [_evidence(theme, known, today) for theme, known in plan.evidence.items()]
    campaign.activities = [_activity(today, *activity) for activity in plan.activities]
    partners = Organisation.objects.filter(code__in=plan.partners)
    actions.create_campaign(campaign=campaign, areas=areas, partner_organisations=partners, by=editor)
    campaign = Campaign.objects.get(pk=campaign.pk)
    campaign.objectives = [_objective(goal, campaign, areas[0]) for goal in plan.goals]
    actions.change_campaign(campaign=campaign, changed=["objectives"], by=editor)
    if plan.status != "draft":
        actions.plan(campaign=campaign, by=editor)
        actions.activate(campaign=campaign, by=editor)
    _links(plan, campaign, editor, seed)


def _regions(numbers):
    return list(Area.objects.filter(code__in=[region_code(number) for number in numbers]).order_by("code"))


def _evidence(theme, known, today):
    if isinstance(known, str):
        return Evidence(theme=theme, no_data_reason=known)
    statement, source = known
    return Evidence(theme=theme, statement=statement, source=source, as_of=today - timedelta(days=400))


def _activity(today, name, medium, first, last):
    return Activity(
        name=name, medium=medium, starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last)
    )


def _objective(goal, campaign, area):
    return Objective(
        theme=goal.theme,
        behaviour=goal.behaviour,
        statement=goal.statement,
        message=goal.message,
        audience=campaign.audiences.first(),
        area=area,
        indicator=goal.indicator,
        direction=goal.direction,
        unit=goal.unit,
        baseline=goal.baseline,
        baseline_reason=goal.no_baseline,
        target=goal.target,
        due_on=campaign.ends_on,
    )


def _links(plan, campaign, editor, seed):
    activity = campaign.activities.filter(medium=Medium.POSTER).first() or campaign.activities.first()
    for number in plan.links:
        draw = runner.chance(seed, "link", plan.code, number)
        link = ShortLink(
            code="".join(draw.choice(ALPHABET) for _place in range(7)),
            campaign=campaign,
            activity=activity,
            area=Area.objects.get(code=region_code(number)),
            target_path=f"/en/campaigns/{plan.code}/",
        )
        actions.save_short_link(link=link, by=editor)
