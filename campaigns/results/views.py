"""Admin views of the results framework: results, indicators, readings, what an activity produces, taking over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from campaigns.planning.models import Activity, Campaign
from campaigns.planning.panels import last_entries
from clarion.verbs import ReasonForm, SavesByVerb, VerbPage

from . import actions, measuring
from .choices import Level
from .forms import CorrectionForm, ProducesForm, ReadingForm, TakeOverForm, key_in
from .framework import free_code, measured
from .models import Indicator, Reading, Result
from .progress import periods
from .recipes import copy_framework
from .rules import may_edit_results, may_record_readings


def framework_url(campaign_id: int) -> str:
    """Where a campaign's framework stands."""
    return f"{reverse('campaign:inspect', args=[campaign_id])}#results"


class SaveResult(SavesByVerb):
    def save_by_verb(self, instance: Result):
        given = self.form.cleaned_data
        links = {name: given.get(name) for name in self.form.LINKS}
        return actions.save_result(result=instance, by=self.request.user, **links)

    def get_success_url(self):
        return framework_url(self.object.campaign_id)


class CreateResult(SaveResult, generic.CreateView):
    """The address may name campaign, level and objective."""

    def get_initial(self):
        asked, given = self.request.GET, {}
        seen = Campaign.objects.visible_to(self.request.user)
        if (key := key_in(asked.get("campaign"))) and seen.filter(pk=key).exists():
            given["campaign"] = key
        if objective := key_in(asked.get("objective")):
            given["objectives"] = [objective]
        if asked.get("level") in Level.values:
            given["level"] = asked["level"]
            given["code"] = free_code(given.get("campaign"), given["level"])
        return {**super().get_initial(), **given}


class EditResult(SaveResult, generic.EditView):
    pass


class RemovesByVerb:
    """For a delete view: ``remove(record)`` is the verb; what it refuses is said on the record's page."""

    def delete_action(self):
        self.remove(self.object)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.edit_url_name, self.object.pk)


class DeleteResult(RemovesByVerb, generic.DeleteView):
    def remove(self, record):
        actions.remove_result(result=record, by=self.request.user)

    def get_success_url(self):
        return framework_url(self.object.campaign_id)


class SaveIndicator(SavesByVerb):
    def save_by_verb(self, instance: Indicator):
        return measuring.save_indicator(indicator=instance, by=self.request.user)

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[self.object.pk])


class CreateIndicator(SaveIndicator, generic.CreateView):
    """The address may name the result."""

    def get_initial(self):
        result = key_in(self.request.GET.get("result"))
        return {**super().get_initial(), **({"result": result} if result else {})}

    def get_success_url(self):
        return reverse("result_indicator:inspect", args=[self.object.pk])


class EditIndicator(SaveIndicator, generic.EditView):
    pass


class DeleteIndicator(RemovesByVerb, generic.DeleteView):
    def remove(self, record):
        measuring.remove_indicator(indicator=record, by=self.request.user)

    def get_success_url(self):
        return framework_url(self.object.result.campaign_id)


class IndicatorOverview(generic.InspectView):
    """One indicator: what it means, each target beside what was reached, every reading."""

    page_title = _("Result indicator")

    def get_fields(self):
        return []

    def get_object(self, queryset=None):
        indicators = Indicator.objects.visible_to(self.request.user).select_related("result__campaign")
        return get_object_or_404(indicators.prefetch_related("targets", "readings"), pk=self.pk)

    def get_context_data(self, **kwargs):
        indicator, user, today = self.object, self.request.user, timezone.localdate()
        targets = [(target.ends_on, target.value) for target in indicator.targets.all()]
        points = [(reading.on, reading.value) for reading in indicator.readings.all()]
        return {
            **super().get_context_data(**kwargs),
            "indicator": indicator,
            "result": indicator.result,
            "campaign": indicator.result.campaign,
            "standing": measured(indicator, today),
            "periods": periods(indicator.rule, indicator.direction, targets, points, today),
            "readings": sorted(indicator.readings.all(), key=lambda reading: reading.on, reverse=True),
            "framework_url": framework_url(indicator.result.campaign_id),
            "edit_url": self.get_edit_url(),
            "may_record": may_record_readings(user),
            **last_entries(indicator),
        }


class RecordReading(VerbPage):
    """What an indicator read on a day."""

    name, title, button, form_class = "record", _("Record a reading"), _("Record"), ReadingForm
    index_url_name, record_url_name = "result_indicator:index", "result_indicator:inspect"
    explanation = _("One figure for one day. Targets are laid beside it once their period is over.")
    done = _("The reading is recorded.")

    @classmethod
    def offered(cls, record, user):
        return may_record_readings(user)

    def get_initial(self):
        return {"on": timezone.localdate()}

    def run(self, given):
        measuring.record_reading(indicator=self.record, by=self.request.user, **given)


class OfReading(VerbPage):
    """A verb on a reading; its page leads back to the indicator."""

    model = Reading
    index_url_name = "result_indicator:index"

    @classmethod
    def offered(cls, record, user):
        return may_record_readings(user)

    def get_back_url(self):
        return reverse("result_indicator:inspect", args=[self.record.indicator_id])

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        items[-3]["label"] = Indicator._meta.verbose_name_plural
        items[-2]["label"] = str(self.record.indicator)
        return items


class CorrectReading(OfReading):
    name, title, button, form_class = "correct", _("Correct reading"), _("Correct"), CorrectionForm
    explanation = _("The day stays; the history keeps the value that stood there before.")
    done = _("The reading is corrected.")

    def get_initial(self):
        return {"value": self.record.value.normalize(), "note": self.record.note}

    def run(self, given):
        measuring.correct_reading(reading=self.record, by=self.request.user, **given)


class RemoveReading(OfReading):
    name, title, button, form_class = "take_back", _("Take back reading"), _("Take it back"), ReasonForm
    explanation = _("For a reading that was a mistake. The history keeps its value and the reason.")
    done = _("The reading is taken back.")
    serious = True

    def run(self, given):
        measuring.remove_reading(reading=self.record, by=self.request.user, **given)


class WhatActivityProduces(VerbPage):
    """Which results an activity produces; its address names the activity."""

    model = Activity
    title, button, form_class = _("What it produces"), _("Save"), ProducesForm
    index_url_name = "activity:index"
    explanation = _("Tick the inputs and outputs that come from this activity.")
    done = _("The activity is linked.")

    @classmethod
    def offered(cls, record, user):
        return may_edit_results(user)

    def get_back_url(self):
        return framework_url(self.record.campaign_id)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.record, "user": self.request.user}

    def get_initial(self):
        return {"results": self.record.results.all()}

    def run(self, given):
        actions.link_activity(activity=self.record, by=self.request.user, **given)


class TakeOver(VerbPage):
    """Takes the framework of another campaign over into one that has none."""

    model = Campaign
    title, button, form_class = _("Take over results"), _("Take over"), TakeOverForm
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"
    explanation = _("Makes the same results, links, indicators and targets here, as a beginning to work from.")
    done = _("The results are taken over. Fill in the baselines next.")

    @classmethod
    def offered(cls, record, user):
        return may_edit_results(user)

    def get_back_url(self):
        return framework_url(self.record.pk)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "campaign": self.record, "user": self.request.user}

    def get_initial(self):
        return {"source": self.record.cloned_from_id}

    def run(self, given):
        copy_framework(source=given["source"], target=self.record, by=self.request.user)
