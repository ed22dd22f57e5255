"""Admin views of toolkits: what one holds and achieved, starting from it, saving a campaign as one, the checklist."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views import generic

from campaigns.planning.choices import Behaviour, Medium, Theme
from campaigns.planning.models import Campaign, Lesson
from campaigns.planning.panels import last_entries
from campaigns.results.choices import Level
from clarion import slots
from clarion.admin_choices import scope_form
from clarion.verbs import SavesByVerb, VerbPage

from . import actions
from .forms import SaveAsToolkitForm, StartForm
from .models import Check, Toolkit
from .rules import may_keep_toolkits, may_tick

MOST_LESSONS = 10


class EditToolkit(SavesByVerb, generic.EditView):
    def save_by_verb(self, instance: Toolkit):
        return actions.change_toolkit(toolkit=instance, by=self.request.user)


class ToolkitOverview(generic.InspectView):
    """What the toolkit holds, and what the campaigns started from it achieved, as far as the person may see them."""

    page_title = _("Toolkit")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        toolkits = Toolkit.objects.visible_to(self.request.user).select_related("organisation")
        return get_object_or_404(toolkits, pk=self.pk)

    def get_context_data(self, **kwargs):
        toolkit, user = self.object, self.request.user
        uses = Campaign.objects.visible_to(user).filter(toolkit_use__toolkit=toolkit)
        lessons = Lesson.objects.visible_to(user).filter(campaign__toolkit_use__toolkit=toolkit).harm_first()
        return {
            **super().get_context_data(**kwargs),
            "toolkit": toolkit,
            "objectives": [_in_words(row) for row in toolkit.content["objectives"]],
            "activities": [{**row, "medium": _label(Medium, row["medium"])} for row in toolkit.content["activities"]],
            "results": [{**row, "level": _label(Level, row["level"])} for row in toolkit.content.get("framework", [])],
            "uses": uses.select_related("lead_organisation").order_by("-starts_on"),
            "lessons": lessons.select_related("campaign")[:MOST_LESSONS],
            "tabs": slots.collect("toolkit_tabs", uses, user),
            "edit_url": self.get_edit_url(),
            "may_start": may_keep_toolkits(user),
            **last_entries(toolkit),
        }


def _in_words(row: dict) -> dict:
    """One objective with its choices in words, those of another vocabulary as they are."""
    return {**row, "theme": _label(Theme, row["theme"]), "behaviour": _label(Behaviour, row["behaviour"])}


def _label(choices, value) -> str:
    return str(dict(choices.choices).get(value, value))


class StartCampaign(VerbPage):
    """From a toolkit to a draft."""

    name, title, button, form_class = "start", _("Start a campaign"), _("Make the draft"), StartForm
    index_url_name, record_url_name = "toolkit:index", "toolkit:inspect"
    explanation = _(
        "Makes a draft with the toolkit's objectives, activities and checklist. Audience sizes, baselines, evidence "
        "and budget are yours to fill in: they are true of one place and one year."
    )
    done = _("The draft is made. What it still lacks stands at the top.")

    @classmethod
    def offered(cls, toolkit, user):
        return may_keep_toolkits(user)

    def get_form(self, form_class=None):
        return scope_form(super().get_form(form_class), self.request.user)

    def get_initial(self):
        today = timezone.localdate()
        memberships = [membership.organisation_id for membership in self.request.user.memberships.all()]
        return {
            "name": self.record.name,
            "code": f"{self.record.code[:54]}-{today.year}",
            "lead_organisation": memberships[0] if len(memberships) == 1 else self.record.organisation_id,
            "starts_on": (today.replace(day=1) + timedelta(days=62)).replace(day=1),
        }

    def run(self, given):
        self.made = actions.start_from_toolkit(toolkit=self.record, by=self.request.user, **given)

    def get_success_url(self):
        return reverse("campaign:inspect", args=[self.made.pk])


class SaveCampaignAsToolkit(VerbPage):
    """From a campaign to a toolkit; its address names the campaign."""

    model = Campaign
    title, button, form_class = _("Save as a toolkit"), _("Save as a toolkit"), SaveAsToolkitForm
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"
    explanation = _(
        "Keeps objectives, messages, activities and checklist for others to start from. Places, dates, money, figures, "
        "targets, partners and people stay behind. Look through the wording before you share it."
    )
    done = _("The toolkit is saved. Only your organisation sees it until you share it.")

    @classmethod
    def offered(cls, campaign, user):
        return may_keep_toolkits(user)

    def get_initial(self):
        return {"name": self.record.name, "code": self.record.code}

    def run(self, given):
        self.made = actions.save_as_toolkit(campaign=self.record, by=self.request.user, **given)

    def get_success_url(self):
        return reverse("toolkit:edit", args=[self.made.pk])


class Tick(View):
    """Ticks the line of a campaign's checklist that the address names, or unticks it."""

    model = Check
    header_icon = ""

    def post(self, request, pk):
        check = get_object_or_404(Check.objects.visible_to(request.user).select_related("campaign"), pk=pk)
        if not may_tick(request.user):
            raise Http404
        actions.tick(check=check, done="done" in request.POST, by=request.user)
        messages.success(request, _("The checklist is saved."))
        return redirect(f"{reverse('campaign:inspect', args=[check.campaign_id])}#toolkit")
