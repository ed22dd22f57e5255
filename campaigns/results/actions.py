"""How results and their links are written. Each verb checks, writes and logs in one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Activity, Campaign
from campaigns.planning.rules import require
from campaigns.planning.versions import keeps_version

from .choices import Level
from .models import Reading, Result, ResultLink
from .rules import may_edit_results

OF_ACTIVITIES = frozenset({Level.INPUT, Level.OUTPUT})
OF_OBJECTIVES = frozenset({Level.OUTCOME, Level.IMPACT})


@transaction.atomic
@keeps_version("result.campaign")
def save_result(*, result: Result, leads_to=None, activities=None, objectives=None, by) -> Result:
    """Saves a new or changed result; what is None of the three sets stays as it is."""
    require(by, result, may=may_edit_results)
    require(by, result.campaign, may=may_edit_results)
    hold(result.campaign)
    created = result.pk is None
    _refuse_move(result)
    if not created:
        leads_to = list(result.leads_to.all()) if leads_to is None else leads_to
        activities = list(result.activities.all()) if activities is None else activities
        objectives = list(result.objectives.all()) if objectives is None else objectives
    _refuse_wrong_partners(result, leads_to or (), activities or (), objectives or ())
    _refuse_wrong_below(result)
    _refuse_wrong_fields(result)
    result.save()
    for given, rows in ((leads_to, result.leads_to), (activities, result.activities), (objectives, result.objectives)):
        if given or not created:
            rows.set(given or ())
    action = "campaigns.create_result" if created else "campaigns.change_result"
    log(instance=result, action=action, user=by)
    log(instance=result.campaign, action=action, user=by, data={"result": str(result)})
    return result


def hold(campaign: Campaign) -> Campaign:
    """Keeps other writers of the framework waiting until the transaction ends."""
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def _refuse_move(result):
    if result.pk and Result.objects.values_list("campaign", flat=True).get(pk=result.pk) != result.campaign_id:
        raise ValidationError({"campaign": _("A result stays in its campaign.")})


def _refuse_wrong_fields(result):
    others = Result.objects.filter(campaign=result.campaign_id).exclude(pk=result.pk)
    if others.filter(code=result.code).exists():
        raise ValidationError({"code": _("Another result of this campaign has this code.")})
    result.full_clean(exclude=["campaign"])


def _refuse_wrong_partners(result, leads_to, activities, objectives):
    for higher in leads_to:
        refuse_wrong_link(result, higher)
    if activities and result.level not in OF_ACTIVITIES:
        raise ValidationError(
            {"activities": _("Activities produce inputs and outputs; what follows is changed by them.")}
        )
    if objectives and result.level not in OF_OBJECTIVES:
        raise ValidationError(
            {"objectives": _("An outcome or an impact serves an objective; outputs lead to outcomes.")}
        )
    for name, rows in (("activities", activities), ("objectives", objectives)):
        if any(row.campaign_id != result.campaign_id for row in rows):
            raise ValidationError({name: _("It belongs to another campaign.")})


def refuse_wrong_link(lower: Result, higher: Result) -> None:
    """Raises ValidationError unless ``higher`` is of the next level and the same campaign."""
    following = Level(lower.level).following if lower.level in Level.values else None
    if lower.campaign_id != higher.campaign_id:
        raise ValidationError({"leads_to": _("It belongs to another campaign.")})
    if following is None or higher.level != following:
        raise ValidationError({"leads_to": wrong_step(lower.level, higher.code, higher.level)})


def wrong_step(level: str, code: str, other: str) -> str:
    """Why a result of a level cannot lead to the one of the code and level."""
    following = Level(level).following
    if following is None:
        return _("An impact leads to nothing further.")
    text = _("%(code)s is of the level “%(other)s”; from “%(level)s” the way leads to “%(following)s”.")
    words = {"level": Level(level).label, "other": Level(other).label, "following": following.label}
    return text % {"code": code, **words}


def _refuse_wrong_below(result):
    """A result that others lead to keeps its level."""
    if not result.pk:
        return
    below = [link.lower for link in result.links_down.select_related("lower")]
    if wrong := [lower.code for lower in below if Level(lower.level).following != result.level]:
        text = _("These lead to it and would not fit any more: %(codes)s. Take the links away first.")
        raise ValidationError({"level": text % {"codes": ", ".join(sorted(wrong))}})


@transaction.atomic
@keeps_version("result.campaign")
def remove_result(*, result: Result, by) -> None:
    """Removes a result with its indicators and links; refused once one of them was read, for readings are facts."""
    require(by, result, may=may_edit_results)
    if Reading.objects.filter(indicator__result=result).exists():
        raise ValidationError(_("“%(result)s” was measured already, so it stays.") % {"result": result})
    log(instance=result.campaign, action="campaigns.remove_result", user=by, data={"result": str(result)})
    result.delete()


@transaction.atomic
@keeps_version("lower.campaign")
def link_results(*, lower: Result, higher: Result, by) -> ResultLink:
    """Says that one result leads to another of the next level; saying it twice changes nothing."""
    require(by, lower, may=may_edit_results)
    require(by, higher, may=may_edit_results)
    refuse_wrong_link(lower, higher)
    link, created = ResultLink.objects.get_or_create(lower=lower, higher=higher)
    if created:
        log(instance=lower.campaign, action="campaigns.link_results", user=by, data={"link": str(link)})
    return link


@transaction.atomic
@keeps_version("link.lower.campaign")
def unlink_results(*, link: ResultLink, by) -> None:
    """Takes a link away."""
    require(by, link, may=may_edit_results)
    log(instance=link.lower.campaign, action="campaigns.unlink_results", user=by, data={"link": str(link)})
    link.delete()


@transaction.atomic
@keeps_version("activity.campaign")
def link_activity(*, activity: Activity, results, by) -> None:
    """Says which inputs and outputs the activity produces; exactly these, afterwards."""
    require(by, activity, may=may_edit_results)
    results = list(results)
    if any(result.campaign_id != activity.campaign_id for result in results):
        raise ValidationError({"results": _("It belongs to another campaign.")})
    if any(result.level not in OF_ACTIVITIES for result in results):
        text = _("Activities produce inputs and outputs; what follows is changed by them.")
        raise ValidationError({"results": text})
    activity.results.set(results)
    data = {"activity": activity.name, "results": sorted(result.code for result in results)}
    log(instance=activity, action="campaigns.link_activity", user=by, data=data)
    log(instance=activity.campaign, action="campaigns.link_activity", user=by, data=data)
