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
from clarion.verbs import OptionalReasonForm, ReasonForm, SavesByVerb, VerbPage

from . import actions, links
from .choices import Status
from .models import Activity, Campaign, ShortLink
from .panels import last_entries
from .readiness import missing
from .rules import may_edit_activities, may_edit_campaigns, may_edit_links

LONGEST_KEY = 19


class OverviewIndex(generic.IndexView):
    """A list whose titles lead to the overview; editing is one step further."""

    def _get_title_column(self, field_name, column_class=TitleColumn, **kwargs):
        column_class = self._get_title_column_class(column_class)
        return self._get_custom_column(field_name, column_class, get_url=self.get_inspect_url, **kwargs)


class CreateCampaign(SavesByVerb, generic.CreateView):
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
        campaigns = Campaign.objects.visible_to(self.request.user).select_related("lead_organisation", "keeper")
        return get_object_or_404(campaigns, pk=self.pk)

    def get_context_data(self, **kwargs):
        campaign, user = self.object, self.request.user
        context = super().get_context_data(**kwargs)
        context |= {
            "campaign": campaign,
            "missing": missing(campaign) if campaign.status == Status.DRAFT else [],
            "moves": [move for move in MOVES if move.offered(campaign, user)],
            "themes": [self._theme(theme) for theme in campaign.themes],
            "areas": campaign.areas.all(),
            "partner_organisations": campaign.partner_organisations.all(),
            "activities": campaign.activities.all(),
            "links": campaign.short_links.select_related("activity", "area"),
            "tabs": slots.collect("campaign_tabs", campaign, user),
            "checks": slots.collect("readiness_checks", campaign, user),
            "edit_url": self.get_edit_url(),
            "may_edit_activities": may_edit_activities(user),
            "may_edit_links": may_edit_links(user),
            **last_entries(campaign),
        }
        return context

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


class _OfCampaign:
    """Fills in the campaign of the address that led here (``?campaign=``)."""

    def get_initial(self):
        initial = super().get_initial()
        key = self.request.GET.get("campaign", "")
        return {**initial, "campaign": int(key)} if key.isdecimal() and len(key) < LONGEST_KEY else initial


class SaveActivity(SavesByVerb):
    def save_by_verb(self, instance: Activity):
        return actions.save_activity(activity=instance, by=self.request.user)


class CreateActivity(_OfCampaign, SaveActivity, generic.CreateView):
    pass


class EditActivity(SaveActivity, generic.EditView):
    pass


class SaveShortLink(SavesByVerb):
    def save_by_verb(self, instance: ShortLink):
        return actions.save_short_link(link=instance, by=self.request.user)


class CreateShortLink(_OfCampaign, SaveShortLink, generic.CreateView):
    pass


class EditShortLink(SaveShortLink, generic.EditView):
    pass


class DownloadCode(View):
    """The QR code of a link as a picture to print: SVG for print shops, PNG for everyone else."""

    model = ShortLink
    header_icon = ""

    def get(self, request, pk, kind):
        link = get_object_or_404(ShortLink.objects.visible_to(request.user), pk=pk)
        if kind not in links.FORMATS:
            raise Http404
        response = HttpResponse(links.qr_code(link, kind), content_type=links.FORMATS[kind])
        response["Content-Disposition"] = f'attachment; filename="{link.campaign.code}-{link.code}.{kind}"'
        return response
