"""The part of a form of the library that asks for rights and for who is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .choices import PeopleShown
from .sealing import settle
from .standing import standing_of


class RightsForm(forms.Form):
    """Says first where the item stands. What is saved is shown or sealed at once.

    A new file, or another word on who is shown, undoes what two people confirmed of the old one.
    """

    standing = forms.CharField(
        label=_("May it be shown?"),
        required=False,
        disabled=True,
        widget=forms.Textarea(attrs={"rows": 2, "readonly": True}),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["standing"] = standing_of(self.instance)
        else:
            del self.fields["standing"]
        if "people_shown" in self.fields:
            field = self.fields["people_shown"]
            field.required = False
            field.help_text = _("Think of face, voice, uniform, landmark, tattoo, names in the picture, reflections.")

    def clean_people_shown(self):
        return self.cleaned_data.get("people_shown") or PeopleShown.UNDECLARED

    def save(self, commit=True):
        if {"file", "people_shown"} & set(self.changed_data):
            self.instance.first_confirmed_by = self.instance.second_confirmed_by = None
            self.instance.traces = {}
        if "file" in self.changed_data and self.instance.withheld == "sealed":
            self.instance.withheld, self.instance.sealed, self.instance.is_put_away = "", {}, True
        saved = super().save(commit)
        if commit:
            settle(saved, by=self.user if hasattr(self, "user") else None)
        return saved
