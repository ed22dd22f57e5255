"""What a signed-in person tried and was refused, one line of the audit log each: hands on doors that are not theirs."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from .traces import lines_about

ACTION = "people.refused"
SAFE = ("GET", "HEAD", "OPTIONS")
AGAIN = timedelta(minutes=10)
"""The same address within this time makes no second line, so that nobody fills the log."""


class NoteRefusals:
    """Middleware: writes down each changing request of a signed-in person in the admin that was refused.

    What a rule refuses within a form is on the request (``clarion.verbs.note_refusal``).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in SAFE and request.path.startswith("/admin/") and request.user.is_authenticated:
            reason = getattr(request, "refused", "")
            if reason or _is_refused(response):
                _write(request, response.status_code, reason)
        return response


def _is_refused(response) -> bool:
    """Forbidden, not there for this person, or sent home with a message, which is Wagtail's way."""
    sent_home = response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    return sent_home or response.status_code in (403, 404)


def _write(request, status: int, reason: str) -> None:
    address = request.path[:200]
    lately = lines_about(request.user).filter(action=ACTION, timestamp__gte=timezone.now() - AGAIN)
    if address not in {line.data.get("address") for line in lately}:
        data = {"address": address, "method": request.method, "status": status}
        log(request.user, ACTION, user=request.user, data={**data, "reason": reason} if reason else data)
