"""Admin views of pretests and unintended effects."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from campaigns.planning.panels import last_entries
from campaigns.planning.prefill import OfCampaign
from clarion.verbs import SavesByVerb, VerbPage

from . import actions
from .coverage import to_do_after
from .forms import CloseForm
from .models import Pretest, UnintendedEffect
from .rules import may_close_effects


class LeadsToRecord:
    """After saving, the record itself is shown."""

    record_url_name = ""

    def get_success_url(self):
        return reverse(self.record_url_name, args=[self.object.pk])


class SavePretest(LeadsToRecord, SavesByVerb):
    record_url_name = "pretest:inspect"

    def save_by_verb(self, instance: Pretest):
        return actions.record_pretest(pretest=instance, by=self.request.user)


class CreatePretest(OfCampaign, SavePretest, generic.CreateView):
    pass


class EditPretest(SavePretest, generic.EditView):
    pass


class PretestOverview(generic.InspectView):
    """One pretest: what was tried with whom, what they made of it, what was decided."""

    page_title = _("Pretest")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        pretests = Pretest.objects.visible_to(self.request.user)
        pretests = pretests.select_related("campaign", "objective", "audience", "activity", "area")
        return get_object_or_404(pretests, pk=self.pk)

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "pretest": self.object,
            "to_do": to_do_after(self.object),
            "edit_url": self.get_edit_url(),
            **last_entries(self.object),
        }


class LogEffect(OfCampaign, LeadsToRecord, SavesByVerb, generic.CreateView):
    record_url_name = "effect:inspect"

    def save_by_verb(self, instance: UnintendedEffect):
        return actions.log_effect(effect=instance, by=self.request.user)


class CorrectEffect(LeadsToRecord, SavesByVerb, generic.EditView):
    record_url_name = "effect:inspect"

    def save_by_verb(self, instance: UnintendedEffect):
        return actions.correct_effect(effect=instance, by=self.request.user)


class EffectOverview(generic.InspectView):
    """One effect: what happens where, how grave it is, what was done."""

    page_title = _("Unintended effect")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        effects = UnintendedEffect.objects.visible_to(self.request.user).select_related("campaign", "area")
        return get_object_or_404(effects, pk=self.pk)

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "effect": self.object,
            "may_close": CloseEffect.offered(self.object, self.request.user),
            "edit_url": self.get_edit_url(),
            **last_entries(self.object),
        }


class CloseEffect(VerbPage):
    """Closes an effect; it stays on record."""

    index_url_name, record_url_name = "effect:index", "effect:inspect"
    title, button, form_class = _("Close"), _("Close this effect"), CloseForm
    explanation = _("It stays with the campaign, so that the next one learns from it.")
    done = _("The effect is closed.")

    @classmethod
    def offered(cls, effect, user):
        return cls.allowed(effect, user) and effect.is_open

    @classmethod
    def allowed(cls, effect, user):
        return may_close_effects(user)

    def get_initial(self):
        return {"what_was_done": self.record.what_was_done}

    def run(self, given):
        actions.close_effect(effect=self.record, by=self.request.user, **given)
