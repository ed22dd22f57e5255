"""The tabs of a campaign's form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.models import ModelLogEntry

from .examples import good_objectives
from .forms import CampaignForm


class TemplatePanel(Panel):
    """Shows what a template makes of the record; nothing to fill in."""

    def __init__(self, template_name, context=None, **kwargs):
        super().__init__(**kwargs)
        self.template, self.context = template_name, context

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "template_name": self.template, "context": self.context}

    class BoundPanel(Panel.BoundPanel):
        @property
        def template_name(self):
            return self.panel.template

        def get_context_data(self, parent_context=None):
            facts = self.panel.context(self.instance) if self.panel.context else {}
            return {**super().get_context_data(parent_context), "record": self.instance, **facts}


class Tab(ObjectList):
    """A tab whose address is its name; Wagtail would make it of the heading, in whichever language came first."""

    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "name": self.name}

    @property
    def clean_name(self):
        return self.name


class LinksPanel(TemplatePanel):
    """The campaign's short links, as far as the person may see them."""

    class BoundPanel(TemplatePanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            links = self.instance.short_links.visible_to(self.request.user).select_related("area")
            return {**super().get_context_data(parent_context), "links": links}


def last_entries(record, of=()):
    """The newest lines of a record's history; ``of`` names the actions where not all may be read."""
    entries = ModelLogEntry.objects.for_instance(record).select_related("user")
    return {"entries": list((entries.filter(action__in=of) if of else entries)[:20])}


BRIEF = [
    MultiFieldPanel([FieldPanel("name"), FieldPanel("code")], _("What")),
    MultiFieldPanel(
        [FieldPanel("lead_organisation"), FieldPanel("partner_organisations"), FieldPanel("programme")], _("Who")
    ),
    MultiFieldPanel(
        [FieldPanel("areas"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])], _("Where and when")
    ),
    MultiFieldPanel(
        [FieldPanel("problem"), FieldPanel("languages"), FieldPanel("channels"), FieldPanel("risks")],
        _("Why and how"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("summary"),
            FieldRowPanel([FieldPanel("budget_amount"), FieldPanel("budget_currency")]),
            FieldPanel("hue"),
        ],
        _("More"),
    ),
]
OBJECTIVES = [
    HelpPanel(
        _(
            "Save the audiences first; objectives then offer them. Trafficking in persons and smuggling "
            "of migrants are different crimes: give each theme its own objective, message and figures."
        )
    ),
    TemplatePanel("campaigns/campaign/examples.html", good_objectives),
    InlinePanel(
        "audiences",
        [FieldPanel("name"), FieldRowPanel([FieldPanel("size"), FieldPanel("size_source")])],
        _("Audiences"),
        label=_("Audience"),
    ),
    InlinePanel(
        "objectives",
        [
            FieldRowPanel([FieldPanel("theme"), FieldPanel("behaviour")]),
            FieldPanel("statement"),
            FieldPanel("barriers"),
            FieldRowPanel([FieldPanel("message"), FieldPanel("call_to_action")]),
            FieldRowPanel([FieldPanel("audience"), FieldPanel("area")]),
            FieldRowPanel([FieldPanel("indicator"), FieldPanel("unit")]),
            FieldPanel("direction"),
            FieldRowPanel([FieldPanel("baseline"), FieldPanel("target"), FieldPanel("due_on")]),
            FieldPanel("baseline_reason"),
        ],
        _("Objectives"),
        label=_("Objective"),
    ),
]
EVIDENCE = [
    InlinePanel(
        "evidence",
        [
            FieldPanel("theme"),
            FieldPanel("statement"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("as_of")]),
            FieldPanel("no_data_reason"),
        ],
        _("Evidence"),
        label=_("Evidence"),
        help_text=_(
            "For each theme the objectives use: a cited figure, or why there is none. Published figures on the "
            "campaign's areas can be cited in one click on its overview."
        ),
    )
]
ACTIVITIES = [
    InlinePanel(
        "activities",
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("medium")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldPanel("areas"),
            FieldPanel("budget_amount"),
        ],
        _("Activities"),
        label=_("Activity"),
    )
]

create_panels = ObjectList(BRIEF, base_form_class=CampaignForm)
edit_tabs = TabbedInterface(
    [
        Tab(BRIEF, heading=_("Brief"), name="brief"),
        Tab(OBJECTIVES, heading=_("Objectives"), name="objectives"),
        Tab(EVIDENCE, heading=_("Evidence"), name="evidence"),
        Tab(ACTIVITIES, heading=_("Activities"), name="activities"),
        Tab([LinksPanel("campaigns/campaign/links.html")], heading=_("Links"), name="links"),
        Tab([TemplatePanel("campaigns/history.html", last_entries)], heading=_("History"), name="history"),
    ],
    base_form_class=CampaignForm,
)
