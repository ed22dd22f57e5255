"""Django's way of sending mail, led through the outbox: what the framework sends is retried and visible too."""

from uuid import uuid4

from django.core.mail.backends.base import BaseEmailBackend

from .outbox import queue_mail


class OutboxBackend(BaseEmailBackend):
    """Queues each message once for each recipient, so that no recipient learns of another.

    The plain text is kept. An attachment raises ValueError: files are offered behind an address, never mailed.
    """

    def send_messages(self, email_messages):
        return sum(bool(self._queue(message)) for message in email_messages)

    def _queue(self, message) -> int:
        if message.attachments:
            raise ValueError("Files are not sent by mail; give an address where they can be fetched.")
        batch = uuid4().hex
        recipients = dict.fromkeys(message.recipients())
        for number, recipient in enumerate(recipients):
            queue_mail(key=f"mail:{batch}:{number}", to=recipient, subject=message.subject, body=message.body)
        return len(recipients)
