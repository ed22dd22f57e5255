"""Admin views of cost lines and rates that save and delete by verb."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views import generic

from campaigns.planning.one_click import OneClick
from campaigns.planning.prefill import OfCampaign
from clarion.verbs import SavesByVerb

from . import actions
from .booked import plan_booked
from .holding import CHANGED
from .models import CostLine, ExchangeRate


class SaveCostLine(SavesByVerb):
    """Saves and goes back to the budget of the campaign; says there when the rate is old."""

    def save_by_verb(self, instance: CostLine):
        state = self.form.cleaned_data["state"]
        try:
            line = actions.save_cost_line(line=instance, state=state, by=self.request.user)
        except ValidationError as error:
            if getattr(error, "code", "") == CHANGED:
                self.form.carry(error.params["state"])
            raise
        if line.note_on_rate:
            messages.warning(self.request, line.note_on_rate)
        return line

    def get_success_url(self):
        return f"{reverse('campaign:inspect', args=[self.object.campaign_id])}#budget"


class CreateCostLine(OfCampaign, SaveCostLine, generic.CreateView):
    prefilled = ("campaign", "activity")


class EditCostLine(SaveCostLine, generic.EditView):
    pass


class ShowCostLine(generic.InspectView):
    """One line with its rate; amounts in words bear the names of their fields."""

    labels = {"amount_in_words": _("Amount"), "converted_in_words": _("In the campaign's currency")}
    labels |= {"rate_in_words": _("Rate"), "note_on_rate": _("Note")}

    def get_fields_context(self):
        more = ["note_on_rate"] if self.object.note_on_rate else []
        return [self.get_context_for_field(name) for name in [*self.fields, *more]]

    def get_field_label(self, field_name, field):
        return self.labels.get(field_name) or super().get_field_label(field_name, field)


class PlanBooked(OneClick):
    """Takes what is booked into the plan."""

    panel = "budget"

    def run(self, campaign):
        done = plan_booked(campaign=campaign, keys=self.request.POST.getlist("booking"), by=self.request.user)
        for text in done.not_planned:
            messages.warning(self.request, text)
        text = ngettext("%(count)d line is planned as booked.", "%(count)d lines are planned as booked.", done.planned)
        return text % {"count": done.planned}


class RemoveCostLine(generic.DeleteView):
    def delete_action(self):
        try:
            actions.remove_cost_line(line=self.object, by=self.request.user)
        except ValidationError as error:  # somebody else was faster
            raise Http404 from error


class SaveRate(SavesByVerb):
    def save_by_verb(self, instance: ExchangeRate):
        return actions.record_rate(rate=instance, by=self.request.user)


class CreateRate(SaveRate, generic.CreateView):
    def get_initial(self):
        return {**super().get_initial(), "day": timezone.localdate().replace(day=1)}


class EditRate(SaveRate, generic.EditView):
    pass


class RemoveRate(generic.DeleteView):
    def delete_action(self):
        actions.remove_rate(rate=self.object, by=self.request.user)
