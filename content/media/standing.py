"""In plain words: whether an item may be shown, where and until when, or what is missing."""

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium

from .choices import PeopleShown, Withheld


def why_not_shown(item) -> Promise | None:
    """Why the item may not be shown on the public site today; None where it may."""
    rows = type(item).objects.filter(pk=item.pk)
    if rows.servable().exists():
        return None
    if item.withheld == Withheld.DESTROYED:
        return _("Consent was withdrawn; the item is gone for good.")
    if item.people_shown == PeopleShown.UNDECLARED:
        return _("Nobody has said yet whether people can be seen or heard in it.")
    if item.people_shown == PeopleShown.NOT_IDENTIFIABLE and not item.second_confirmed_by_id:
        return _("Two people must confirm that nobody can be recognised in it.")
    if item.people_shown == PeopleShown.IDENTIFIABLE and not item.consent_links.exists():
        return _("People can be recognised in it and no consent is recorded.")
    if rows.permitted(medium=None).exists():
        return _("Its rights or consents do not cover the web.")
    if not rows.permitted().exists():
        return _("Its rights or a consent have ended, or do not cover the public site.")
    return _("It is being brought back; try again in a minute.")


def standing_of(item) -> Promise:
    """One sentence or two on where the item may be shown, for who edits it."""
    reason = why_not_shown(item)
    if reason is not None:
        return format_lazy("{no} {reason}", no=_("Not shown to readers."), reason=reason)
    media = [str(Medium(key).label) for key in item.media_allowed]
    where = format_lazy("{in_} {media}.", in_=_("In:"), media=", ".join(media)) if media else _("In every medium.")
    until = _("No last day is set.")
    ends = [day for day in (item.rights_until, *item.consents.values_list("ends_on", flat=True)) if day]
    if ends:
        until = format_lazy("{until} {day}.", until=_("Until"), day=date_format(min(ends)))
    return format_lazy("{yes} {where} {until}", yes=_("May be shown."), where=where, until=until)
