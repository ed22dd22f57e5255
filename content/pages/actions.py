"""Verbs of public pages."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from campaigns.planning.choices import Theme
from campaigns.planning.models import Campaign

from .choices import MaterialKind
from .models import KINDS, CampaignPage, MaterialPage
from .rules import index_page, material_index, may_create_material, may_create_page

SUMMARY = 300


@transaction.atomic
def create_campaign_page(*, by, campaign: Campaign) -> CampaignPage:
    """Makes the draft page of a campaign from its record, in the site's first language.

    Title, one message block for each objective, and a call to action are filled in; media, events and help follow the
    record by themselves. Raises PermissionDenied, or ValidationError where the page exists already.
    """
    if not may_create_page(by, campaign):
        raise PermissionDenied
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)  # of two who ask at once, the second waits
    index = index_page()
    if CampaignPage.objects.filter(campaign=campaign, locale_id=index.locale_id).exists():
        raise ValidationError(_("This campaign already has a page in this language."))
    messages = [(row.theme, row.message) for row in campaign.objectives.order_by("theme", "pk") if row.message]
    page = CampaignPage(
        title=campaign.name,
        slug=campaign.code,
        locale_id=index.locale_id,
        owner=by,
        live=False,
        has_unpublished_changes=True,
        campaign=campaign,
        summary=Truncator(" ".join(text for _theme, text in messages)).chars(SUMMARY),
        body=_first_blocks(messages),
    )
    with LogContext(user=by):
        index.add_child(instance=page)
    page.save_revision(user=by)
    log(instance=campaign, action="clarion.campaign_page_created", user=by, data={"page": page.pk})
    return page


@transaction.atomic
def create_material(*, by, kind: str, title: str, campaign: Campaign | None = None) -> MaterialPage:
    """Makes the draft of a material of a kind below the library, in the site's first language.

    Theme and area come from the campaign where it has one of each. The address is made from the title. Raises
    PermissionDenied, or ValidationError for a kind that is not known or a title without a letter.
    """
    if not may_create_material(by, campaign):
        raise PermissionDenied
    if kind not in MaterialKind.values:
        raise ValidationError({"kind": _("This kind of material is not known.")})
    if not title.strip():
        raise ValidationError({"title": _("Give the material a title.")})
    index = material_index()
    objectives = list(campaign.objectives.order_by("pk")) if campaign else []
    page = KINDS[kind](
        title=title.strip(),
        slug=_free_slug(index, slugify(title)[:60].strip("-") or kind.replace("_", "-")),
        locale_id=index.locale_id,
        owner=by,
        live=False,
        has_unpublished_changes=True,
        campaign=campaign,
        theme=objectives[0].theme if objectives else Theme.TRAFFICKING,
    )
    with LogContext(user=by):
        index.add_child(instance=page)
    page.save_revision(user=by)
    log(instance=page, action="clarion.material_created", user=by, data={"campaign": campaign and campaign.pk})
    return page


def _free_slug(parent, slug: str) -> str:
    taken = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(s for s in (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))) if s not in taken)


def _first_blocks(messages: list[tuple[str, str]]) -> list[tuple[str, object]]:
    blocks: list[tuple[str, object]] = [
        ("message", {"theme": theme, "message": message}) for theme, message in messages
    ]
    call = {
        "heading": _("Unsure about an offer? Ask first."),
        "text": _("You can talk to someone in confidence."),
        "button": _("Find help"),
    }
    return [*blocks, ("help_call", call)]
