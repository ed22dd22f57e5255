"""The counter that tells every process when what it remembers of the site is old."""

from django.db import models
from django.db.models import F


class SiteVersion(models.Model):
    """One row; raised in the transaction of every change that readers may notice."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="content_siteversion_single_row")]

    def __str__(self):
        return str(self.number)

    @classmethod
    def raise_number(cls) -> None:
        """Makes every process read the site afresh once the running transaction is committed."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1)

    @classmethod
    def current(cls) -> int:
        """The number now; 0 before the first change."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0
