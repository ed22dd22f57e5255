"""The outbox: a message is written in the transaction that causes it, and sent once, after it, by a timed job.

Nothing is lost while the mail server is away, and nothing goes out for a change that was rolled back.
"""

import logging
import unicodedata
from datetime import timedelta
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .models import OutgoingMail

logger = logging.getLogger("clarion.jobs")
State = OutgoingMail.State

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""Time before each further attempt; after the last one the message is marked failed, for a person to look at."""
SENDING_AT_MOST = timedelta(minutes=15)
BATCH = 200


def one_line(text: str, length: int = 200) -> str:
    """The text without line breaks and control characters, so that it can never add a header; at most ``length``."""
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join(plain.split())[:length]


@transaction.atomic
def queue_mail(*, key: str, to: str, subject: str, body: str) -> OutgoingMail:
    """Writes a message to the outbox, inside the caller's transaction; the same ``key`` is queued once only.

    ``to`` is exactly one address, or ValidationError is raised. Line breaks in the subject become spaces.
    """
    validate_email(to)
    if not key or len(key) > 200:
        raise ValueError("A message needs a key of 1 to 200 characters.")
    fields = {"to": to, "subject": one_line(subject), "body": body}
    return OutgoingMail.objects.get_or_create(key=key, defaults=fields)[0]


def send_waiting() -> int:
    """Sends what is due, each message by one sender only; answers how many went out."""
    now = timezone.now()
    _give_up_unknown(now)
    waiting = OutgoingMail.objects.filter(state=State.WAITING, next_attempt_at__lte=now)
    keys = list(waiting.order_by("next_attempt_at", "pk").values_list("pk", flat=True)[:BATCH])
    connection = get_connection(backend=getattr(settings, "DELIVERY_BACKEND", None) or settings.EMAIL_BACKEND)
    return sum(_claim(key) and _send(OutgoingMail.objects.get(pk=key), connection) for key in keys)


def _claim(key: int) -> bool:
    """Takes one message for this sender; false when another was quicker."""
    claimed = OutgoingMail.objects.filter(pk=key, state=State.WAITING)
    return bool(claimed.update(state=State.SENDING, next_attempt_at=timezone.now() + SENDING_AT_MOST))


def _send(mail: OutgoingMail, connection) -> bool:
    message = EmailMessage(
        subject=mail.subject,
        body=mail.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        connection=connection,
        headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except Exception as error:
        _put_back(mail, error)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.SENT, attempts=mail.attempts + 1, sent_at=timezone.now(), last_error=""
    )
    return True


def _message_id(mail: OutgoingMail) -> str:
    """The same for every attempt, so that a mail server sees a repetition as one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">") or "localhost"
    return make_msgid(domain=domain) if mail.pk is None else f"<clarion-outbox-{mail.pk}@{domain}>"


def _put_back(mail: OutgoingMail, error: Exception) -> None:
    attempts = mail.attempts + 1
    final = attempts > len(WAITS)
    logger.warning("Message %s did not go out, attempt %s: %s", mail.pk, attempts, type(error).__name__)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.FAILED if final else State.WAITING,
        attempts=attempts,
        next_attempt_at=timezone.now() + WAITS[min(attempts, len(WAITS)) - 1],
        last_error=f"{type(error).__name__}: {error}"[:2000],
    )


def _give_up_unknown(now) -> None:
    """A sender that was killed in the middle leaves it open whether the message went out: a person decides."""
    OutgoingMail.objects.filter(state=State.SENDING, next_attempt_at__lte=now).update(
        state=State.FAILED,
        last_error=_("The sender was stopped; it is not known whether this message went out."),
    )


@transaction.atomic
def send_again(*, mail: OutgoingMail, by) -> None:
    """An administrator puts a failed message back in the outbox."""
    if not by.has_perm("clarion.change_outgoingmail"):
        raise PermissionError("Only an administrator may send a message again.")
    failed = OutgoingMail.objects.filter(pk=mail.pk, state=State.FAILED)
    if failed.update(state=State.WAITING, attempts=0, next_attempt_at=timezone.now(), last_error=""):
        log(instance=mail, action="clarion.send_again", user=by)
