"""What happened lately in the campaigns a person sees: the audit log, as far as each record is visible."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.permissions import policy_registry

from campaigns.planning.history import OUTLINE
from campaigns.planning.models import Campaign
from campaigns.planning.rules import STAFF_AND_PARTNERS, has_role

MIRRORED = (
    "campaigns.create_activity",
    "campaigns.change_activity",
    "campaigns.create_link",
    "campaigns.change_link",
    "campaigns.create_lesson",
    "campaigns.change_lesson",
    "campaigns.create_result",
    "campaigns.change_result",
    "campaigns.add_cost",
    "campaigns.change_cost",
    "campaigns.record_pretest",
    "campaigns.change_pretest",
    "campaigns.log_effect",
    "campaigns.correct_effect",
    "campaigns.close_effect",
    "broadcast.draft",
    "broadcast.book",
    "broadcast.change",
    "printing.plan",
    "printing.plan_release",
    "printing.change_release",
)
"""Written down twice: at the record, which says what it is called, and at its campaign."""

COMMENTS = {
    "discussion.add_comment",
    "discussion.answer",
    "discussion.change_comment",
    "discussion.remove_comment",
    "discussion.resolve",
    "discussion.reopen",
}
"""Together they make one line for each campaign and day."""


def entries(user, *, campaign: Campaign | None = None) -> QuerySet:
    """Log entries of the campaigns room about records the person may open, newest first; one query."""
    seen = Q(pk__in=[])
    for model in _models_for(user):
        rows = model.objects.visible_to(user)
        if campaign:
            rows = rows.filter(**{"pk" if model is Campaign else "campaign": campaign.pk})
        keys = rows.order_by().annotate(key=Cast("pk", CharField())).values("key")
        seen |= Q(content_type__model=model._meta.model_name, object_id__in=keys)
    found = ModelLogEntry.objects.filter(seen, content_type__app_label=Campaign._meta.app_label)
    found = found.exclude(content_type__model=Campaign._meta.model_name, action__in=MIRRORED)
    found = found.filter(data__part_of__isnull=True)  # the verb it was a part of is told at its own record
    if not has_role(user, STAFF_AND_PARTNERS):
        found = found.exclude(~Q(action__in=OUTLINE), content_type__model=Campaign._meta.model_name)
    return found.select_related("user", "content_type")


def _models_for(user) -> list:
    """The campaign and every record of one that the person's role may read."""
    models = [m for m in apps.get_app_config("campaigns").get_models() if m is Campaign or _is_of_campaign(m)]
    return [model for model in models if _may_read(model, user)]


def _is_of_campaign(model) -> bool:
    try:
        field = model._meta.get_field("campaign")
    except FieldDoesNotExist:
        return False
    return field.related_model is Campaign and hasattr(model.objects, "visible_to")


def _may_read(model, user) -> bool:
    policy = policy_registry.get_by_type(model, fallback=False)
    return policy is None or policy.user_has_any_permission(user, {"view", "change"})


def with_campaigns(found) -> list[ModelLogEntry]:
    """The entries, each with its ``campaign`` and ``what``, the record's name where it is not the campaign's."""
    found = list(found)
    keys: dict[type, set[str]] = {}
    for entry in found:
        keys.setdefault(entry.content_type.model_class(), set()).add(entry.object_id)
    campaigns = {model: _campaigns_of(model, wanted) for model, wanted in keys.items()}
    for entry in found:
        entry.campaign = campaigns[entry.content_type.model_class()].get(entry.object_id)
        entry.what = "" if entry.campaign and entry.label == str(entry.campaign) else entry.label
    return found


def folded(found: list[ModelLogEntry]) -> list[ModelLogEntry]:
    """The entries, those about comments of one campaign on one day as one line that stands where the newest stood."""
    groups: dict[tuple, list[ModelLogEntry]] = {}
    for entry in found:
        is_comment = entry.action in COMMENTS and entry.campaign
        key = (entry.campaign.pk, timezone.localdate(entry.timestamp)) if is_comment else (entry.pk,)
        groups.setdefault(key, []).append(entry)
    return [_as_one(group) for group in groups.values()]


def _as_one(group) -> ModelLogEntry:
    entry = group[0]
    if len(group) > 1:
        names = dict.fromkeys(one.user_display_name for one in group)
        entry.message = f"{_('Comments')}: {len(group)}"
        entry.user_display_name = ", ".join(names)
        entry.what = ""
    return entry


def _campaigns_of(model, keys) -> dict[str, Campaign]:
    rows = model.objects.filter(pk__in=keys)
    if model is Campaign:
        return {str(row.pk): row for row in rows}
    return {str(row.pk): row.campaign for row in rows.select_related("campaign")}
