"""Pages that copy a campaign or an activity, archive a campaign, and lay two of its versions side by side."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.admin_choices import scope_form
from clarion.verbs import VerbPage

from . import renewal
from .comparing import differences
from .models import Campaign, CampaignVersion
from .renewal_forms import ArchiveForm, CloneActivityForm, CloneForm, free_code, next_year
from .rules import may_compare_versions, may_edit_activities, may_edit_campaigns


class CampaignRenewal(VerbPage):
    """A verb on a campaign for those who plan."""

    name = ""
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"

    @classmethod
    def offered(cls, campaign, user):
        return cls.allowed(campaign, user)

    @classmethod
    def allowed(cls, campaign, user):
        return may_edit_campaigns(user)

    def get_form(self, form_class=None):
        return scope_form(super().get_form(form_class), self.request.user)


class CloneCampaign(CampaignRenewal):
    name, title, button, form_class = "copy", _("Copy"), _("Make the copy"), CloneForm
    explanation = _(
        "Makes a draft with the same brief, audiences, objectives, evidence, activities and results framework. "
        "Baselines, short links, events and whatever was measured stay here."
    )
    done = _("The copy is a draft now.")

    def get_initial(self):
        return {
            "name": self.record.name,
            "code": free_code(self.record),
            "starts_on": next_year(self.record.starts_on),
            "areas": self.record.areas.all(),
        }

    def run(self, given):
        partners = self.record.partner_organisations.all() if given["same_partners"] else ()
        self.made, dropped = renewal.clone_campaign(
            campaign=self.record,
            name=given["name"],
            code=given["code"],
            starts_on=given["starts_on"],
            areas=given["areas"],
            partner_organisations=partners,
            by=self.request.user,
        )
        for text in dropped:
            messages.warning(self.request, text)

    def get_success_url(self):
        return reverse("campaign:inspect", args=[self.made.pk])


class Archive(CampaignRenewal):
    name, title, button, form_class = "archive", _("Archive"), _("Put into the archive"), ArchiveForm
    explanation = _("It leaves the lists and stays on record; its lessons are shown to those who plan the next one.")
    done = _("The campaign is in the archive.")

    @classmethod
    def offered(cls, campaign, user):
        return cls.allowed(campaign, user) and campaign.status in renewal.OVER and not campaign.archived_at

    def run(self, given):
        renewal.archive(campaign=self.record, by=self.request.user, **given)


class BringBack(CampaignRenewal):
    name, title, button = "bring_back", _("Take out of the archive"), _("Show it in the lists again")
    explanation = _("The campaign appears in the lists again; its status stays as it is.")
    done = _("The campaign is out of the archive.")

    @classmethod
    def offered(cls, campaign, user):
        return cls.allowed(campaign, user) and bool(campaign.archived_at)

    def run(self, given):
        renewal.bring_back(campaign=self.record, by=self.request.user)


RENEWALS = (CloneCampaign, Archive, BringBack)


class CloneActivity(VerbPage):
    """Copies an activity within its campaign; the next day after its end is proposed."""

    name, title, button, form_class = "copy", _("Copy activity"), _("Make the copy"), CloneActivityForm
    index_url_name, record_url_name = "activity:index", "activity:edit"
    explanation = _("Makes an activity of the same length and medium in the same campaign and areas.")
    done = _("The activity is copied.")

    @classmethod
    def offered(cls, activity, user):
        return may_edit_activities(user)

    def get_initial(self):
        return {"name": self.record.name, "starts_on": self.record.ends_on + timedelta(days=1)}

    def run(self, given):
        self.made = renewal.clone_activity(activity=self.record, by=self.request.user, **given)

    def get_success_url(self):
        return reverse("activity:edit", args=[self.made.pk])


class Versions(WagtailAdminTemplateMixin, TemplateView):
    """Two versions of a campaign side by side; the last two unless the address names others."""

    model = Campaign
    header_icon = "history"
    page_title = _("Versions")
    template_name = "campaigns/campaign/versions.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_compare_versions(request.user):
            raise Http404
        self.campaign = get_object_or_404(Campaign.objects.visible_to(request.user), pk=kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.campaign)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": reverse("campaign:inspect", args=[self.campaign.pk]), "label": str(self.campaign)},
            {"url": "", "label": self.page_title, "sublabel": str(self.campaign)},
        ]

    def get_context_data(self, **kwargs):
        versions = list(self.campaign.versions.select_related("made_by").defer("content"))
        after = self._chosen("after", versions, 0)
        before = self._chosen("before", versions, 1)
        found = differences(before.content, after.content) if before and after else []
        return super().get_context_data(
            **kwargs, campaign=self.campaign, versions=versions, before=before, after=after, differences=found
        )

    def _chosen(self, name, versions, place) -> CampaignVersion | None:
        """The version the address names, else the one at the place in the list (newest first)."""
        wanted = self.request.GET.get(name, "")
        named = next((version for version in versions if str(version.number) == wanted), None)
        return named or (versions[place] if place < len(versions) else None)
