"""Forms of kept views."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ViewNameForm(forms.Form):
    """What a view is called."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("For example: radio, this month. Only you see it. Name no person."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
