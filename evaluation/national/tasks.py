"""Long and timed work on national data: reading an upload, and removing what abandoned imports left."""

import datetime
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from clarion.files.workbook_checks import UnreadableFile
from clarion.jobs.progress import tracked
from clarion.jobs.registry import job
from partners.models import Organisation

from . import actions, uploads
from .choices import ReleaseStatus
from .drawing import draw_missing_figures
from .intake import Refused, Source
from .locks import Busy, exclusive
from .models import Release
from .staging import sweep


@task(backend="background")
def read_upload(
    progress_id: str,
    upload: str,
    name: str,
    user_id: int,
    organisation_id: int | None,
    released_on: str | None,
    language: str,
) -> None:
    """Imports an upload for a person who watches the progress; the sentences come in their language."""
    with translation.override(language), tracked(progress_id) as work, uploads.on_disk(upload) as path:
        source = Source(
            path=path,
            name=name,
            by=get_user_model().objects.get(pk=user_id),
            organisation=Organisation.objects.get(pk=organisation_id) if organisation_id else None,
            released_on=datetime.date.fromisoformat(released_on) if released_on else None,
        )
        try:
            outcome = actions.import_file(
                source=source, advance=lambda done, total: work.advance(done=done, total=total)
            )
        except (UnreadableFile, Refused, PermissionDenied) as error:
            raise ValidationError(str(error)) from error
        _tell(work, outcome, source.by)


def _tell(work, outcome, user) -> None:
    if not Release.objects.visible_to(user).filter(pk=outcome.release.pk).exists():
        work.finish(message=_("This file is already held."))
        return
    address = reverse("release:inspect", args=[outcome.release.pk])
    if outcome.status == "duplicate_of":
        work.finish(result_url=address, message=_("This file is already held; nothing was changed."))
    else:
        counts = {"rows": outcome.rows, "aside": outcome.quarantined + outcome.rejected}
        work.finish(result_url=address, message=_("%(rows)s rows were read, %(aside)s of them set aside.") % counts)


@job("national.remove_abandoned_staging", every=timedelta(minutes=10), lock=timedelta(minutes=30))
def remove_abandoned_staging():
    """Removes rows of national imports that were stopped or discarded, and uploads nobody read."""
    waiting = Release.objects.filter(status=ReleaseStatus.STAGING)
    for dataset in sorted(set(waiting.values_list("dataset", flat=True))):
        try:
            with exclusive(dataset):
                sweep(dataset)
        except Busy:
            continue
    uploads.sweep()


@job("national.draw_figures", every=timedelta(days=1), lock=timedelta(hours=1))
def draw_figures():
    """Draws the charts of national figures whose words have changed since, in every language."""
    draw_missing_figures()
