"""Pictures of figures, drawn once and kept by their content."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DrawnPicture(models.Model):
    """The clean SVG of one figure; nothing in it says which page shows it."""

    key = models.CharField(_("key"), max_length=64, primary_key=True, help_text=_("SHA-256 of what it depends on."))
    svg = models.TextField(_("picture"))
    drawn_at = models.DateTimeField(_("drawn on"), auto_now_add=True)

    class Meta:
        verbose_name = _("drawn picture")
        verbose_name_plural = _("drawn pictures")

    def __str__(self):
        return self.key
