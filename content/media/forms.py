"""Forms of the library: what passes them is safe to store, and belongs to an organisation of the person."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from clarion.files.images import MAX_BYTES, PictureRefused, clean_picture
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .checks import MAX_HANDOUT, MAX_RECORDING, check_content
from .models import clean_file
from .rights_forms import RightsForm
from .tagging import words_known


class PictureField(WagtailImageField):
    """Takes a picture only through the gate: what leaves it is pixels."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        if file.size > MAX_BYTES:
            raise ValidationError(_("The picture is larger than 15 MB. Save a smaller one."), code="file_too_large")
        file.seek(0)
        try:
            clean = clean_picture(file.read(), file.name)
        except PictureRefused as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
        stored = clean_file(clean, file.name)
        stored.content_type = f"image/{'jpeg' if clean.extension == 'jpg' else clean.extension}"
        return stored


class OwnedForm:
    """Limits the organisation to the person's own and fills it in where there is one.

    Tags are words that all organisations share and see: who sees one organisation alone chooses among them.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        user = getattr(self, "user", None) or options.get("user")
        self.is_limited = not scope_of(user).sees_all_organisations
        if "tags" in self.fields:
            self.fields["tags"].help_text = _("Words that all organisations see. Never a person or a place to protect.")
            self.fields["tags"].widget.free_tagging = not self.is_limited
        if "organisation" not in self.fields:
            return
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.visible_to(user) if user else Organisation.objects.none()
        if self.is_limited:
            field.empty_label = None
            field.initial = field.queryset.first()

    def clean_organisation(self):
        """Several files sent at once come without it: they are the own organisation's."""
        given, field = self.cleaned_data["organisation"], self.fields["organisation"]
        if given is None and self.is_limited:
            given = field.initial
            if given is None:
                raise ValidationError(field.error_messages["required"], code="required")
        return given

    def clean_tags(self):
        return words_known(self.cleaned_data["tags"]) if self.is_limited else self.cleaned_data["tags"]


class PictureForm(RightsForm, OwnedForm, BaseImageForm):
    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "file" in (self._meta.exclude or ()):  # which Django does not apply to a field declared here
            del self.fields["file"]
            return
        # Wagtail writes these words when the class is made, in whatever language somebody spoke just then.
        words = PictureField()
        self.fields["file"].help_text, self.fields["file"].error_messages = words.help_text, words.error_messages


class HandoutForm(RightsForm, OwnedForm, BaseDocumentForm):
    def clean_file(self):
        return _checked(self.cleaned_data["file"], MAX_HANDOUT)


class RecordingForm(RightsForm, OwnedForm, BaseMediaForm):
    def clean_file(self):
        return _checked(self.cleaned_data["file"], MAX_RECORDING)

    def clean_thumbnail(self):
        thumbnail = self.cleaned_data.get("thumbnail")
        if not isinstance(thumbnail, UploadedFile):
            return thumbnail
        try:
            return clean_file(clean_picture(thumbnail.read(), thumbnail.name), thumbnail.name)
        except PictureRefused as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal


def _checked(file, limit: int):
    if isinstance(file, UploadedFile):
        check_content(file, limit)
    return file
