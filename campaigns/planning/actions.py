"""How a campaign is written and how its status moves. Each verb checks, writes and logs in one transaction."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import ProtectedError, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from clarion import slots
from partners.organisations.scoping import scope_of

from .choices import Status
from .citing import figures_for
from .links import new_code
from .models import Activity, Audience, Campaign, CampaignArea, Evidence, Objective, ShortLink
from .readiness import contradictions, missing, refuse, wrong_in_activity
from .rules import may_edit_activities, may_edit_campaigns, may_edit_links, refuse_areas_outside, require
from .versions import keep, keeps_version

MOVES = {
    "plan": ({Status.DRAFT}, Status.PLANNED),
    "activate": ({Status.PLANNED}, Status.ACTIVE),
    "complete": ({Status.ACTIVE}, Status.COMPLETED),
    "cancel": ({Status.DRAFT, Status.PLANNED, Status.ACTIVE}, Status.CANCELLED),
    "reopen": ({Status.PLANNED, Status.COMPLETED, Status.CANCELLED}, Status.DRAFT),
}
FREE = frozenset({Status.DRAFT, Status.CANCELLED})
"""In these states a campaign may be incomplete."""
HELD = ("starts_on", "ends_on", "medium")
"""What of an activity is held by what is booked for it."""


@transaction.atomic
def create_campaign(*, campaign: Campaign, areas=(), partner_organisations=(), by) -> Campaign:
    """Saves a new draft with the children held in memory; who creates it looks after it."""
    require(by, campaign, may=may_edit_campaigns)
    refuse_areas_outside(by, areas, field="areas")
    campaign.status, campaign.keeper = Status.DRAFT, by
    _set_areas(campaign, areas)
    refuse(contradictions(campaign))
    campaign.save()
    campaign.partner_organisations.set(partner_organisations)
    log(instance=campaign, action="campaigns.create", user=by)
    keep(campaign, by)
    return campaign


@transaction.atomic
def change_campaign(*, campaign: Campaign, areas=None, partner_organisations=None, changed=(), by) -> Campaign:
    """Saves changes held in memory; a campaign past Draft must stay complete. ``changed`` are names for the log."""
    require(by, campaign, may=may_edit_campaigns)
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    campaign.status, campaign.activated_at, campaign.keeper_id = stands.status, stands.activated_at, stands.keeper_id
    if areas is not None:
        held = set(stands.areas.all())
        refuse_areas_outside(by, [area for area in areas if area not in held], field="areas")
        _set_areas(campaign, areas)
    _refuse_in_parts(campaign, by)
    refuse(contradictions(campaign) + ([] if campaign.status in FREE else missing(campaign)))
    _free_removed_audiences(campaign)
    try:
        campaign.save()
    except ProtectedError as error:
        names = ", ".join(sorted({str(record) for record in error.args[1]}))
        text = _("What you took away is still used by: %(names)s.") % {"names": names}
        raise ValidationError({NON_FIELD_ERRORS: [text]}) from error
    if partner_organisations is not None:
        campaign.partner_organisations.set(partner_organisations)
    log(instance=campaign, action="campaigns.change", user=by, data={"fields": sorted(map(str, changed))})
    keep(campaign, by)
    return campaign


def _refuse_in_parts(campaign, by):
    """What is refused of an activity or an objective on its own is refused of it among the parts of its campaign."""
    rows = Activity.objects.select_for_update().filter(campaign=campaign.pk).order_by("pk")
    stands = {activity.pk: activity for activity in rows}
    wrong = {"areas": [], "activities": [], "objectives": []}
    held, moved = _places_changed(campaign)
    for activity in held:
        before = stands.get(activity.pk)
        if before and (activity in moved or any(getattr(before, n) != getattr(activity, n) for n in HELD)):
            for gap in slots.collect("activity_holds", activity, by):
                of_campaign = gap.field == "areas" and moved.get(activity) is Campaign
                wrong["areas" if of_campaign else "activities"].append(f"{activity.name}: {gap.text}")
    if scope_of(by).area_paths:
        for activity in campaign.activities.all():
            wrong["activities"] += _refusals(_refuse_places_elsewhere, activity, by)
        held = dict(Objective.objects.filter(campaign=campaign.pk).values_list("pk", "area"))
        new = [one.area for one in campaign.objectives.all() if one.area and held.get(one.pk) != one.area_id]
        wrong["objectives"] += _refusals(refuse_areas_outside, by, new, field="area")
    if wrong := {name: texts for name, texts in wrong.items() if texts}:
        raise ValidationError(wrong)


def _places_changed(campaign) -> tuple[list[Activity], dict[Activity, type]]:
    """The activities that are kept, and whose change gives which of them other places; four queries, however many."""
    kept = [activity for activity in campaign.activities.all() if activity.pk]
    prefetch_related_objects(kept, "areas")
    of_campaign = set(CampaignArea.objects.filter(campaign=campaign.pk).values_list("area", flat=True))
    campaign_moves = of_campaign != {row.area_id for row in campaign.campaign_areas.all()}
    own: dict[int, set[int]] = {}
    rows = Activity.areas.through.objects.filter(activity__campaign=campaign.pk)
    for activity_id, area_id in rows.values_list("activity", "area"):
        own.setdefault(activity_id, set()).add(area_id)
    moved: dict[Activity, type] = {}
    for activity in kept:
        before, now = own.get(activity.pk, set()), {area.pk for area in activity.areas.all()}
        if before != now:
            moved[activity] = Activity
        elif campaign_moves and not now:
            moved[activity] = Campaign
    return kept, moved


def _refusals(check, *given, **named) -> list[str]:
    try:
        check(*given, **named)
    except ValidationError as error:
        return error.messages
    return []


def _set_areas(campaign, areas):
    """In memory; the campaign's next save writes them."""
    present = {row.area_id: row for row in campaign.campaign_areas.all()} if campaign.pk else {}
    campaign.campaign_areas.set([present.get(area.pk) or CampaignArea(area=area) for area in areas])


