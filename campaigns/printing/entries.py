"""Print and releases in the calendar of everything: deliveries due, places put up, releases."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.choices import Medium
from clarion.calendar import CalendarEntry, Period

from .choices import MEDIUM_OF, ReleaseKind, ReleaseStatus
from .models import MediaRelease, Placement, PrintBatch
from .rules import may_see_print


def days_of_print(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries`` for those who may see print; three queries."""
    if not may_see_print(user):
        return []
    within = (period.first, period.last)
    return [*_deliveries(user, within), *_put_up(user, within), *_releases(user, within)]


def _deliveries(user, within) -> Iterator[CalendarEntry]:
    batches = PrintBatch.objects.visible_to(user).to_deliver().filter(due_on__range=within)
    for batch in batches.select_related("campaign"):
        yield CalendarEntry(
            key=f"print:{batch.pk}",
            kind=_("Print"),
            icon="doc-full",
            title=_("Delivery due: %(batch)s") % {"batch": batch.name},
            starts=batch.due_on,
            ends=batch.due_on,
            url=reverse("print_batch:inspect", args=[batch.pk]),
            campaign=batch.campaign.name,
            campaign_id=batch.campaign_id,
            medium=Medium.POSTER,
        )


def _put_up(user, within) -> Iterator[CalendarEntry]:
    """One entry for each batch and day, however many places there were."""
    rows = Placement.objects.visible_to(user).filter(put_up_on__range=within)
    groups: dict[tuple, list[Placement]] = {}
    for one in rows.select_related("batch__campaign", "area").order_by("put_up_on", "batch", "pk"):
        groups.setdefault((one.put_up_on, one.batch_id), []).append(one)
    for (day, key), placements in groups.items():
        batch, many = placements[0].batch, len(placements)
        text = ngettext("Put up in %(count)d place: %(batch)s", "Put up in %(count)d places: %(batch)s", many)
        yield CalendarEntry(
            key=f"placement:{key}-{day.isoformat()}",
            kind=_("Put up"),
            icon="thumbtack",
            title=text % {"count": many, "batch": batch.name},
            starts=day,
            ends=day,
            url=f"{reverse('print_batch:inspect', args=[key])}#places",
            place=_of_one(one.area.localized_name for one in placements),
            campaign=batch.campaign.name,
            campaign_id=batch.campaign_id,
            medium=Medium.POSTER,
            area_paths=tuple(sorted({one.area.path for one in placements})),
        )


def _of_one(names: Iterable[str]) -> str:
    """The name of the one area that all places lie in; empty where they lie in several."""
    found = {str(name) for name in names}
    return found.pop() if len(found) == 1 else ""


def _releases(user, within) -> Iterator[CalendarEntry]:
    releases = MediaRelease.objects.visible_to(user).filter(released_on__range=within)
    for release in releases.select_related("campaign"):
        yield CalendarEntry(
            key=f"release:{release.pk}",
            kind=_("Release"),
            icon="upload",
            title=f"{release.get_kind_display()}: {release.title}",
            starts=release.released_on,
            ends=release.released_on,
            url=reverse("media_release:inspect", args=[release.pk]),
            place=release.channel,
            campaign=release.campaign.name,
            campaign_id=release.campaign_id,
            medium=MEDIUM_OF[ReleaseKind(release.kind)],
            cancelled=release.status == ReleaseStatus.WITHDRAWN,
        )
