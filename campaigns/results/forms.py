"""Forms of the results framework: a result, an indicator, a reading, what an activity produces, the lists' filters."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.planning.models import Activity, Campaign, Objective
from clarion.admin_choices import ManyChoices
from clarion.days import DayField

from .actions import OF_ACTIVITIES
from .choices import Breakdown, Level
from .models import Indicator, Result
from .models.indicator import BASELINE_AND_DAY, NUMBER

LONGEST_KEY = 19


def key_in(value) -> int | None:
    """A record's key in what a form or an address gave; None where it cannot be one."""
    text = str(getattr(value, "pk", value) or "")
    return int(text) if text.isdecimal() and len(text) < LONGEST_KEY else None


class ResultsField(ManyChoices):
    """Results of one campaign, each named with its level."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, result):
        return f"{result} ({result.get_level_display()})"


class ResultForm(WagtailAdminModelForm):
    """A result; what it is linked to is chosen among the records of its campaign and handed to the verb."""

    leads_to = ResultsField(
        label=_("Leads to"),
        queryset=Result.objects.none(),
        required=False,
        help_text=_("One or more results of the next level: an input leads to an output, that to an outcome."),
    )
    activities = ManyChoices(
        label=_("Produced by"),
        queryset=Activity.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The activities an input or an output comes from."),
    )
    objectives = ManyChoices(
        label=_("Serves"),
        queryset=Objective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The objectives of the campaign that an outcome or an impact serves."),
    )

    LINKS = ("leads_to", "activities", "objectives")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        campaign = self._campaign()
        if self.instance.pk and "campaign" in self.fields:
            self.fields["campaign"].disabled = True
        if campaign is None:
            for name in self.LINKS:
                self.fields.pop(name, None)
            return
        others = Result.objects.filter(campaign=campaign).exclude(pk=self.instance.pk).exclude(level=Level.INPUT)
        choices = {
            "leads_to": others.from_the_top(),
            "activities": Activity.objects.filter(campaign=campaign),
            "objectives": Objective.objects.filter(campaign=campaign),
        }
        for name, queryset in choices.items():
            if name in self.fields:
                self.fields[name].queryset = queryset

    def _campaign(self):
        """The campaign the form is about, as far as the person may see it."""
        key = self.instance.campaign_id
        key = key or key_in(self.data.get("campaign") if self.is_bound else self.initial.get("campaign"))
        return Campaign.objects.visible_to(self.for_user).filter(pk=key).first() if key else None


class IndicatorForm(WagtailAdminModelForm):
    """An indicator of a result; where the result is known, the results of its campaign are offered."""

    disaggregation = forms.MultipleChoiceField(
        label=_("Told apart by"),
        choices=Breakdown.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The finer it is told apart, the sooner a small number points at a person."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "result" not in self.fields:
            return
        field = self.fields["result"]
        field.queryset = Result.objects.select_related("campaign").order_by("campaign__name", "code")
        key = self.instance.result_id or key_in(self.initial.get("result"))
        if key:
            field.queryset = field.queryset.filter(campaign__results=key)
        else:
            field.label_from_instance = lambda result: f"{result.campaign}: {result}"

    def clean(self):
        given = super().clean()
        pair = ("baseline", "baseline_on")
        if not set(pair) & set(self.errors) and (given.get(pair[0]) is None) != (given.get(pair[1]) is None):
            self.add_error("baseline_on", BASELINE_AND_DAY)
        return given


class ReadingForm(forms.Form):
    """A reading: the day, the figure, a note."""

    on = DayField(label=_("Day"), help_text=_("The last day the figure covers."))
    value = forms.DecimalField(
        label=_("Value"),
        help_text=_(
            "A total, never a list. A small number of people who were harmed can point at them: wait and add up."
        ),
        **NUMBER,
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("How it was measured, what to be careful about. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class CorrectionForm(ReadingForm):
    """Another figure for the same day."""

    on = None


class ProducesForm(forms.Form):
    """Which inputs and outputs an activity produces."""

    results = ResultsField(label=_("Produces"), queryset=Result.objects.none(), required=False)

    def __init__(self, *args, activity, user, **kwargs):
        super().__init__(*args, **kwargs)
        results = Result.objects.visible_to(user).filter(campaign=activity.campaign_id, level__in=OF_ACTIVITIES)
        self.fields["results"].queryset = results.from_the_top()


class TakeOverForm(forms.Form):
    """From which campaign a framework is taken over."""

    source = forms.ModelChoiceField(
        label=_("From"),
        queryset=Campaign.objects.none(),
        help_text=_(
            "Results, links, indicators and targets come along, their days moved. Baselines and readings do not."
        ),
    )

    def __init__(self, *args, campaign, user, **kwargs):
        super().__init__(*args, **kwargs)
        having = Result.objects.order_by().values("campaign")
        campaigns = Campaign.objects.visible_to(user).filter(pk__in=having).exclude(pk=campaign.pk)
        self.fields["source"].queryset = campaigns.order_by("name")


class ResultFilters(WagtailFilterSet):
    class Meta:
        model = Result
        fields = ["campaign", "level"]


class IndicatorFilters(WagtailFilterSet):
    class Meta:
        model = Indicator
        fields = ["result__campaign", "frequency", "direction"]