def _free_removed_audiences(campaign):
    """An audience that objectives still use cannot be taken away; the database would refuse it without a word."""
    kept = {audience.pk for audience in campaign.audiences.all()}
    gone = Audience.objects.filter(campaign_id=campaign.pk).exclude(pk__in=kept)
    used = {objective.audience_id for objective in campaign.objectives.all()}
    if stuck := [audience.name for audience in gone if audience.pk in used]:
        text = _("An objective still speaks to “%(name)s”; give it another audience first.")
        raise ValidationError({"audiences": [text % {"name": name} for name in stuck]})
    remaining = {objective.pk for objective in campaign.objectives.all()}
    Objective.objects.filter(campaign_id=campaign.pk).exclude(pk__in=remaining).delete()


@transaction.atomic
def cite(*, campaign: Campaign, key: str, by) -> Evidence:
    """Adds a figure that is offered to the person for this campaign as evidence; its key is from ``figures_for``."""
    require(by, campaign, may=may_edit_campaigns)
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    figure = next((figure for figure in figures_for(stands, by) if figure.key == key), None)
    if figure is None:
        raise ValidationError({NON_FIELD_ERRORS: _("This figure is cited already, or no longer in force.")})
    evidence = Evidence.objects.create(
        campaign=stands, theme=figure.theme, statement=figure.statement, source=figure.source, as_of=figure.as_of
    )
    log(instance=stands, action="campaigns.cite", user=by, data={"statement": figure.statement})
    keep(stands, by)
    return evidence


def plan(*, campaign: Campaign, by) -> Campaign:
    """Draft to Planned: refused with a ValidationError naming everything that is missing, at its field."""
    return _move("plan", campaign, by)


def activate(*, campaign: Campaign, by) -> Campaign:
    """Planned to Active: from now on the campaign's existence is public."""
    return _move("activate", campaign, by)


def complete(*, campaign: Campaign, by) -> Campaign:
    """Active to Completed: stays public, nothing new is booked."""
    return _move("complete", campaign, by)


