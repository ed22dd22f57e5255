"""The calendar of everything at a person's private address."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from campaigns.events import feeds
from clarion.calendar import Period

from .forms import CalendarForm
from .ical import calendar_file
from .reading import entries_in

BACK, AHEAD = timedelta(days=60), timedelta(days=400)


@require_safe
@conditional_page
def whole_calendar(request, token):
    """All that the address's owner may see from 60 days ago to 400 days ahead; 404 for an unknown or withdrawn one.

    Takes the filters of the calendar (``campaign``, ``kind``, ``medium``, ``area``, ``person``); one that is not
    understood is left out.
    """
    owner = feeds.owner_of(token)
    if owner is None:
        raise Http404
    today = timezone.localdate()
    entries = entries_in(Period(today - BACK, today + AHEAD), owner)
    chosen = CalendarForm(request.GET, user=owner, entries=entries).chosen
    body = calendar_file(filter(chosen.keeps, entries), name=_("Clarion: my calendar"))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    patch_cache_control(response, private=True, no_cache=True)
    response["X-Robots-Tag"] = "noindex"
    return response
