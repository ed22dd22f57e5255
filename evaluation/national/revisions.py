"""Which figures a release brings, changes or withdraws against the one before it, row by row."""

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import gettext_lazy as _

from .models import Observation, Release

KINDS = {"new": _("New"), "changed": _("Changed"), "withdrawn": _("Withdrawn"), "unchanged": _("Unchanged")}
_KEY = ("area_id", "indicator_id", "period_start", "period_end", "dimension_key")


def revised(release: Release, kind: str) -> QuerySet[Observation]:
    """The observations of one kind; those ``withdrawn`` are of the release before.

    Each carries ``earlier_text``, what the release before wrote, where it wrote something.
    """
    mine = Observation.objects.filter(release=release)
    if release.previous_id is None:
        return mine.annotate(earlier_text=_nothing()) if kind == "new" else mine.none()
    earlier = _same_key(release.previous_id)
    if kind == "withdrawn":
        gone = Observation.objects.filter(release_id=release.previous_id)
        return gone.filter(~Exists(_same_key(release.pk))).annotate(earlier_text=_nothing())
    if kind == "new":
        return mine.filter(~Exists(earlier)).annotate(earlier_text=_nothing())
    differs = ~Q(status=OuterRef("status")) | (
        Q(lower__isnull=False) & (~Q(lower=OuterRef("lower")) | ~Q(upper=OuterRef("upper")))
    )
    before = Exists(earlier.filter(differs)) if kind == "changed" else Exists(earlier.exclude(differs))
    return mine.filter(before).annotate(earlier_text=Subquery(earlier.values("value_text")[:1]))


def _same_key(release_id: int) -> QuerySet[Observation]:
    return Observation.objects.filter(release_id=release_id, **{name: OuterRef(name) for name in _KEY})


def _nothing():
    return Value("", output_field=CharField())
