"""Keeping views of lists; changing several records at once, all or none, and taking it back."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import CAN_BE_UNDONE_FOR, ChangeOfSeveral, SavedView
from .several import MOST, SeveralChange

MOST_VIEWS = 30
LEFT_OUT = ("p", "page", "export", "_w_filter_fragment", "next", "csrfmiddlewaretoken")
"""Parts of an address that say where in the list one is, not what it shows."""


def kept_part(query: str) -> str:
    """The part of an address that a view keeps: filters, search and order."""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name not in LEFT_OUT])


@transaction.atomic
def save_view(*, list_name: str, name: str, query: str, by) -> SavedView:
    """Keeps a view of a list for the person; raises ValidationError for a second of the same name, or too many."""
    view = SavedView(owner_key=str(by.pk), list_name=list_name, name=name.strip(), query=kept_part(query))
    if SavedView.objects.visible_to(by).filter(list_name=list_name).count() >= MOST_VIEWS:
        text = _("You have %(most)d views of this list; remove one first.") % {"most": MOST_VIEWS}
        raise ValidationError({NON_FIELD_ERRORS: text})
    _clean(view)
    view.save()
    return view


@transaction.atomic
def rename_view(*, view: SavedView, name: str, by) -> SavedView:
    """Gives a view of one's own another name."""
    view = _own(SavedView, view, by)
    view.name = name.strip()
    _clean(view)
    view.save(update_fields=["name"])
    return view


@transaction.atomic
def remove_view(*, view: SavedView, by) -> None:
    """Removes a view of one's own; the records it showed stay."""
    _own(SavedView, view, by).delete()


@transaction.atomic
def change_several(*, list_name: str, change: type[SeveralChange], records, given: dict, by) -> ChangeOfSeveral:
    """Makes one change to all the records, or to none.

    Raises ValidationError naming each record that refuses, with its reason; PermissionDenied for who may not.
    """
    if not change.offered(by):
        raise PermissionDenied(_("You may not do this."))
    records = list(records)
    if not records:
        raise ValidationError({NON_FIELD_ERRORS: _("Tick at least one.")})
    if len(records) > MOST:
        raise ValidationError({NON_FIELD_ERRORS: _("Tick at most %(most)d.") % {"most": MOST}})
    rows, refused = [], []
    for record in records:
        before = change.held(record)
        try:
            with transaction.atomic():
                change.apply(record, given, by)
        except (PermissionDenied, ValidationError) as error:
            refused.append(f"{record}: {reason(error)}")
        else:
            rows.append({"key": str(record.pk), "before": before, "after": change.held(record)})
    if refused:
        raise ValidationError({NON_FIELD_ERRORS: [_("Nothing was changed, because of these:"), *refused]})
    return ChangeOfSeveral.objects.create(owner_key=str(by.pk), list_name=list_name, change=change.name, rows=rows)


@dataclass(frozen=True)
class Undone:
    """How many records hold again what they held, and which stayed as they are, each with the reason."""

    count: int
    stayed: tuple[str, ...]


@transaction.atomic
def undo(*, done: ChangeOfSeveral, change: type[SeveralChange], model, by) -> Undone:
    """Takes a change back where the records still hold what it gave them; others stay, and are named.

    Raises ValidationError where it was taken back already, or is too old.
    """
    done = _own(ChangeOfSeveral, done, by)
    if done.undone_at or done.made_at < timezone.now() - CAN_BE_UNDONE_FOR:
        raise ValidationError({NON_FIELD_ERRORS: _("This can no longer be taken back.")})
    records = {str(record.pk): record for record in model.objects.visible_to(by).filter(pk__in=_keys(done))}
    count, stayed = 0, []
    for row in done.rows:
        record = records.get(row["key"])
        if record is None:
            continue
        if change.held(record) != row["after"]:
            stayed.append(_("%(record)s: changed since.") % {"record": record})
            continue
        try:
            with transaction.atomic():
                change.restore(record, row["before"], by)
        except (PermissionDenied, ValidationError) as error:
            stayed.append(f"{record}: {reason(error)}")
        else:
            count += 1
    done.undone_at = timezone.now()
    done.save(update_fields=["undone_at"])
    return Undone(count, tuple(stayed))


def reason(error: Exception) -> str:
    """Why a record refuses, in one line."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _keys(done) -> list[str]:
    return [row["key"] for row in done.rows]


def _own(model, record, by):
    """The record as it stands, locked; raises PermissionDenied where it is somebody else's."""
    own = model.objects.visible_to(by).select_for_update().filter(pk=record.pk).first()
    if own is None:
        raise PermissionDenied(_("It belongs to somebody else."))
    return own


def _clean(view: SavedView):
    view.full_clean()
    if not view.name:
        raise ValidationError({"name": _("Give it a name.")})
