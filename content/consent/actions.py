"""Verbs of consent: recorded, renewed, withdrawn for good, ended by the calendar."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from content.media.choices import ConsentState, PeopleShown, Trace
from content.media.sealing import KINDS, destroy, finish, settle

from . import codes, ledger
from .models import ConsentRecord, WithdrawalCode
from .rules import may_confirm, require_recorder

RECORD, CHANGE, CARD = "clarion.consent_recorded", "clarion.consent_changed", "clarion.consent_card"
RENEW, WITHDRAW, EXPIRE = "clarion.consent_renewed", "clarion.consent_withdrawn", "clarion.consent_ended"
CONFIRM = "clarion.nobody_recognisable"


@transaction.atomic
def record_consent(*, consent: ConsentRecord, by) -> ConsentRecord:
    """Saves a new or corrected consent with the items it is about, which are shown or sealed from then on.

    Raises PermissionDenied for strangers and for items of strangers, ValidationError once it was withdrawn.
    """
    require_recorder(by, consent)
    before = []
    if consent.pk:
        stands = _standing(consent)
        before, consent.state = stands.items, stands.state
    _refuse_strange_items(consent, by)
    consent.full_clean()
    action = CHANGE if consent.pk else RECORD
    consent.save()
    log(instance=consent, action=action, user=by)
    for item in _each_once([*before, *consent.items]):
        settle(item, by=by)
    return consent


def _standing(consent: ConsentRecord) -> ConsentRecord:
    stands = ConsentRecord.objects.select_for_update(no_key=True).get(pk=consent.pk)
    if stands.is_withdrawn:
        raise ValidationError(_("It was withdrawn. That is final."), code="withdrawn")
    return stands


def _refuse_strange_items(consent: ConsentRecord, by) -> None:
    for kind, model in KINDS.items():
        keys = {getattr(row, f"{kind}_id") for row in getattr(consent, f"{kind}_links").all()}
        if model.objects.visible_to(by).filter(pk__in=keys).count() != len(keys):
            raise PermissionDenied(_("You may not use this item."))


def _each_once(items: list) -> list:
    return list({(item.link, item.pk): item for item in items}.values())


@transaction.atomic
def issue_card(*, consent: ConsentRecord, by) -> str:
    """A new withdrawal code, told this once; of it only a keyed print is kept. Earlier codes keep working."""
    require_recorder(by, consent)
    _standing(consent)
    code = codes.new_code()
    WithdrawalCode.objects.create(consent=consent, digest=codes.digest_of(code))
    log(instance=consent, action=CARD, user=by)
    return code


@transaction.atomic
def renew_consent(*, consent: ConsentRecord, until: date, by) -> ConsentRecord:
    """Lets a consent last until another day, to which the people agreed; its items are shown again."""
    require_recorder(by, consent)
    stands = _standing(consent)
    if until <= timezone.localdate() or until <= stands.ends_on:
        raise ValidationError({"until": _("Give a day to come that is later than the last one.")})
    before, stands.ends_on, stands.state = stands.ends_on, until, ConsentState.GIVEN
    # Five years count from the day on which people are asked again.
    if (until - timezone.localdate()).days > 5 * 366:
        raise ValidationError({"until": _("Five years at most: people change their minds, and their lives change.")})
    stands.save(update_fields=["ends_on", "state"])
    log(instance=stands, action=RENEW, user=by, data={"before": before.isoformat(), "until": until.isoformat()})
    for item in stands.items:
        settle(item, by=by)
    return stands


@transaction.atomic
def withdraw_consent(*, consent: ConsentRecord, by) -> ConsentRecord:
    """Withdraws for good: the ledger says so first, then every item is destroyed and leaves the site.

    Raises PermissionDenied for strangers, ValidationError where it was withdrawn already.
    """
    require_recorder(by, consent)
    return _withdraw(_standing(consent), by=by)


@transaction.atomic
def withdraw_by_code(*, digest: str) -> None:
    """What the person asked who holds the code; nothing where no such code was given or it was used already."""
    found = WithdrawalCode.objects.filter(digest=digest).values_list("consent", flat=True).first()
    consent = ConsentRecord.objects.select_for_update(no_key=True).filter(pk=found).first()
    if consent is not None and not consent.is_withdrawn:
        _withdraw(consent, by=None, how="code")


def _withdraw(consent: ConsentRecord, *, by, how: str = "staff", in_ledger: bool = False) -> ConsentRecord:
    items = consent.items
    if not in_ledger:
        ledger.write(consent, items)
    consent.state, consent.withdrawn_on = ConsentState.WITHDRAWN, timezone.localdate()
    consent.save(update_fields=["state", "withdrawn_on"])
    log(instance=consent, action=WITHDRAW, user=by, data={"how": how, "items": len(items)})
    for item in items:
        destroy(item, by=by)
    return consent


def reapply_withdrawals(*, thoroughly: bool = True) -> int:
    """Withdraws again what the ledger says, after older rows were loaded; the number of consents and items found.

    ``thoroughly`` also removes files that came back with a backup, and destroys items whose consent the rows no longer
    hold; without it only consents that stand as given are looked at, in one query.
    """
    written = {line.consent: line for line in ledger.lines()}
    if not written:
        return 0
    rows = ConsentRecord.objects.filter(uuid__in=written)
    done = 0
    for consent in rows if thoroughly else rows.exclude(state=ConsentState.WITHDRAWN):
        with transaction.atomic():
            stands = ConsentRecord.objects.select_for_update(no_key=True).get(pk=consent.pk)
            if not stands.is_withdrawn:
                _withdraw(stands, by=None, how="ledger", in_ledger=True)
                done += 1
            elif thoroughly:
                for item in stands.items:
                    destroy(item)
    return done + (_destroy_by_print(written.values()) if thoroughly else 0)


def _destroy_by_print(withdrawals) -> int:
    """Items whose very file was withdrawn, whatever the rows say of them."""
    done = 0
    for kind, model in KINDS.items():
        prints = {found for line in withdrawals for its_kind, found in line.items if its_kind == kind}
        for item in model.objects.all() if prints else ():
            if ledger.print_of(item) in prints:
                destroy(item)
                done += 1
    return done


def expire_rights_and_consents() -> int:
    """Ends consents whose last day has passed, and seals, opens or tidies up every item that is due."""
    for consent in ConsentRecord.objects.ended():
        with transaction.atomic():
            stands = ConsentRecord.objects.ended().select_for_update(no_key=True).filter(pk=consent.pk).first()
            if stands is not None:
                stands.state = ConsentState.EXPIRED
                stands.save(update_fields=["state"])
                log(instance=stands, action=EXPIRE)
    return finish()


@transaction.atomic
def confirm_not_identifiable(*, item, traces: dict[str, str], by):
    """Notes that ``by`` looked for every trace and found none that gives somebody away; two people must.

    Raises ValidationError at a trace that is not answered or is still there, and for the same person a second time.
    """
    stands = type(item).objects.visible_to(by).select_for_update(no_key=True).filter(pk=item.pk).first()
    if stands is None or not may_confirm(by):
        raise PermissionDenied(_("You may not confirm this."))
    if stands.people_shown != PeopleShown.NOT_IDENTIFIABLE:
        raise ValidationError(_("First say of the item that nobody could be recognised in it."))
    if stands.first_confirmed_by_id == by.pk:
        raise ValidationError(_("You confirmed it already; the second time it takes somebody else."))
    wrong = {trace: _("Answer this.") for trace in Trace.values if traces.get(trace) not in ("absent", "hidden")}
    wrong |= {trace: _("Then somebody could be recognised.") for trace in Trace.values if traces.get(trace) == "there"}
    if wrong:
        raise ValidationError(wrong)
    if stands.second_confirmed_by_id:
        raise ValidationError(_("Two people confirmed it already."))
    which = "second" if stands.first_confirmed_by_id else "first"
    setattr(stands, f"{which}_confirmed_by", by)
    stands.traces = {**stands.traces, which: {trace: traces[trace] for trace in Trace.values}}
    stands.save(update_fields=["traces", f"{which}_confirmed_by"])
    log(instance=stands, action=CONFIRM, user=by, data={"which": which})
    settle(stands, by=by)
    return stands
