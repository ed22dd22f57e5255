"""Mail goes out once, after the transaction that caused it; nothing is lost while the server is away."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry

from clarion.jobs.models import OutgoingMail
from clarion.jobs.outbox import WAITS, one_line, queue_mail, send_again, send_waiting
from clarion.jobs.registry import job_named

State = OutgoingMail.State
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


class Down(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody listens")


@pytest.fixture
def server_down(settings):
    settings.DELIVERY_BACKEND = f"{__name__}.Down"


def queue(key="invitation:1", **fields):
    return queue_mail(**{"key": key, "to": "a@example.org", "subject": "Hello", "body": "Text"} | fields)


def test_it_goes_out_once():
    queue()
    job_named("clarion.send_waiting_mail").work()
    job_named("clarion.send_waiting_mail").work()
    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [(["a@example.org"], "Hello", "Text")]
    assert OutgoingMail.objects.get().state == State.SENT


def test_the_same_key_is_queued_once():
    assert queue().pk == queue(subject="Again").pk
    assert OutgoingMail.objects.count() == 1


def test_what_is_rolled_back_is_never_sent():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert send_waiting() == 0


class TestServerDown:
    def test_it_is_tried_again_later_and_later(self, server_down):
        with time_machine.travel(START, tick=False) as clock:
            message = queue()
            for wait in WAITS:
                assert send_waiting() == 0
                message.refresh_from_db()
                assert (message.state, message.next_attempt_at) == (State.WAITING, clock_now() + wait)
                clock.shift(wait - timedelta(seconds=1))
                attempts = message.attempts
                send_waiting()
                message.refresh_from_db()
                assert message.attempts == attempts
                clock.shift(timedelta(seconds=1))
            send_waiting()
        message.refresh_from_db()
        assert (message.state, message.attempts) == (State.FAILED, len(WAITS) + 1)
        assert message.last_error == "ConnectionRefusedError: nobody listens"

    def test_nothing_is_lost_and_all_goes_out_once_when_it_is_back(self, server_down, settings):
        with time_machine.travel(START, tick=False) as clock:
            for number in range(5):
                queue(f"key:{number}")
            send_waiting()
            settings.DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
            clock.shift(timedelta(minutes=1))
            assert send_waiting() == 5
            assert send_waiting() == 0
        assert len(mail.outbox) == 5


def clock_now():
    from django.utils import timezone

    return timezone.now()


class SendsMeanwhile(BaseEmailBackend):
    """A mail server so slow that another sender begins before it has answered."""

    sent = []

    def send_messages(self, messages):
        send_waiting()
        self.sent.extend(message.subject for message in messages)


def test_a_sender_that_begins_meanwhile_sends_nothing_twice(settings):
    settings.DELIVERY_BACKEND = f"{__name__}.SendsMeanwhile"
    SendsMeanwhile.sent.clear()
    for number in range(4):
        queue(f"key:{number}", subject=f"Number {number}")
    send_waiting()
    assert sorted(SendsMeanwhile.sent) == [f"Number {number}" for number in range(4)]
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_sender_killed_in_the_middle_leaves_it_to_a_person():
    with time_machine.travel(START, tick=False) as clock:
        queue()
        OutgoingMail.objects.update(state=State.SENDING, next_attempt_at=START + timedelta(minutes=15))
        send_waiting()
        assert OutgoingMail.objects.get().state == State.SENDING
        clock.shift(timedelta(minutes=16))
        send_waiting()
    assert OutgoingMail.objects.get().state == State.FAILED
    assert mail.outbox == []


class TestInjection:
    @pytest.mark.parametrize("joint", ["\r\n", "\n", "\r", "\u2028", "\u2029", "\x00", "\x0b", "\x85"])
    def test_a_subject_never_adds_a_header(self, joint):
        queue(subject=f"Hello{joint}Bcc: victim@example.org")
        send_waiting()
        (sent,) = mail.outbox
        assert sent.subject == "Hello Bcc: victim@example.org"
        assert sent.message()["Bcc"] is None
        assert sent.recipients() == ["a@example.org"]

    @pytest.mark.parametrize(
        "address",
        [
            "a@example.org, b@example.org",
            "a@example.org\nBcc: b@example.org",
            "a@example.org;b@example.org",
            "A <a@example.org>",
            "",
        ],
    )
    def test_there_is_exactly_one_recipient(self, address):
        with pytest.raises(ValidationError):
            queue(to=address)
        assert OutgoingMail.objects.count() == 0

    def test_a_long_subject_is_cut(self):
        assert len(queue(subject="x" * 300).subject) == 200
        assert one_line("  a \t b  ") == "a b"


class TestBackend:
    """What Django, Wagtail and allauth send goes through the outbox too."""

    @pytest.fixture(autouse=True)
    def through_the_outbox(self, settings):
        settings.EMAIL_BACKEND = "clarion.jobs.mail.OutboxBackend"

    def test_each_recipient_gets_a_message_of_its_own(self):
        assert send_mail("Hello", "Text", None, ["a@example.org", "b@example.org"]) == 1
        assert set(OutgoingMail.objects.values_list("to", flat=True)) == {"a@example.org", "b@example.org"}

    def test_files_are_refused(self):
        message = EmailMessage("Hello", "Text", to=["a@example.org"])
        message.attach("a.txt", "x", "text/plain")
        with pytest.raises(ValueError, match="not sent by mail"):
            message.send()


class TestAdmin:
    def test_an_administrator_reads_messages_and_failures(self, client, administrator, settings):
        settings.DEMONSTRATION = True
        message = queue(body="Open https://clarion.example.org/invitation/abc")
        OutgoingMail.objects.update(state=State.FAILED, last_error="ConnectionRefusedError: nobody listens")
        client.force_login(administrator)
        assert "Hello" in client.get(reverse("outbox:index")).content.decode()
        page = client.get(reverse("outbox:inspect", args=[message.pk])).content.decode()
        assert 'href="https://clarion.example.org/invitation/abc"' in page
        assert "nobody listens" in page
        assert "no message leaves this machine" in page
        assert reverse("clarion_send_mail_again", args=[message.pk]) in page

    def test_an_administrator_sends_it_again_and_it_is_written_down(self, client, administrator):
        message = queue()
        OutgoingMail.objects.update(state=State.FAILED, attempts=8)
        client.force_login(administrator)
        assert client.post(reverse("clarion_send_mail_again", args=[message.pk])).status_code == 302
        assert send_waiting() == 1
        assert ModelLogEntry.objects.filter(action="clarion.send_again", user=administrator).count() == 1

    def test_a_sent_message_is_not_sent_again(self, administrator):
        message = queue()
        send_waiting()
        send_again(mail=message, by=administrator)
        assert send_waiting() == 0

    @pytest.mark.parametrize("role", ["editor", "coordinator", "partner", "agency", "evaluator", "approver"])
    def test_others_find_nothing(self, client, request, role):
        message = queue()
        client.force_login(request.getfixturevalue(role))
        assert client.get(reverse("outbox:inspect", args=[message.pk])).status_code in (302, 404)
        assert "Hello" not in client.get(reverse("outbox:index"), follow=True).content.decode()
        assert client.post(reverse("clarion_send_mail_again", args=[message.pk])).status_code == 404

    def test_nobody_edits_or_deletes_mail(self, client, administrator):
        message = queue()
        client.force_login(administrator)
        for verb in ("edit", "delete", "copy", "history"):
            assert client.get(f"/admin/outbox/{verb}/{message.pk}/").status_code == 404
        assert client.get("/admin/outbox/new/").status_code == 404

    def test_an_administrator_reads_the_timed_jobs(self, client, administrator):
        from clarion.jobs.ticker import run_due_jobs

        run_due_jobs(only="clarion.prune_mail")
        client.force_login(administrator)
        assert "clarion.prune_mail" in client.get(reverse("timed_jobs:index")).content.decode()
        assert client.get(reverse("timed_jobs:inspect", args=["clarion.prune_mail"])).status_code == 200

    @pytest.mark.parametrize("rows", [1, 3])
    def test_the_list_costs_the_same_for_one_row_and_three(
        self, client, administrator, django_assert_num_queries, rows
    ):
        for number in range(rows):
            queue(f"key:{number}")
        client.force_login(administrator)
        client.get(reverse("outbox:index"))
        with django_assert_num_queries(12):
            client.get(reverse("outbox:index"))
