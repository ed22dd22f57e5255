"""Forms of impact evaluation in the admin."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from clarion.days import DayInput
from partners.geography.choices import Level
from partners.geography.models import Area

from .actions import TRANSLATED
from .models import EvaluationPlan, OutcomePoint, OutcomeSeries
from .queries import areas_of

FILE_BYTES = 10 * 1024 * 1024


class OutcomeSeriesForm(forms.ModelForm):
    """A CSV file of months and counts, and what must be known about it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, at most 10 MB: a column of months (2026-01), one of area codes such as AR-B, one of counts. "
            "Aggregates only: no file that names people."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    value = forms.CharField(
        label=_("Column of the counts"),
        required=False,
        max_length=100,
        help_text=_("Only where the file has several columns of numbers."),
    )
    provisional_months = forms.IntegerField(
        label=_("Months still incomplete"),
        min_value=0,
        max_value=24,
        initial=0,
        help_text=_("How many of the last months may still rise; they are shown hollow and left out of estimates."),
    )

    class Meta:
        model = OutcomeSeries
        fields = ["name", "names", "code", "country", "unit", "units", "layer", "definition"]
        fields += ["source", "sources", "licence", "as_of"]
        widgets = {"definition": forms.Textarea(attrs={"rows": 3}), "as_of": DayInput}

    field_order = ["file", "name", "names", "code", "country"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Area.objects.filter(level=Level.COUNTRY)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in (".csv", ".txt"):
            raise ValidationError(_("Choose a file whose name ends in .csv."), code="extension")
        if file.size > FILE_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."), code="too_large")
        return file


class SeriesWordsForm(forms.ModelForm):
    """What a series is called in other languages; its figures are never edited."""

    class Meta:
        model = OutcomeSeries
        fields = ["names", "units", "sources"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for text, others in TRANSLATED.items():
            self.fields[others].help_text = getattr(self.instance, text)


class PlanForm(forms.ModelForm):
    """What is asked of the data; frozen before it is run."""

    class Meta:
        model = EvaluationPlan
        fields = [
            "question",
            "campaign",
            "series",
            "area",
            "start",
            "lag_months",
            "expected_direction",
            "with_season",
            "with_slope",
            "concurrent_events",
            "no_concurrent_events_known",
        ]
        widgets = {"start": DayInput, "concurrent_events": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].required = False
        self.fields["campaign"].queryset = Campaign.objects.visible_to(user)
        series = OutcomeSeries.objects.visible_to(user).newest()
        self.fields["series"].queryset = series
        counted = OutcomePoint.objects.filter(series__in=series).values("area_id")
        areas = Area.objects.filter(Q(pk__in=counted) | Q(pk__in=series.values("country_id")))
        self.fields["area"].queryset = areas.order_by("lineage", "name")

    def clean_start(self):
        return self.cleaned_data["start"] or getattr(self.cleaned_data.get("campaign"), "starts_on", None)

    def clean(self):
        given = super().clean()
        series, area = given.get("series"), given.get("area")
        if series and area and not areas_of(series).filter(pk=area.pk).exists():
            self.add_error("area", _("This outcome has no figures for the area; choose another area or outcome."))
        return given
