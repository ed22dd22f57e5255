"""Forms on areas: an area below a country, and an upload of boundaries."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from clarion.days import DayInput

from . import geojson
from .choices import Level
from .models import Area

BELOW = {Level.ADMIN1: Level.COUNTRY, Level.ADMIN2: Level.ADMIN1}


class AreaForm(WagtailAdminModelForm):
    """Names, P-code and dates of any area; code, level and parent only of one that is new and below a country."""

    class Meta:
        model = Area
        fields = ["code", "level", "parent", "name", "names", "pcode", "valid_from", "valid_to"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("code", "level", "parent"):
                self.fields[name].disabled = True
        else:
            self.fields["level"].choices = [(level.value, level.label) for level in BELOW]
            self.fields["parent"].required = True

    def clean(self):
        given = super().clean()
        level, parent = given.get("level"), given.get("parent")
        if not self.instance.pk and level in BELOW and parent and parent.level != BELOW[level]:
            raise ValidationError({"parent": _("This level is part of a %(level)s.") % {"level": BELOW[level].label}})
        if given.get("valid_from") and given.get("valid_to") and given["valid_to"] < given["valid_from"]:
            self.add_error("valid_to", _("The last day is before the first."))
        return given

    def validate_constraints(self):
        """The database's own complaint would only repeat what the form has said in words."""
        if not self.errors:
            super().validate_constraints()

    def save(self, commit=True):
        area = self.instance
        if not area.pk:
            area.lineage = area.parent.path
        return super().save(commit)


class BoundaryUploadForm(forms.Form):
    """A GeoJSON with its licence; which property holds the codes is asked when the file has been read."""

    country = forms.ModelChoiceField(
        label=_("Country"),
        queryset=Area.objects.countries(),
        help_text=_("Only this country and the areas below it can be matched."),
    )
    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("In degrees (WGS 84). Codes are matched with ISO 3166-2 or P-codes, never names."),
    )
    key = forms.CharField(
        label=_("Property that holds the code"),
        required=False,
        max_length=100,
        help_text=_("For example iso_3166_2 or ADM1_PCODE. Leave empty for one shape of the whole country."),
    )
    licence = forms.CharField(label=_("Licence"), max_length=100, help_text=_("For example CC BY 4.0. It is shown."))
    attribution = forms.CharField(label=_("Attribution"), max_length=300, help_text=_("Whom to name under the map."))
    valid_from = forms.DateField(label=_("Valid from"), initial=timezone.localdate, widget=DayInput)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > geojson.MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(most)d MB."), params={"most": geojson.MOST_BYTES // 1024**2}
            )
        try:
            self.features = geojson.read_features(file.read())
        except geojson.NotGeoJSON as error:
            raise ValidationError(str(error)) from error
        return file

    def clean(self):
        given = super().clean()
        features = getattr(self, "features", None)
        if features and not given.get("key") and len(features) > 1:
            names = ", ".join(geojson.property_names(features)) or "–"
            self.add_error("key", _("The file has several shapes. Its properties: %(names)s.") % {"names": names})
        return given
