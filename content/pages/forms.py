"""Forms of pages: what is missing is said at its field when somebody publishes or submits, never while drafting."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from campaigns.planning.models import Campaign

from .choices import MaterialKind

GOING_OUT = ("action-publish", "action-submit", "action-restart-workflow")


class PublicPageForm(WagtailAdminPageForm):
    """The form of every public page."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors or not any(action in self.data for action in GOING_OUT):
            return
        for gap in self.instance.gaps():
            self.add_error(gap.field if gap.field in self.fields else None, gap.message)


class NewMaterialForm(forms.Form):
    """What must be known before a material can be written: what it is, and for which campaign."""

    campaign = forms.ModelChoiceField(
        label=_("Campaign"),
        queryset=Campaign.objects.none(),
        required=False,
        empty_label=_("None: it stands alone"),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=MaterialKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("What readers see. The address is made from it and stays.")
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["campaign"].queryset = Campaign.objects.visible_to(user).order_by("name")
