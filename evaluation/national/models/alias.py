"""Spellings of a source that stand for a code."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.national.choices import CodeList


class AliasQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Aliases are the same for everybody who signs in."""
        return self


class Alias(models.Model):
    """A text met in a source, and the code a person decided it stands for; used by every later import."""

    list = models.CharField(_("list"), max_length=20, choices=CodeList.choices, default=CodeList.CITIZENSHIP)
    text = models.CharField(_("text in the source"), max_length=200)
    code = models.CharField(
        _("stands for"),
        max_length=40,
        help_text=_("The three letters of a country, or NATIONALS, ABROAD, STATELESS, _O (other) or _U (unknown)."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["list", "text"]
        constraints = [models.UniqueConstraint(fields=["list", "text"], name="evaluation_alias_once_per_list")]

    def __str__(self):
        return self.text
