"""Code lists: the closed vocabularies of the dimensions."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation.national.choices import CodeList


class CodeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Code lists are the same for everybody who signs in."""
        return self


class Code(models.Model):
    """One value of a dimension; countries among citizenships are areas and stand there."""

    list = models.CharField(_("list"), max_length=20, choices=CodeList.choices)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    ictip_code = models.CharField(
        _("IC-TIP code"), max_length=30, null=True, blank=True, help_text=_("Left empty until a person maps it.")
    )

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["list", "pk"]
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="evaluation_code_once_per_list")]

    def __str__(self):
        return gettext(self.label) if self.label else self.code
