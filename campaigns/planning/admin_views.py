"""Admin views of planning: overview of a campaign, its moves, forms that save by verb, QR codes."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic

from clarion import slots
from clarion.languages import language_name
from clarion.verbs import OptionalReasonForm, ReasonForm, SavesByVerb, VerbPage

from . import actions, links
from .choices import Medium, Status
from .citing import figures_for
from .history import OUTLINE
from .models import Activity, Campaign, Lesson, ShortLink
from .one_click import OneClick
from .panels import last_entries
from .prefill import OfCampaign, Prefilled
from .readiness import missing
from .renewal_views import RENEWALS
from .rules import (
    STAFF_AND_PARTNERS,
    has_role,
    may_compare_versions,
    may_edit_activities,
    may_edit_campaigns,
    may_edit_links,
    may_record_lessons,
)
from .tabs import sections

MOST_LESSONS = 5
MOST_LINKS = 10


class OverviewIndex(generic.IndexView):
    """A list whose titles lead to the overview; editing is one step further."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)


class CreateCampaign(Prefilled, SavesByVerb, generic.CreateView):
    prefilled = ("programme",)
    refusals_at = {"campaign_areas": "areas"}
    success_message = _("“%(object)s” is a draft now. Next: its audiences and objectives.")

    def save_by_verb(self, instance):
        given = self.form.cleaned_data
        return actions.create_campaign(
            campaign=instance,
            areas=given["areas"],
            partner_organisations=given["partner_organisations"],
            by=self.request.user,
        )

    def get_success_url(self):
        return f"{self.get_edit_url()}#tab-objectives"


class EditCampaign(SavesByVerb, generic.EditView):
    refusals_at = {"campaign_areas": "areas"}

    def save_by_verb(self, instance):
        given = self.form.cleaned_data
        changed = [*self.form.changed_data, *(n for n, f in self.form.formsets.items() if f.has_changed())]
        return actions.change_campaign(
            campaign=instance,
            areas=given["areas"],
            partner_organisations=given["partner_organisations"],
            changed=changed,
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[self.object.pk])


class CampaignOverview(generic.InspectView):
    """All there is about a campaign on one page, with what is missing and what can be done next."""

    page_title = _("Overview")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        beside = ("lead_organisation", "programme", "keeper")
        campaigns = Campaign.objects.visible_to(self.request.user).select_related(*beside)
        return get_object_or_404(campaigns, pk=self.pk)

    def get_context_data(self, **kwargs):
        campaign, user = self.object, self.request.user
        context = super().get_context_data(**kwargs)
        context |= {
            "campaign": campaign,
            "missing": missing(campaign) if campaign.status == Status.DRAFT else [],
            "moves": [move for move in MOVES if move.offered(campaign, user)],
            "themes": [self._theme(theme) for theme in campaign.themes],
            "languages": ", ".join(map(language_name, campaign.languages)),
            "channels": ", ".join(str(dict(Medium.choices).get(key, key)) for key in campaign.channels),
            "areas": campaign.areas.all(),
            "partner_organisations": campaign.partner_organisations.all(),
            **self._plan(),
            "tabs": slots.collect("campaign_tabs", campaign, user),
            "checks": slots.collect("readiness_checks", campaign, user),
            "renewals": [page for page in RENEWALS if page.offered(campaign, user)],
            "may_record_lessons": may_record_lessons(user),
            "learned": self._learned(),
            "figures": self._figures(),
            "edit_url": self.get_edit_url(),
            "may_edit_activities": may_edit_activities(user),
            "may_edit_links": may_edit_links(user),
            "may_compare_versions": may_compare_versions(user),
        }
        return {**context, "sections": sections(context)}

    def _plan(self):
        """What is open to those who work on it: agencies read the brief, and what became of the campaign."""
        if not has_role(self.request.user, STAFF_AND_PARTNERS):
            return {"is_outline": True, **last_entries(self.object, of=OUTLINE)}
        rows = {"activities": list(self.object.activities.all()), "lessons": list(self.object.lessons.all())}
        return {**rows, **self._links(), **last_entries(self.object)}

    def _links(self):
        """The newest short links: print alone may bring hundreds."""
        seen = self.object.short_links.visible_to(self.request.user).select_related("activity", "area")
        links = list(seen[: MOST_LINKS + 1])
        has_more = len(links) > MOST_LINKS and has_role(self.request.user, STAFF_AND_PARTNERS)
        return {"links": links[:MOST_LINKS], "has_more_links": has_more}

    def _learned(self):
        """While it is being planned: what campaigns like it taught, what did harm first."""
        if self.object.status not in {Status.DRAFT, Status.PLANNED}:
            return []
        lessons = Lesson.objects.visible_to(self.request.user).worth_knowing_for(self.object).harm_first()
        return list(lessons.select_related("campaign")[:MOST_LESSONS])

    def _figures(self):
        """While the plan is written: figures to cite, those on a theme of its objectives alone once it has any."""
        campaign, user = self.object, self.request.user
        if campaign.status not in {Status.DRAFT, Status.PLANNED} or not may_edit_campaigns(user):
            return []
        themes = {theme.value for theme in campaign.themes}
        return [figure for figure in figures_for(campaign, user) if not themes or figure.theme in themes]

    def _theme(self, theme):
        return {
            "theme": theme,
            "objectives": [o for o in self._objectives if o.theme == theme],
            "evidence": [e for e in self._evidence if e.theme == theme],
        }

    @cached_property
    def _objectives(self):
        return list(self.object.objectives.select_related("audience", "area"))

    @cached_property
    def _evidence(self):
        return list(self.object.evidence.all())


