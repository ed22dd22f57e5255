"""The page on which a person withdraws with the code of a card: no cookie, no name, no reason.

It answers in the same words, after the same work, for a code that is held and for one that nobody was given: whoever
tries a card that is not theirs, or reads over a shoulder, learns nothing about anybody. The withdrawal itself is work
for the task queue. A slip of the pen is told, by the code's last sign, which says nothing about what is held.
"""

from django.core.cache import caches
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clarion.middleware import client_address
from content.consent.codes import digest_of
from content.consent.forms import WithdrawForm
from content.consent.tasks import withdraw_what_is_asked
from evaluation.reach.limits import hash_of, network_of, salt_of_day

from . import contexts, memory
from .responses import unkept_page

TRIES_AN_HOUR = 10
HOUR = 60 * 60


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@unkept_page
def withdraw(request):
    """The form; on POST the same thanks for every well-written code."""
    form = WithdrawForm(request=request, data=request.POST if request.method == "POST" else None)
    is_done = False
    if request.method == "POST" and _tried_too_often(request):
        return render(request, "content/consent/withdraw.html", _page(form, too_often=True), status=429)
    if form.is_bound and form.is_valid():
        withdraw_what_is_asked.enqueue(digest_of(form.cleaned_data["code"]))
        is_done = True
    return render(request, "content/consent/withdraw.html", _page(form, is_done=is_done))


def _page(form, **said) -> dict:
    language = get_language()
    addresses = {code: f"/{code}/withdraw/" for code in memory.remembered().live_languages()}
    return {
        "form": form,
        "menu": contexts.menu(language),
        "footer_links": contexts.footer_links(language),
        "language_links": contexts.language_links(addresses, language),
        **said,
    }


def _tried_too_often(request) -> bool:
    """Counts a try of this network in memory, under a hash whose key lives one day."""
    cache = caches["reach"]
    salt = salt_of_day(cache, f"{timezone.now():%Y%m%d}")
    key = f"withdraw:{hash_of(salt, network_of(client_address(request)))}"
    if cache.add(key, 1, HOUR):
        return False
    try:
        return cache.incr(key) > TRIES_AN_HOUR
    except ValueError:
        return False
