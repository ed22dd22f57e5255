"""The library: pictures, recordings and handouts of organisations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtailmedia.models import AbstractMedia

from partners.organisations.models import Organisation


class Owned(models.Model):
    """Belongs to an organisation; nobody of another partner learns that it exists."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Shown beside the item."))

    class Meta:
        abstract = True


class Image(Owned, AbstractImage):
    """A picture, stored as pixels only: nothing of where or with what it was taken."""

    admin_form_fields = (*WagtailImage.admin_form_fields, "organisation", "credit")

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

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="content_rendition_once"),
        ]


class Recording(Owned, AbstractMedia):
    """A TV or radio spot, show, song or short video."""

    transcript = models.TextField(_("transcript"), blank=True)
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
    )

    class Meta(AbstractMedia.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")


class Handout(Owned, AbstractDocument):
    """A document to print or read, always served as an attachment."""

    admin_form_fields = (*Document.admin_form_fields, "organisation", "credit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")
