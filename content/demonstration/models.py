"""Which parts of the demonstration the database holds."""

from django.db import models


class LoadedPart(models.Model):
    """One part of the demonstration that was loaded, and from which seed."""

    name = models.CharField(max_length=100, primary_key=True)
    seed = models.IntegerField()
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.name