class Cite(OneClick):
    """Makes a figure evidence."""

    panel = "figures"

    def run(self, campaign):
        evidence = actions.cite(campaign=campaign, key=self.request.POST.get("figure", ""), by=self.request.user)
        return _("Cited: %(figure)s") % {"figure": evidence.statement}


class Move(VerbPage):
    """One move of a campaign's status."""

    name = ""
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"

    @classmethod
    def offered(cls, campaign, user):
        return cls.allowed(campaign, user) and campaign.status in actions.MOVES[cls.name][0]

    @classmethod
    def allowed(cls, campaign, user):
        return may_edit_campaigns(user)

    def run(self, given):
        getattr(actions, self.name)(campaign=self.record, by=self.request.user, **given)


class Plan(Move):
    name, title, button = "plan", _("Plan"), _("Plan this campaign")
    explanation = _("From Draft to Planned. It must be complete, and has to stay so from now on.")
    done = _("The campaign is planned.")
    template_name = "campaigns/campaign/plan.html"

    def get_context_data(self, **kwargs):
        gaps = missing(self.record) if self.record.status == Status.DRAFT else []
        return super().get_context_data(**kwargs, gaps=gaps, edit_url=reverse("campaign:edit", args=[self.record.pk]))


class Activate(Move):
    name, title, button = "activate", _("Activate"), _("Activate this campaign")
    explanation = _("From Planned to Active. From now on its existence is public: in lists, figures and open events.")
    done = _("The campaign is active.")


class Complete(Move):
    name, title, button = "complete", _("Complete"), _("Complete this campaign")
    explanation = _("From Active to Completed. It stays public; nothing new is booked for it.")
    done = _("The campaign is completed.")


class Reopen(Move):
    name, title, button, form_class = "reopen", _("Reopen"), _("Back to Draft"), OptionalReasonForm
    explanation = _("Back to Draft. A public campaign is no longer public until it is active again.")
    done = _("The campaign is a draft again.")
    serious = True


class Cancel(Move):
    name, title, button, form_class = "cancel", _("Cancel campaign"), _("Cancel this campaign"), ReasonForm
    explanation = _("The record stays, with the reason. Its open events are shown as cancelled in calendars.")
    done = _("The campaign is cancelled.")
    serious = True


MOVES = (Plan, Activate, Complete, Reopen, Cancel)


class SaveActivity(SavesByVerb):
    def save_by_verb(self, instance: Activity):
        return actions.save_activity(activity=instance, by=self.request.user)


class CreateActivity(OfCampaign, SaveActivity, generic.CreateView):
    pass


class EditActivity(SaveActivity, generic.EditView):
    pass


class SaveShortLink(SavesByVerb):
    def save_by_verb(self, instance: ShortLink):
        return actions.save_short_link(link=instance, by=self.request.user)


class CreateShortLink(OfCampaign, SaveShortLink, generic.CreateView):
    pass


class EditShortLink(SaveShortLink, generic.EditView):
    pass


class DownloadCode(View):
    """The QR code of a link as a picture to print: SVG for print shops, PNG for everyone else."""

    model = ShortLink
    header_icon = ""

    def get(self, request, pk, kind):
        link = get_object_or_404(ShortLink.objects.visible_to(request.user), pk=pk)
        if kind not in links.FORMATS or not has_role(request.user, STAFF_AND_PARTNERS):
            raise Http404
        response = HttpResponse(links.qr_code(link, kind), content_type=links.FORMATS[kind])
        response["Content-Disposition"] = f'attachment; filename="{link.campaign.code}-{link.code}.{kind}"'
        return response
