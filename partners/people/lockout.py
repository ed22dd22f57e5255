"""Lock-out after repeated wrong passwords and codes: who counts as one account, one network, and what is shown."""

import ipaddress

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q, Sum
from django.shortcuts import render

from clarion.middleware import client_address


class Handler(AxesDatabaseHandler):
    """Axes in the database, which every process shares, with a second, wider limit per network."""

    def is_locked(self, request, credentials=None) -> bool:
        return super().is_locked(request, credentials) or failures_from(request) >= settings.ADDRESS_FAILURE_LIMIT


def failures_from(request) -> int:
    """Failed sign-ins from the request's network within the cool-off time, whatever the account."""
    recent = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
    )
    return recent.aggregate(total=Sum("failures_since_start"))["total"] or 0


def account_name(request, credentials=None) -> str:
    """The username behind whatever was typed, so that username and e-mail count as the same account.

    What belongs to no account is counted under the words typed, in lower case, so that an unknown name
    locks exactly as a known one does.
    """
    given = credentials or {}
    typed = (given.get("username") or given.get("email") or request.POST.get("login") or "").strip().lower()[:254]
    if not typed:
        return ""
    known = getattr(request, "_account_names", None)
    if known is None:
        known = request._account_names = {}
    if typed not in known:
        matches = get_user_model().objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
        known[typed] = matches.values_list("username", flat=True).first() or typed
    return known[typed]


def client_network(request) -> str:
    """The client's address, an IPv6 one cut to its /64, which one subscriber holds as a whole."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "0.0.0.0"  # noqa: S104 -- a name for "unreadable", nothing binds to it
    if parsed.version == 6 and not parsed.ipv4_mapped:
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False).network_address)
    return str(parsed.ipv4_mapped or parsed) if parsed.version == 6 else str(parsed)


def locked_out(request, response=None, credentials=None):
    """The page for someone locked out: what happened, how long it lasts, and what to do."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    answer = render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return answer
