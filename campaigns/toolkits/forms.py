"""Forms of toolkits."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.days import DayField
from partners.geography.forms import AreasField
from partners.geography.models import Area
from partners.organisations.models import Organisation

from .models import Toolkit

LONGEST_LINE = 300
MOST_LINES = 60


class LinesField(forms.CharField):
    """A list of short texts, one a line; too long a line or too many of them are named."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST_LINES:
            raise forms.ValidationError(_("At most %(most)d lines."), params={"most": MOST_LINES})
        for number, line in enumerate(value, start=1):
            if len(line) > LONGEST_LINE:
                text = _("Line %(number)d is longer than %(longest)d characters.")
                raise forms.ValidationError(text, params={"number": number, "longest": LONGEST_LINE})

    def run_validators(self, value):
        """Lengths are those of lines, seen above."""

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class ToolkitForm(WagtailAdminModelForm):
    """Words, checklist and questions; the plan itself comes from a campaign."""

    checklist = LinesField(
        label=_("Checklist"),
        required=False,
        help_text=_("One thing to do or to have a line, in the order in which it comes."),
    )
    questions = LinesField(
        label=_("Questions for tests"),
        required=False,
        help_text=_("One question a line, asked before and after: of knowledge, of attitude, of what people do."),
    )


class SaveAsToolkitForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.SlugField(label=_("Code"), max_length=60, help_text=_("Small letters, digits and hyphens."))
    summary = forms.CharField(
        label=_("What it is for"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For whom it works, and what it needs. Name nobody."),
    )


class StartForm(forms.Form):
    """What a toolkit cannot know."""

    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("Small letters, digits and hyphens. Appears in public addresses.")
    )
    lead_organisation = forms.ModelChoiceField(label=_("Lead organisation"), queryset=Organisation.objects.all())
    starts_on = DayField(label=_("Starts on"))
    areas = AreasField(label=_("Areas"), queryset=Area.objects.all())


class ToolkitFilters(WagtailFilterSet):
    class Meta:
        model = Toolkit
        fields = ["organisation", "is_shared"]
