"""The first page shows the newest national figures, and the releases that wait for a second person."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.home import LONGEST, Entry, HomePanel

from .choices import ReleaseStatus
from .models import Release
from .rules import may_approve_any, may_submit_any


def newest_release(record, user, period=None) -> list[HomePanel]:
    """Fills the slot ``home_panels`` for those who read figures; one query."""
    if not user.has_perm("evaluation.view_release"):
        return []
    release = Release.objects.visible_to(user).held().select_related("organisation").first()
    bring = [Entry(_("Bring in figures"), reverse("release:add"))] if may_submit_any(user) else []
    return [
        HomePanel(
            name="figures",
            title=_("Newest national figures"),
            order=40,
            entries=(_line(release),) if release else (),
            empty=_("No figures have been brought in that you may see."),
            ways_on=(*bring, Entry(_("All releases"), reverse("release:index"))),
        )
    ]


def releases_to_approve(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for approvers: what somebody else has submitted; one query."""
    if not may_approve_any(user):
        return []
    waiting = Release.objects.visible_to(user).filter(status=ReleaseStatus.SUBMITTED).exclude(submitter=user)
    waiting = waiting.select_related("organisation", "submitter")[:LONGEST]
    text = _("Approve figures: %(release)s")
    return [
        Entry(
            text % {"release": release},
            reverse("release:inspect", args=[release.pk]),
            _("submitted by %(person)s") % {"person": release.submitter},
        )
        for release in waiting
    ]


def _line(release: Release) -> Entry:
    note = f"{release.get_status_display()} · {date_format(release.released_on, 'j M Y')}"
    return Entry(str(release), reverse("release:inspect", args=[release.pk]), note)
