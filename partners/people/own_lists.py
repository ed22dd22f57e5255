"""Views of lists that a person kept, and changes of several records they could take back: theirs alone."""

from django.utils.translation import gettext_lazy as _

from clarion.lists.models import ChangeOfSeveral, SavedView

from .work import Work


def kept_by(person, user, period=None) -> list[Work]:
    """Fills the slot ``work_of_person``: named in the export, gone with the person."""
    return [
        Work(label=label, records=model.objects.visible_to(person), on_erasure=lambda rows: rows.delete())
        for label, model in ((_("saved views"), SavedView), (_("changes of several records"), ChangeOfSeveral))
    ]
