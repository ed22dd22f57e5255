"""Forms of the budget: one line, one rate, the filters of the list."""

from pathlib import PurePath

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField as FilterChoice
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.planning.choices import Medium
from campaigns.planning.models import Activity, Campaign
from clarion.currencies import currency_field, keep_choice
from clarion.days import DayInput
from clarion.files.workbook_checks import FILE_BYTES

from .holding import state_of
from .models import CostLine, ExchangeRate

NO_MEDIUM = "none"


class NamesCampaign:
    """Activities of several campaigns in one list say whose they are."""

    def label_from_instance(self, activity):
        return f"{activity.name} ({activity.campaign.name})"


class ActivityChoice(NamesCampaign, forms.ModelChoiceField):
    pass


class ActivityFilterChoice(NamesCampaign, FilterChoice):
    pass


class ActivityFilter(django_filters.ModelChoiceFilter):
    field_class = ActivityFilterChoice


class CostLineForm(WagtailAdminModelForm):
    """One line; what is left empty of the rate is taken from the table of rates.

    ``state`` says as what the line was read, so that nobody saves over what somebody else changed meanwhile.
    """

    activity = ActivityChoice(
        label=_("Activity"),
        queryset=Activity.objects.select_related("campaign"),
        required=False,
        help_text=_("Leave empty for what serves the whole campaign."),
    )
    currency = currency_field(label=_("Currency"))
    rate = forms.DecimalField(
        label=_("Rate"),
        required=False,
        max_digits=20,
        decimal_places=12,
        help_text=_("What one unit of this currency is in the campaign's currency. Empty takes the recorded rate."),
    )

    state = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        line = self.instance
        campaign = line.campaign if line.pk else self._campaign_named()
        if line.pk:
            self.initial["state"] = state_of(line)
            self.initial |= {"amount": line.exact_amount, "rate": line.exact_rate if line.is_converted else None}
        else:
            self.initial.setdefault("day", timezone.localdate())
        if campaign:
            activity = self.fields["activity"]
            activity.queryset = activity.queryset.filter(Q(campaign=campaign) | Q(pk=line.activity_id))
            self.initial.setdefault("currency", campaign.budget_currency)
            keep_choice(self.fields["currency"], line.currency or campaign.budget_currency)

    def carry(self, state: str) -> None:
        """Goes out again with the line's state now: who saves after that has read what it changed to."""
        self.data = self.data.copy()
        self.data[self.add_prefix("state")] = state

    def _campaign_named(self) -> Campaign | None:
        """The campaign the address names, where the person may see it."""
        return Campaign.objects.visible_to(self.for_user).filter(pk=self.initial.get("campaign")).first()


class ExchangeRateForm(WagtailAdminModelForm):
    currency = currency_field(label=_("Currency"))
    into = currency_field(label=_("Into"), help_text=_("The currency the campaign counts in."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["rate"] = self.instance.exact_rate
            for name in ("currency", "into"):
                keep_choice(self.fields[name], getattr(self.instance, name))


class CostFileForm(forms.Form):
    """A table of costs."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A workbook (.xlsx) or CSV, at most 10 MB and 2,000 rows. No names of persons."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in (".xlsx", ".csv"):
            raise ValidationError(_("Choose a file whose name ends in .xlsx or .csv."), code="extension")
        if file.size > FILE_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."), code="too_large")
        return file


class CostLineFilters(WagtailFilterSet):
    medium = django_filters.ChoiceFilter(
        label=_("Medium"),
        choices=[*Medium.choices, (NO_MEDIUM, _("No single medium"))],
        method="with_medium",
    )
    activity = ActivityFilter(label=_("Activity"), queryset=Activity.objects.select_related("campaign"))
    currency = django_filters.CharFilter(
        label=_("Currency"), lookup_expr="iexact", help_text=_("Three letters (ISO 4217), for example KES.")
    )
    first = django_filters.DateFilter(label=_("From"), field_name="day", lookup_expr="gte", widget=DayInput)
    last = django_filters.DateFilter(label=_("To"), field_name="day", lookup_expr="lte", widget=DayInput)

    class Meta:
        model = CostLine
        fields = ["campaign", "kind", "medium", "activity", "currency", "first", "last"]

    def with_medium(self, lines, name, value):
        return lines.filter(medium="" if value == NO_MEDIUM else value)


class ExchangeRateFilters(WagtailFilterSet):
    class Meta:
        model = ExchangeRate
        fields = ["organisation"]
