"""Forms of discussion: a comment, an answer, and to whom campaigns are handed."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Campaign
from clarion.admin_choices import ManyChoices

from .choices import Circle, Part
from .models import LONGEST
from .queries import possible_keepers
from .rules import is_of_the_lead


class AnswerForm(forms.Form):
    """Words alone."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST,
        help_text=_(
            "Name no victim, no child, no phone number and no address. With @ and a user name you tell a colleague."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class CommentForm(AnswerForm):
    """A new comment: its words, who reads them, what it is about."""

    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=Circle.choices,
        initial=Circle.LEAD,
        help_text=_("Everyone who sees the campaign includes the people of its partner organisations."),
    )
    about = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("The campaign as a whole")), *Part.choices]
    )

    def __init__(self, *args, campaign, user, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_of_the_lead(user, campaign):
            self.fields["audience"].choices = [(Circle.EVERYONE.value, Circle.EVERYONE.label)]
            self.fields["audience"].initial = Circle.EVERYONE


class HandOverForm(forms.Form):
    """To whom, and what to know."""

    to = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=get_user_model().objects.none(),
        help_text=_("Only colleagues who see the campaign and may edit it or its activities."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("For your colleague alone: what comes next. Name no victim, no child, no phone number."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def __init__(self, *args, campaigns, but=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = possible_keepers(campaigns, but=but)


class HandOverManyForm(HandOverForm):
    """Which of one's campaigns, and to whom."""

    campaigns = ManyChoices(label=_("Campaigns"), queryset=Campaign.objects.none(), widget=forms.CheckboxSelectMultiple)
    field_order = ["campaigns", "to", "note"]

    def __init__(self, *args, campaigns, **kwargs):
        super().__init__(*args, campaigns=campaigns, **kwargs)
        self.fields["campaigns"].queryset = campaigns
