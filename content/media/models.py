"""The library: pictures, recordings and handouts of organisations."""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument, Document, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, WagtailImageFieldFile
from wagtail.images.models import Image as WagtailImage
from wagtail.search import index
from wagtailmedia.models import AbstractMedia, MediaQuerySet

from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .gate import gated_document, gated_picture, gated_recording, passed_on_save
from .licensing import RIGHTS, Licensed
from .serving import ServableItems


class OwnedItems:
    """Mixed into the querysets of the library."""

    def visible_to(self, user):
        """Items the person may find: all for platform roles, those of one's own organisations for the others."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        return self if scope.sees_all_organisations else self.filter(organisation_id__in=scope.organisation_ids)


class OwnedImages(ServableItems, OwnedItems, ImageQuerySet):
    pass


class OwnedRecordings(ServableItems, OwnedItems, MediaQuerySet):
    pass


class OwnedHandouts(ServableItems, OwnedItems, DocumentQuerySet):
    pass


class Owned(models.Model):
    """Belongs to an organisation; nobody of another partner learns that it exists."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Shown beside the item."))

    class Meta:
        abstract = True


class Gated(models.Model):
    """Stores no file that has not passed the gate, whichever way it came; ``save`` raises FileRefused."""

    gates = {"file": gated_document}
    """For each file field the gate its files pass."""

    class Meta:
        abstract = True

    def save(self, *args, **options):
        """Passes what is new through the gate, and leaves no file behind where the row cannot be written."""
        new = {name: passed_on_save(getattr(self, name), gate) for name, gate in self.gates.items()}
        new = {name: file for name, file in new.items() if file is not None}
        for name, file in new.items():
            setattr(self, name, file)
            self.take_facts(name, file)
        try:
            return super().save(*args, **options)
        except BaseException:
            for name in new:
                if getattr(self, name)._committed:
                    getattr(self, name).delete(save=False)
            raise
        finally:
            for file in new.values():
                file.close()

    def take_facts(self, name, file):
        """What the gate learned of a new file; here nothing is kept of it."""


class Image(Gated, Licensed, Owned, AbstractImage):
    """A picture, stored as pixels only: nothing of where or with what it was taken."""

    gates = {"file": gated_picture}
    link = "image"
    admin_form_fields = (*WagtailImage.admin_form_fields, "organisation", "credit", *RIGHTS)

    tags = TaggableManager(verbose_name=_("tags"), blank=True, related_name="library_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_images",
    )

    search_fields = [*AbstractImage.search_fields, index.FilterField("organisation")]
    objects = OwnedImages.as_manager()

    class Meta(AbstractImage.Meta):
        constraints = Licensed.Meta.constraints
        permissions = [("choose_image", "Can choose image")]
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def __str__(self):
        return self.title

    def take_facts(self, name, file):
        if hasattr(file, "width"):
            self.width, self.height = file.width, file.height


class PictureFile(WagtailImageFieldFile):
    """The file of a picture; bytes that have not passed the gate are not opened to see how large they are."""

    def get_image_dimensions(self):
        if not self._committed and not getattr(self.file, "is_clean", False):
            return None, None
        return super().get_image_dimensions()


Image._meta.get_field("file").attr_class = PictureFile


class Rendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="content_rendition_once"),
        ]

    def save(self, *args, **options):
        """Closes the temporary file the picture was drawn into, which Wagtail leaves open."""
        drawn = self.file.file if self.file and not self.file._committed else None
        super().save(*args, **options)
        if drawn is not None:
            drawn.close()


class Recording(Gated, Licensed, Owned, AbstractMedia):
    """A TV or radio spot, show, song or short video."""

    link = "recording"
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("Every word spoken and every sound that matters. A page shows no recording without it."),
    )
    gates = {"file": gated_recording, "thumbnail": gated_picture}
    admin_form_fields = (
        "title",
        "file",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
        "tags",
        "organisation",
        "credit",
        "transcript",
        *RIGHTS,
    )

    search_fields = [*AbstractMedia.search_fields, index.FilterField("organisation")]
    objects = OwnedRecordings.as_manager()

    class Meta(AbstractMedia.Meta):
        constraints = Licensed.Meta.constraints
        permissions = [("choose_recording", "Can choose recording")]
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self):
        return self.title

    def clean(self):
        """What a file may be is said at the gate alone; wagtailmedia says it once more, of a file that was refused."""
        self.duration = self.duration or 0

    def take_facts(self, name, file):
        """Length and size are those of the file, whatever was typed."""
        if name == "file" and hasattr(file, "seconds"):
            self.duration, self.width, self.height = file.seconds, file.width, file.height


class Handout(Gated, Licensed, Owned, AbstractDocument):
    """A document to print or read, always served as an attachment."""

    link = "handout"
    admin_form_fields = (*Document.admin_form_fields, "organisation", "credit", *RIGHTS)

    search_fields = [*AbstractDocument.search_fields, index.FilterField("organisation")]
    objects = OwnedHandouts.as_manager()

    class Meta(AbstractDocument.Meta):
        constraints = Licensed.Meta.constraints
        permissions = [("choose_handout", "Can choose handout")]
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")

    def __str__(self):
        return self.title

    def clean(self):
        """What a file may be is said at the gate alone; Wagtail says it once more, of a file that was refused."""

    @property
    def filename(self) -> str:
        """The name to save it under: its title, and enough of the stored name that nobody can guess it."""
        stored = PurePosixPath(self.file.name)
        return f"{slugify(self.title)[:60] or 'document'}-{stored.stem[:12]}{stored.suffix}"
