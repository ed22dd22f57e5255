"""What can be done to several campaigns or activities at once, and taken back."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from clarion.lists.several import SeveralChange
from clarion.plain import DAY

from .actions import change_campaign, save_activity
from .models import Activity, Campaign, Programme
from .renewal import archive, bring_back
from .rules import may_edit_activities, may_edit_campaigns

FARTHEST = 3660
"""Days by which activities can be moved at most: ten years."""


def days_between(record) -> str:
    """First and last day of a campaign or an activity, as lists write them."""
    return " – ".join(date_format(day, DAY) for day in (record.starts_on, record.ends_on))


class ProgrammeForm(forms.Form):
    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.all(),
        required=False,
        empty_label=_("None: each stands alone"),
    )


class ChooseProgramme(SeveralChange):
    name, title, form_class = "programme", _("Choose a programme for several"), ProgrammeForm
    explanation = _("The campaigns become part of one programme, or of none.")
    done = ngettext_lazy(
        "Programme chosen for %(count)d campaign.", "Programme chosen for %(count)d campaigns.", "count"
    )

    @classmethod
    def offered(cls, user):
        return may_edit_campaigns(user)

    @staticmethod
    def beside(campaign):
        return days_between(campaign)

    @staticmethod
    def held(campaign):
        return {"programme": Campaign.objects.values_list("programme_id", flat=True).get(pk=campaign.pk)}

    @staticmethod
    def apply(campaign, given, by):
        campaign.programme = given["programme"]
        change_campaign(campaign=campaign, changed=["programme"], by=by)

    @staticmethod
    def restore(campaign, held, by):
        programme = Programme.objects.visible_to(by).filter(pk=held["programme"]).first()
        if held["programme"] and programme is None:
            raise ValidationError(_("The programme it was in is gone."))
        campaign.programme = programme
        change_campaign(campaign=campaign, changed=["programme"], by=by)


class ReasonForm(forms.Form):
    without_lesson = forms.CharField(
        label=_("If no lesson is recorded, why"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class ArchiveSeveral(SeveralChange):
    name, title, form_class = "archive", _("Put several into the archive"), ReasonForm
    explanation = _("They leave the lists and stay on record. Only campaigns that are over can go.")
    done = ngettext_lazy("%(count)d campaign is in the archive.", "%(count)d campaigns are in the archive.", "count")

    @classmethod
    def offered(cls, user):
        return may_edit_campaigns(user)

    @staticmethod
    def beside(campaign):
        return days_between(campaign)

    @staticmethod
    def held(campaign):
        archived = Campaign.objects.values_list("archived_at", flat=True).get(pk=campaign.pk)
        return {"archived": archived is not None}

    @staticmethod
    def apply(campaign, given, by):
        archive(campaign=campaign, without_lesson=given["without_lesson"], by=by)

    @staticmethod
    def restore(campaign, held, by):
        bring_back(campaign=campaign, by=by)


class DaysForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days"),
        min_value=-FARTHEST,
        max_value=FARTHEST,
        help_text=_("7 for a week later, -7 for a week earlier."),
    )

    def clean_days(self):
        days = self.cleaned_data["days"]
        if days == 0:
            raise ValidationError(_("They would stay where they are."))
        return days


class MoveDates(SeveralChange):
    name, title, form_class = "dates", _("Move the dates of several"), DaysForm
    explanation = _("First and last day move by as many days. What would leave its campaign's dates is refused.")
    done = ngettext_lazy("%(count)d activity was moved.", "%(count)d activities were moved.", "count")

    @classmethod
    def offered(cls, user):
        return may_edit_activities(user)

    @staticmethod
    def beside(activity):
        return f"{activity.campaign} · {days_between(activity)}"

    @staticmethod
    def held(activity):
        days = Activity.objects.values_list("starts_on", "ends_on").get(pk=activity.pk)
        return {"days": [day.isoformat() for day in days]}

    @staticmethod
    def apply(activity, given, by):
        try:
            shift = timedelta(days=given["days"])
            activity.starts_on, activity.ends_on = activity.starts_on + shift, activity.ends_on + shift
        except OverflowError as error:
            raise ValidationError(_("The calendar ends before that.")) from error
        save_activity(activity=activity, by=by)

    @staticmethod
    def restore(activity, held, by):
        activity.starts_on, activity.ends_on = (date.fromisoformat(day) for day in held["days"])
        save_activity(activity=activity, by=by)
