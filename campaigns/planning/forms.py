"""Forms of planning: the campaign with its inline forms, the reason of a move, the filters of the list."""

from decimal import Decimal

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.admin_choices import ManyChoices
from clarion.currencies import currency_field, keep_choice
from clarion.days import keep_days_in_order
from clarion.languages import LanguagesField
from partners.geography.forms import AreasField, codes_in
from partners.geography.models import Area
from partners.organisations.models import Organisation

from .choices import Medium, Status, Theme
from .hues import HueField
from .models import Activity, Audience, Campaign, ShortLink


def plain(number: Decimal) -> Decimal:
    """The number without the zeros that a column of the database adds: 50.000 could be read as fifty thousand."""
    return Decimal(f"{number.normalize():f}")


class CampaignForm(WagtailAdminModelForm):
    """The brief; ``areas`` are handed to the verb, which keeps them with the campaign."""

    areas = AreasField(
        label=_("Areas"),
        queryset=Area.objects.all(),
        required=False,
        help_text=_("Where the campaign takes place. Its public page shows the help services of these areas."),
    )
    partner_organisations = ManyChoices(
        label=_("Partner organisations"),
        queryset=Organisation.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their people see this campaign and its events."),
    )
    languages = LanguagesField(
        label=_("Languages spoken"),
        required=False,
        help_text=_("What people in the areas speak at home, not only the official languages."),
    )
    budget_currency = currency_field(label=_("Currency"), required=False)
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=Medium.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The media this audience really uses. Each activity then names one of them."),
    )

    hue = HueField(
        label=_("Colour"),
        help_text=_("The public page takes its palette from it. The contrast of text is kept in every colour."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "hue" in self.fields:
            self.fields["hue"].keep(self.instance.hue)
        if "budget_currency" in self.fields:
            keep_choice(self.fields["budget_currency"], self.instance.budget_currency)
        if "objectives" in getattr(self, "formsets", {}):
            self._offer_own_choices(self.formsets["objectives"])

    def clean(self):
        given = super().clean()
        keep_days_in_order(self)
        amount, currency = given.get("budget_amount"), given.get("budget_currency")
        if not self.errors.keys() & {"budget_amount", "budget_currency"} and (amount is None) != (not currency):
            text = _("A budget needs its currency, and a currency its budget.")
            self.add_error("budget_amount" if currency else "budget_currency", text)
        return given

    def _offer_own_choices(self, formset):
        """Objectives choose among this campaign's audiences, and what lies in its areas, kept or just typed."""
        typed = codes_in(self.data.get("areas", "")) if self.is_bound else set()
        kept = self.instance.areas.values("pk") if self.instance.pk else []
        areas = Area.objects.within_any(Area.objects.filter(Q(pk__in=kept) | Q(code__in=typed)))
        audiences = Audience.objects.filter(campaign=self.instance.pk)
        add_fields = formset.add_fields

        def add_own_fields(form, index):
            add_fields(form, index)
            area = form.fields["area"]
            area.queryset = areas
            area.widget.linked_fields = {"within": "#id_areas"}
            area.error_messages["invalid_choice"] = _("Choose one of the campaign's areas, or a place within them.")
            form.fields["audience"].queryset = audiences
            for name in ("baseline", "target"):
                if (number := form.initial.get(name)) is not None:
                    form.initial[name] = plain(number)

        formset.add_fields = add_own_fields


class ActivityForm(WagtailAdminModelForm):
    """An activity that exists stays in its campaign."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["campaign"].disabled = True

    def clean(self):
        given = super().clean()
        keep_days_in_order(self)
        return given


class ShortLinkForm(WagtailAdminModelForm):
    """A code that exists is shown, never changed, and stays with its campaign."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["campaign"].disabled = True
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("May be in print, so it cannot be changed.")


def areas_of(records, name: str):
    """The areas that records, already limited to what the person may see, have under that name."""
    return Area.objects.filter(pk__in=records.order_by().values(name))


class CampaignFilters(WagtailFilterSet):
    archive = django_filters.ChoiceFilter(
        label=_("Archive"),
        choices=[("in", _("In the archive")), ("all", _("Both"))],
        empty_label=_("Not in the archive"),
        method="unchanged",
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    theme = django_filters.ChoiceFilter(label=_("Theme"), choices=Theme.choices, method="with_theme")
    medium = django_filters.ChoiceFilter(label=_("Medium"), choices=Medium.choices, method="with_medium")
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=lambda request: areas_of(Campaign.objects.visible_to(request.user), "areas"),
        method="in_area",
    )

    class Meta:
        model = Campaign
        fields = ["archive", "status", "theme", "medium", "area", "programme", "lead_organisation"]

    def filter_queryset(self, queryset):
        campaigns = super().filter_queryset(queryset)
        wanted = self.form.cleaned_data.get("archive")
        if wanted == "all":
            return campaigns
        return campaigns.filter(archived_at__isnull=False) if wanted == "in" else campaigns.current()

    def unchanged(self, campaigns, name, value):
        """The archive is filtered above, since its first choice, too, leaves something out."""
        return campaigns

    def with_theme(self, campaigns, name, value):
        return campaigns.with_theme(value)

    def with_medium(self, campaigns, name, value):
        rows = Activity.objects.filter(medium=value).order_by()
        return campaigns.filter(pk__in=rows.values("campaign"))

    def in_area(self, campaigns, name, value):
        rows = Campaign.objects.filter(areas__in=Area.objects.within(value)).order_by()
        return campaigns.filter(pk__in=rows.values("pk"))


class ActivityFilters(WagtailFilterSet):
    class Meta:
        model = Activity
        fields = ["campaign", "medium"]


class ShortLinkFilters(WagtailFilterSet):
    class Meta:
        model = ShortLink
        fields = ["campaign", "is_active"]
