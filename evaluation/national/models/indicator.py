"""What is counted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clarion.names import NamesField, Worded, worded
from evaluation.national.choices import Counted, Direction, Subject, Unit
from evaluation.national.vocabulary import IndicatorTerm


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Indicators are the same for everybody who signs in."""
        return self


class Indicator(models.Model):
    """One thing that is counted, its unit, and what a rise of it can mean."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    names = NamesField(_("name in other languages"))
    definition = models.TextField(_("definition"), blank=True)
    subject = models.CharField(_("subject"), max_length=12, choices=Subject.choices)
    counted = models.CharField(_("what is counted"), max_length=10, choices=Counted.choices)
    unit = models.CharField(_("unit"), max_length=12, choices=Unit.choices, default=Unit.COUNT)
    direction = models.CharField(
        _("what a rise means"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.AMBIGUOUS,
        help_text=_("Detections, calls and prosecutions can rise because detection improves: more can mean either."),
    )
    glotip_name = models.CharField(_("name in GLOTIP"), max_length=100, blank=True)
    sdg_series = models.CharField(_("SDG series"), max_length=30, blank=True)
    ictip_code = models.CharField(
        _("IC-TIP code"), max_length=30, null=True, blank=True, help_text=_("Left empty until a person maps it.")
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["pk"]

    def __str__(self):
        return self.localized_name

    @classmethod
    def from_term(cls, term: IndicatorTerm) -> "Indicator":
        """An indicator of the vocabulary, not saved."""
        return cls(
            code=term.code,
            name=term.names[settings.LANGUAGE_CODE],
            names=term.names,
            subject=term.subject,
            counted=term.counted,
            unit=term.unit,
            direction=term.direction,
            glotip_name=term.glotip,
            sdg_series=term.sdg_series,
        )

    @property
    def localized_name(self) -> Worded:
        return worded(self.name or self.code, self.names)

    localized_name.fget.short_description = _("name")
    localized_name.fget.admin_order_field = "name"
