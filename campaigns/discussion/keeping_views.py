"""Admin views of looking after campaigns: hand one over, accept one, hand several over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.models import Campaign
from clarion.verbs import VerbPage, note_refusal, show_refusal

from . import keeping, rules
from .forms import HandOverForm, HandOverManyForm
from .queries import open_hand_over


class CampaignVerb(VerbPage):
    model = Campaign
    header_icon = "user"
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"


class HandOverOne(CampaignVerb):
    title, button, form_class = _("Hand over"), _("Hand over"), HandOverForm
    explanation = _("Your colleague finds your note on the first page and is told by mail that something waits.")
    done = _("The campaign is handed over.")

    @classmethod
    def offered(cls, campaign, user):
        return rules.may_keep(user)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "campaigns": [self.record], "but": self.record.keeper}

    def run(self, given):
        keeping.hand_over(campaign=self.record, by=self.request.user, **given)


class Accept(CampaignVerb):
    title, button = _("Accept hand-over"), _("I look after it")
    done = _("You look after this campaign.")

    @classmethod
    def offered(cls, campaign, user):
        return rules.may_keep(user) and open_hand_over(campaign, user) is not None

    @property
    def explanation(self):
        waiting = open_hand_over(self.record, self.request.user)
        text = _("%(person)s handed you this campaign.") % {"person": waiting.giver} if waiting else ""
        return f"{text} {waiting.note}" if waiting and waiting.note else text

    def run(self, given):
        keeping.accept_hand_over(campaign=self.record, by=self.request.user)


class Kept(WagtailAdminTemplateMixin, FormView):
    """The campaigns one looks after, with boxes to hand several over at once."""

    header_icon = "user"
    page_title = _("Campaigns I look after")
    form_class = HandOverManyForm
    template_name = "campaigns/discussion/kept.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not rules.may_keep(request.user):
            raise Http404

    def get_breadcrumbs_items(self):
        index = {"url": reverse("campaign:index"), "label": Campaign._meta.verbose_name_plural}
        return [*super().get_breadcrumbs_items(), index, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        kept = Campaign.objects.visible_to(self.request.user).filter(keeper=self.request.user)
        kept = kept.prefetch_related("partner_organisations", "areas")
        return {**super().get_form_kwargs(), "campaigns": kept, "but": self.request.user}

    def form_valid(self, form):
        try:
            given = keeping.hand_over_all(by=self.request.user, **form.cleaned_data)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error)
            return self.form_invalid(form)
        text = ngettext("%(n)d campaign is handed over.", "%(n)d campaigns are handed over.", len(given))
        messages.success(self.request, text % {"n": len(given)})
        return redirect("discussion:kept")
