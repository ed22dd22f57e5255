"""How often the codes of places were scanned: added by the room that counts, without days."""

from collections.abc import Mapping

from django.db.models import F

from .models import Placement


def add_scans(scans: Mapping[str, int]) -> None:
    """Adds scans by code of a short link, for the room that counts; codes that hang in no place are left alone."""
    if not scans:
        return
    known = Placement.objects.filter(short_link__code__in=list(scans))
    for key, code in known.order_by("pk").values_list("pk", "short_link__code"):
        Placement.objects.filter(pk=key).update(scans=F("scans") + scans[code])
