"""What the calendar, the ledger and people with a code ask of consents."""

from datetime import timedelta

from django_tasks import task

from clarion.jobs.registry import job

from .actions import expire_rights_and_consents, reapply_withdrawals, withdraw_by_code


@job("consent.expire", every=timedelta(minutes=1))
def expire() -> int:
    """Takes down what may no longer be shown, brings back what was renewed, finishes what a crash left half done."""
    return expire_rights_and_consents()


@job("consent.reapply_withdrawals", every=timedelta(minutes=1))
def reapply() -> int:
    """Withdraws again what the ledger of withdrawals says and the database has forgotten."""
    return reapply_withdrawals(thoroughly=False)


@task(backend="background")
def withdraw_what_is_asked(digest: str) -> None:
    """Withdraws the consent of a code, by its print; the same work is queued for a code that nobody was given."""
    withdraw_by_code(digest=digest)