def cancel(*, campaign: Campaign, reason: str, by) -> Campaign:
    """To Cancelled, with the reason kept in the history."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the campaign is cancelled.")})
    return _move("cancel", campaign, by, reason=reason.strip())


def reopen(*, campaign: Campaign, reason: str = "", by) -> Campaign:
    """Back to Draft, no longer public."""
    return _move("reopen", campaign, by, reason=reason.strip())


@transaction.atomic
def _move(name, campaign, by, **data):
    require(by, campaign, may=may_edit_campaigns)
    allowed_from, to = MOVES[name]
    stands = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if stands.status not in allowed_from:
        text = _("A campaign in state “%(now)s” cannot become “%(then)s”.")
        raise ValidationError({"status": text % {"now": stands.get_status_display(), "then": to.label}})
    if to in {Status.PLANNED, Status.ACTIVE}:
        refuse(contradictions(stands) + missing(stands))
    if to == Status.COMPLETED and timezone.localdate() < stands.starts_on:
        raise ValidationError({"status": _("It has not begun; cancel it instead.")})
    before, stands.status = stands.status, to
    if to == Status.ACTIVE and not stands.activated_at:
        stands.activated_at = timezone.now()
    stands.save(update_fields=["status", "activated_at", "updated_at"])
    campaign.status, campaign.activated_at = stands.status, stands.activated_at
    log(instance=stands, action=f"campaigns.{name}", user=by, data={"from": before, "to": to.value, **data})
    return campaign


@transaction.atomic
@keeps_version("activity.campaign")
def save_activity(*, activity: Activity, by) -> Activity:
    """Saves a new or changed activity of a campaign the person may see, within the campaign's dates.

    A saved one stays in its campaign, and keeps the dates and the medium of what is booked for it. Who works in some
    areas alone names areas among them; those an activity has already may stay.
    """
    require(by, activity, may=may_edit_activities)
    require(by, activity.campaign, may=may_edit_activities)
    if activity.pk:
        stands = Activity.objects.select_for_update().get(pk=activity.pk)
        if stands.campaign_id != activity.campaign_id:
            raise ValidationError({"campaign": _("An activity stays in its campaign.")})
    _refuse_places_elsewhere(activity, by)
    refuse(wrong_in_activity(activity, activity.campaign))
    if activity.pk:
        refuse(slots.collect("activity_holds", activity, by))
    action = "campaigns.change_activity" if activity.pk else "campaigns.create_activity"
    activity.save()
    log(instance=activity, action=action, user=by)
    log(instance=activity.campaign, action=action, user=by, data={"activity": activity.name})
    return activity


def _refuse_places_elsewhere(activity, by):
    """An activity without areas takes place in all of the campaign's."""
    held = set(Activity.objects.get(pk=activity.pk).areas.all()) if activity.pk else set()
    named = list(activity.areas.all())
    if not named and (held or not activity.pk):
        named = list(activity.campaign.areas.all())
    refuse_areas_outside(by, [area for area in named if area not in held], field="areas")


@transaction.atomic
def save_short_link(*, link: ShortLink, by) -> ShortLink:
    """Saves a short link; a code that is printed can never be changed, only switched off."""
    require(by, link, may=may_edit_links)
    require(by, link.campaign, may=may_edit_links)
    if link.activity_id and link.activity.campaign_id != link.campaign_id:
        raise ValidationError({"activity": _("The activity belongs to another campaign.")})
    refuse_areas_outside(by, [link.area] if link.area else [], field="area")
    if stands := ShortLink.objects.filter(pk=link.pk).first():
        if stands.code != link.code:
            raise ValidationError({"code": _("A code that may be in print cannot be changed; make another link.")})
        if stands.campaign_id != link.campaign_id:
            raise ValidationError({"campaign": _("It belongs to another campaign.")})
    action = "campaigns.change_link" if link.pk else "campaigns.create_link"
    link.code = link.code or new_code()
    link.save()
    log(instance=link, action=action, user=by)
    log(instance=link.campaign, action=action, user=by, data={"code": link.code})
    return link
