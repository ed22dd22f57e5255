"""The roles, as one table in plain words: what each may do, and nothing else.

``sync_roles`` makes the groups of the database match this table exactly, and a person's group follows the
role. No role makes a superuser: a superuser passes every check unasked, so administrators, too, get what
they may do from their group. ``createsuperuser`` stays as the emergency door of who runs the server.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .choices import Role

EVERYTHING = "everything"
"""In place of permissions: each permission on our own models and on those of the admin."""

PAGE_VERBS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
"""All that a role may be given on pages."""

LIBRARY = ("wagtailimages.image", "wagtaildocs.document", "wagtailmedia.media")
"""Wagtail keeps the rights on the library under its own models, whatever model holds the items."""
CAMPAIGN = (
    "campaigns.campaign",
    "campaigns.campaignarea",
    "campaigns.objective",
    "campaigns.audience",
    "campaigns.evidence",
    "campaigns.activity",
    "campaigns.campaignversion",
    "campaigns.lesson",
    "campaigns.programme",
)
RESULTS = (
    "campaigns.result",
    "campaigns.resultlink",
    "campaigns.indicator",
    "campaigns.target",
    "campaigns.reading",
)
TOOLKITS = ("campaigns.toolkit", "campaigns.toolkituse", "campaigns.check")
PRETESTING = ("campaigns.pretest", "campaigns.unintendedeffect")
BUDGET = ("campaigns.costline", "campaigns.exchangerate")
EVENT = ("campaigns.event", "campaigns.eventfacilitator")
PRINT = ("campaigns.printbatch", "campaigns.placement", "campaigns.mediarelease")
TOURING = ("campaigns.tour", "campaigns.performance")
CONSENT = ("content.consentrecord",)
BROADCAST = ("campaigns.station", "campaigns.flight", "campaigns.airing")
COUNTS = ("campaigns.headcount", "campaigns.attendancerecord")
FIGURES = ("evaluation.indicator", "evaluation.code", "evaluation.alias", "evaluation.observation")
EVALUATION = (
    "evaluation.evaluationplan",
    "evaluation.evaluationresult",
    "evaluation.outcomeseries",
    "evaluation.outcomepoint",
)
RELEASE = ("evaluation.release", "evaluation.finding", "evaluation.quarantinedrow")
REACH = ("evaluation.reachentry",)
PARTNERSHIP = ("partners.organisation", "partners.venue", "partners.room", "partners.facilitator")


def may(verbs: str, *models: str) -> frozenset[str]:
    """Permission names such as ``campaigns.change_campaign`` for each verb on each ``app.model``."""
    pairs = [model.split(".") for model in models]
    return frozenset(f"{app}.{verb}_{model}" for verb in verbs.split() for app, model in pairs)


def library_permissions(verbs: str) -> frozenset[str]:
    """Permission names for verbs on the library; recordings know no "choose", who may see them may choose them."""
    return may(verbs, *LIBRARY) - {"wagtailmedia.choose_media"}


ACCESS = frozenset({"wagtailadmin.access_admin"})
TRANSLATE = frozenset({"wagtail_localize.submit_translation"})


@dataclass(frozen=True)
class RoleRights:
    """One role: its words for people, and its permissions.

    ``pages`` are verbs of ``PAGE_VERBS`` on every page; ``media`` are verbs (``add change choose``) on every collection
    of pictures, recordings and handouts.
    """

    role: Role
    does: Promise
    sees: Promise
    permissions: frozenset[str] | str = field(default=ACCESS)
    pages: str = ""
    media: str = ""

    @property
    def name(self) -> str:
        """What people call the role."""
        return Role(self.role).label

    @property
    def enters_admin(self) -> bool:
        """Whether the role opens the admin at all."""
        return self.permissions == EVERYTHING or self.permissions >= ACCESS


TABLE = (
    RoleRights(
        role=Role.ADMINISTRATOR,
        does=_(
            "Invites people, gives them roles, ends and erases accounts. Together with a second administrator, "
            "removes a lost second factor. May change everything the platform holds."
        ),
        sees=_("Every organisation's records."),
        permissions=EVERYTHING,
        pages=" ".join(PAGE_VERBS),
        media="add change choose",
    ),
    RoleRights(
        role=Role.EDITOR,
        does=_("Plans campaigns, writes, translates and publishes pages, and keeps the library of materials."),
        sees=_("Every organisation's records."),
        permissions=ACCESS
        | TRANSLATE
        | may("add change delete view", *CAMPAIGN, *RESULTS, *BUDGET, "campaigns.shortlink")
        | may("change view", *TOOLKITS)
        | may("add change delete view", "wagtailredirects.redirect")
        | may("add change view", *BROADCAST, *TOURING, "campaigns.stationprice")
        | may("add change view", *PRETESTING, *CONSENT)
        | may("add change delete view", *PRINT)
        | may("view", *PARTNERSHIP, "partners.helpservice", "partners.area", *EVENT, *COUNTS, *FIGURES, *REACH),
        pages="add change publish lock unlock",
        media="add change choose",
    ),
    RoleRights(
        role=Role.COORDINATOR,
        does=_(
            "Brings campaigns to places: activities, events, venues, facilitators, partner organisations and "
            "help services."
        ),
        sees=_("Every organisation's records, within the areas given to the person."),
        permissions=ACCESS
        | may("view", *CAMPAIGN, *RESULTS, "partners.area", "partners.leadagency", "partners.areapriority", *REACH)
        | may("add change delete", "campaigns.activity")
        | may("add change", "campaigns.lesson")
        | may("add change delete", "campaigns.reading")
        | may("view", *TOOLKITS)
        | may("change", "campaigns.check")
        | may("add change view", *PRETESTING, *CONSENT)
        | may("add change delete view", *BUDGET)
        | may("add change delete view", "campaigns.shortlink", *EVENT, *COUNTS, "campaigns.feedtoken")
        | may("add change view", *BROADCAST, *TOURING, "campaigns.stationprice")
        | may("add change delete view", *PRINT)
        | may("add change delete view", *PARTNERSHIP, "partners.helpservice"),
        media="add choose",
    ),
    RoleRights(
        role=Role.PARTNER,
        does=_(
            "Brings the own organisation's venues and facilitators, counts who came to its events, and adds materials."
        ),
        sees=_("The own organisation's records alone."),
        permissions=ACCESS
        | may("view", *CAMPAIGN, *RESULTS, *TOOLKITS, *PARTNERSHIP, *EVENT, "partners.helpservice", *REACH, *BROADCAST)
        | may("add change view", *COUNTS, *CONSENT)
        | may("view", *PRETESTING, *PRINT, *TOURING)
        | may("change", "campaigns.performance")
        | may("add", "campaigns.unintendedeffect")
        | may("view", *BUDGET)
        | may("add change", "partners.venue", "partners.room", "partners.facilitator"),
        media="add choose",
    ),
    RoleRights(
        role=Role.AGENCY,
        does=_("Sends the agency's figures and keeps its help services up to date."),
        sees=_("The own agency's records alone."),
        permissions=ACCESS
        | may("view", "campaigns.campaign", "campaigns.programme", *RESULTS, "partners.organisation", "partners.area")
        | may("add change view", "partners.helpservice")
        | may("add view", *RELEASE)
        | may("view", *FIGURES),
    ),
    RoleRights(
        role=Role.EVALUATOR,
        does=_("Plans and runs evaluations and reads the figures behind them."),
        sees=_("Every organisation's records, without changing them."),
        permissions=ACCESS
        | may("view", *CAMPAIGN, *RESULTS, *TOOLKITS, *PARTNERSHIP, *EVENT, *COUNTS, "partners.area", *REACH)
        | may("view", "campaigns.shortlink", *BUDGET, *PRETESTING)
        | may("view", *BROADCAST, *TOURING, *PRINT, "campaigns.stationprice")
        | may("add change view", *RELEASE, *FIGURES, *EVALUATION),
        media="choose",
    ),
    RoleRights(
        role=Role.APPROVER,
        does=_("Looks a second time: approves figures before they count and pages before they are seen."),
        sees=_("Every organisation's records."),
        permissions=ACCESS
        | may("view", *CAMPAIGN, *PARTNERSHIP, *EVENT, *COUNTS, "partners.helpservice", "partners.area", *FIGURES)
        | may("view", *REACH, *RESULTS, *TOOLKITS, *PRETESTING, *BUDGET, *BROADCAST, *TOURING, *PRINT)
        | may("view", "campaigns.stationprice", *CONSENT)
        | may("change view", *RELEASE)
        | may("view", *EVALUATION),
        pages="change publish lock unlock",
        media="choose",
    ),
)

BY_ROLE = {rights.role: rights for rights in TABLE}

ADMINISTRATOR_ONLY = frozenset(
    {
        "content.handout",
        "content.handoutconsent",
        "content.image",
        "content.imageconsent",
        "content.recordingconsent",
        "content.withdrawalcode",
        "content.recording",
        "clarion.changeofseveral",
        "clarion.drawnpicture",
        "clarion.jobrun",
        "clarion.outgoingmail",
        "clarion.savedview",
        "clarion.taskprogress",
        "clarion.tickbeat",
        "campaigns.comment",
        "campaigns.handover",
        "campaigns.mention",
        "evaluation.cursor",
        "evaluation.dailytotal",
        "evaluation.reachcount",
        "evaluation.spoolfile",
        "partners.areaboundary",
        "partners.areapopulation",
        "partners.contactchange",
        "partners.failedcall",
        "partners.membership",
        "partners.secondfactorreset",
        "partners.user",
        "content.loadedpart",
        "content.rendition",
        "content.siteversion",
    }
)
"""Models of ours that no other role has a permission on, and those of the library, whose rights stand in LIBRARY."""
