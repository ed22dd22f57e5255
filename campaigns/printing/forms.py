"""Forms of printing: a batch with its places, places alone, days, releases."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from campaigns.planning.choices import Medium
from campaigns.planning.models import Activity, Campaign
from clarion.admin_choices import ManyChoices
from clarion.days import DayInput
from clarion.languages import language_name
from partners.geography.models import Area

from .places import Areas, Place, places_in, read_places

MOST_TICKED = 60
"""Areas that are offered as boxes; where there are more, only the campaign's own are."""


def language_choices(user, *kept: str) -> list[tuple[str, str]]:
    """The languages of the site and those spoken where the person's campaigns take place."""
    codes = {code for code, _name in settings.LANGUAGES} | {code for code in kept if code}
    for spoken in Campaign.objects.visible_to(user).values_list("languages", flat=True):
        codes |= set(spoken)
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1].casefold())


def campaign_of(form) -> Campaign | None:
    """The campaign a form is about, as sent or as its address says, among those the person may see."""
    key = str(form.data.get("campaign") or form.initial.get("campaign") or "")
    if not key.isdecimal() or len(key) > 18:
        return None
    return Campaign.objects.visible_to(form.for_user).filter(pk=key).first()


class PlacesFields:
    """The two ways to name places: pasted lines and ticked areas. ``places`` holds what both gave, once valid."""

    def offer_places(self, campaign: Campaign | None) -> None:
        self.campaign, self.places = campaign, []
        self.known = Areas(campaign) if campaign else None
        near = self.known.one_below() if self.known else []
        if not near:
            self.fields.pop("ticked", None)
            return
        offered = near if len(near) <= MOST_TICKED else self.known.own
        keys = [area.pk for area in offered]
        self.fields["ticked"].queryset = Area.objects.filter(pk__in=keys).order_by("lineage", "name")

    def read_places(self, given: dict) -> list[Place]:
        """What was pasted and ticked; what cannot be read is said at the lines."""
        found: list[Place] = []
        if self.known and given.get("lines"):
            try:
                found += read_places(given["lines"], self.known)
            except forms.ValidationError as error:
                self.add_error("lines", error)
        return found + places_in(given.get("ticked") or [])


def lines_field() -> forms.CharField:
    return forms.CharField(
        label=_("Places"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_(
            "One a line: place; area; copies. Leave out the copies and they are shared equally. Public places only, "
            "such as bus stations, markets, schools and clinics. Never a shelter, a safe house or anybody's home."
        ),
    )


def ticked_field() -> ManyChoices:
    return ManyChoices(
        label=_("Or one place for each area"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Copies are shared equally, and scans are told apart by area."),
    )


class ActivityOfCampaign:
    """Offers the activities of one campaign where it is known, else those of all, named with their campaign."""

    def offer_activities(self, campaign: Campaign | None) -> None:
        field = self.fields["activity"]
        field.queryset = Activity.objects.visible_to(self.for_user).select_related("campaign").order_by("name")
        if campaign:
            field.queryset = field.queryset.filter(campaign=campaign)
        else:
            field.label_from_instance = lambda activity: f"{activity.campaign}: {activity}"


class BatchForm(ActivityOfCampaign, WagtailAdminModelForm):
    """A batch that stands."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices(self.for_user, self.instance.language)
        self.offer_activities(self.instance.campaign if self.instance.pk else campaign_of(self))


class NewBatchForm(PlacesFields, BatchForm):
    """A new batch with its places."""

    lines = lines_field()
    ticked = ticked_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        campaign = campaign_of(self)
        self.offer_places(campaign)
        if campaign:
            self._prefill(campaign)

    def _prefill(self, campaign) -> None:
        activities = list(self.fields["activity"].queryset)
        printed = [activity for activity in activities if activity.medium == Medium.POSTER] or activities
        self.initial.setdefault("language", next(iter(campaign.languages), settings.LANGUAGE_CODE))
        if len(printed) == 1:
            self.initial.setdefault("activity", printed[0].pk)

    def clean(self):
        given = super().clean()
        if campaign := given.get("campaign"):
            self.known = self.known or Areas(campaign)
        self.places = self.read_places(given)
        return given


class PlacesForm(PlacesFields, forms.Form):
    """More places for a batch that stands."""

    lines = lines_field()
    ticked = ticked_field()

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_places(campaign)

    def clean(self):
        given = super().clean()
        given["places"] = self.read_places(given)
        return given


class PlacementForm(WagtailAdminModelForm):
    """One place; its area is chosen among those of the campaign."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keys = list(Areas(self.instance.batch.campaign).by_key)
        self.fields["area"].queryset = Area.objects.filter(pk__in=keys).order_by("lineage", "name")


class DayForm(forms.Form):
    """A verb that asks on which day."""

    on = forms.DateField(label=_("Day"), widget=DayInput, initial=timezone.localdate)


class PutOutForm(DayForm):
    address = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Where it can be seen or had; begins with https://."),
    )
    messages_sent = forms.IntegerField(
        label=_("Messages sent"),
        required=False,
        min_value=0,
        help_text=_("For text messages: how many, as billed. Never to whom."),
    )


class ReleaseForm(ActivityOfCampaign, WagtailAdminModelForm):
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices(self.for_user, self.instance.language)
        campaign = self.instance.campaign if self.instance.pk else campaign_of(self)
        self.offer_activities(campaign)
        if campaign and campaign.languages:
            self.initial.setdefault("language", campaign.languages[0])
