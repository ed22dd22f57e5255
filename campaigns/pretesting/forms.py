"""Forms of pretests and unintended effects, and the filters of their lists."""

from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.planning.models import Activity, Audience, Campaign, Objective
from campaigns.planning.prefill import LONGEST_KEY
from clarion.languages import language_name
from partners.geography.area_filters import WithinFilter
from partners.geography.models import Area

from .languages import SpokenLanguageField
from .models import Pretest, UnintendedEffect


class ChoiceOfCampaign(forms.ModelChoiceField):
    """Offers what belongs to one campaign; before a campaign is chosen, what belongs to any, with its name."""

    several = False

    def label_from_instance(self, obj):
        text = str(obj)
        if isinstance(obj, Objective):
            text = f"{obj.get_theme_display()}: {f'“{obj.message}”' if obj.message else obj.statement}"
        return f"{obj.campaign}: {text}" if self.several else text


class OfOneCampaign:
    """For a form of a record of one campaign: which it is, and the areas it takes place in to choose among."""

    def campaign_key(self) -> int | None:
        """The campaign that is saved, sent or named in the address."""
        if self.instance.pk:
            return self.instance.campaign_id
        given = self.data.get(self.add_prefix("campaign")) if self.is_bound else self.initial.get("campaign")
        key = str(given or "")
        return int(key) if key.isdecimal() and len(key) < LONGEST_KEY else None

    def offer_areas(self, campaigns) -> None:
        """Offers the campaign's areas and what lies in them, the only one preselected; without any, all there are."""
        own = list(Area.objects.filter(campaigns__in=campaigns).distinct()) if self.campaign_key() else []
        if not own:
            return
        within = reduce(or_, (Area.objects.within(area) for area in own))
        offered = {area.pk for area in within} | {self.instance.area_id} - {None}
        field = self.fields["area"]
        field.widget = forms.Select()
        field.queryset = Area.objects.filter(pk__in=offered).order_by("lineage", "name")
        if len(own) == 1 and not self.initial.get("area"):
            self.initial["area"] = own[0].pk


class PretestForm(OfOneCampaign, WagtailAdminModelForm):
    """Offers only what belongs to the campaign that is saved, sent or named in the address."""

    objective = ChoiceOfCampaign(
        label=_("Message of"),
        queryset=Objective.objects.none(),
        help_text=_("The objective whose message was tested."),
    )
    audience = ChoiceOfCampaign(label=_("Audience"), queryset=Audience.objects.none())
    activity = ChoiceOfCampaign(
        label=_("Activity"),
        queryset=Activity.objects.none(),
        required=False,
        help_text=_("Where a draft of it was shown: a script, a poster, a scene."),
    )
    language = SpokenLanguageField(label=_("Language"), help_text=_("The language people spoke in the test."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        key = self.campaign_key()
        campaigns = Campaign.objects.visible_to(self.for_user)
        campaigns = campaigns if key is None else campaigns.filter(pk=key)
        self.offer_areas(campaigns)
        for name, model in (("objective", Objective), ("audience", Audience), ("activity", Activity)):
            field = self.fields[name]
            field.several = key is None
            field.queryset = model.objects.filter(campaign__in=campaigns).select_related("campaign")
        if self.instance.pk:
            self.fields["campaign"].disabled = True
            self.fields["objective"].required = self.instance.objective_id is not None


class EffectForm(OfOneCampaign, WagtailAdminModelForm):
    """An effect stays with its campaign."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_areas(Campaign.objects.visible_to(self.for_user).filter(pk=self.campaign_key()))
        if self.instance.pk:
            self.fields["campaign"].disabled = True


class CloseForm(forms.Form):
    """What was done about an effect before it is closed."""

    what_was_done = forms.CharField(
        label=_("What was done"),
        max_length=300,
        help_text=_("Kept with the effect; never public. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class PretestFilters(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"))
    area = WithinFilter()

    class Meta:
        model = Pretest
        fields = ["campaign", "language", "decision", "method", "area"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Pretest.objects.visible_to(self.request.user).order_by().values_list("language", flat=True).distinct()
        names = sorted(((code, language_name(code)) for code in seen), key=lambda pair: pair[1])
        self.filters["language"].extra["choices"] = names


class EffectFilters(WagtailFilterSet):
    area = WithinFilter()

    class Meta:
        model = UnintendedEffect
        fields = ["campaign", "kind", "severity", "state", "area"]
