"""Forms about releases in the admin."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from clarion.days import DayInput
from clarion.files.workbook_checks import FILE_BYTES
from partners.models import Organisation
from partners.people.choices import Role


class UploadForm(forms.Form):
    """A file of figures, and whose they are."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("UNODC's GLOTIP workbook (.xlsx, at most 10 MB). Aggregates only: no file that names people."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("Agency"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("The publisher of the data set itself"),
        help_text=_("Whose figures these are. Nothing becomes public before another person approves it."),
    )
    released_on = forms.DateField(
        label=_("Released on"),
        required=False,
        widget=DayInput,
        help_text=_("Only where the file itself does not state the date of its release."),
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.visible_to(user)
        if user.role == Role.AGENCY and not user.is_superuser:
            field.required, field.empty_label = True, None

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() != ".xlsx":
            raise ValidationError(_("Choose a workbook whose name ends in .xlsx."), code="extension")
        if file.size > FILE_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."), code="too_large")
        return file
