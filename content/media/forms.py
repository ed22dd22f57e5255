"""Forms of the library: what passes them is safe to store, and belongs to an organisation of the person."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from clarion.files.refusals import FileRefused
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .gate import gated_document, gated_picture, gated_recording, title_of
from .rights_forms import RightsForm
from .tagging import words_known

ENDINGS = {
    "audio": settings.WAGTAILMEDIA["AUDIO_EXTENSIONS"],
    "video": settings.WAGTAILMEDIA["VIDEO_EXTENSIONS"],
}
OTHER_KIND = {
    "audio": _("Save sound as MP3, M4A, Ogg, Opus or WAV."),
    "video": _("Save a film as MP4, WebM or MOV."),
}


def at_the_field(file, gate):
    """The upload as it leaves the gate; what was stored before and what was cleared pass unchanged."""
    if not isinstance(file, UploadedFile):
        return file
    try:
        return gate(file)
    except FileRefused as refusal:
        raise ValidationError(refusal.message, code=refusal.code) from refusal


class PictureField(WagtailImageField):
    """Takes a picture only through the gate: what leaves it is pixels."""

    def to_python(self, data):
        return at_the_field(FileField.to_python(self, data), gated_picture)


class OwnedForm:
    """Limits the organisation to the person's own and fills it in where there is one.

    Tags are words that all organisations share and see: who sees one organisation alone chooses among them.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        user = getattr(self, "user", None) or options.get("user")
        self.is_limited = not scope_of(user).sees_all_organisations
        if "file" in self.fields:
            self.fields["file"].max_length = None  # the name it came under is not kept
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

    def clean_title(self):
        """Sent with several files it is a file's name, which anybody may have written."""
        title = title_of(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"], code="required")
        return title

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
        return at_the_field(self.cleaned_data["file"], gated_document)


class RecordingForm(RightsForm, OwnedForm, BaseMediaForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.old_thumbnail = self.instance.thumbnail

    def clean_file(self):
        """Sound among sound and films among films: a page shows each in its own player."""
        file = self.cleaned_data["file"]
        endings = ENDINGS[self.instance.type]
        if isinstance(file, UploadedFile) and PurePosixPath(file.name).suffix.lower().lstrip(".") not in endings:
            raise ValidationError(OTHER_KIND[self.instance.type], code="type_not_allowed")
        return at_the_field(file, gated_recording)

    def clean_thumbnail(self):
        return at_the_field(self.cleaned_data.get("thumbnail"), gated_picture)

    def save(self, commit=True):
        """Leaves no picture behind that another replaced; wagtailmedia does so for the recording itself."""
        saved = super().save(commit=commit)
        if commit and "thumbnail" in self.changed_data and self.old_thumbnail:
            self.old_thumbnail.storage.delete(self.old_thumbnail.name)
        return saved
