"""The calendar feeds: open events for everyone, everything a person may see at that person's private address."""

from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from . import feeds
from .ical import calendar_file
from .models import Event
from .queries import filtered, for_feed

FILTERS = ("campaign", "area", "kind", "month")


@require_safe
@conditional_page
def public_calendar(request):
    """Events marked open, filtered by ``campaign``, ``area``, ``kind``, ``month``; 400 for a filter that cannot be."""
    response = _feed(request, Event.objects.public(), _("Clarion: open events"))
    patch_cache_control(response, public=True, max_age=240)
    return response


@require_safe
@conditional_page
def private_calendar(request, token):
    """All events the address's owner may see, with place and hour; 404 for an unknown or withdrawn address."""
    owner = feeds.owner_of(token)
    if owner is None:
        raise Http404
    response = _feed(request, Event.objects.visible_to(owner), _("Clarion: my events"))
    patch_cache_control(response, private=True, no_cache=True)
    response["X-Robots-Tag"] = "noindex"
    return response


def _feed(request, events, name):
    wanted = {key: request.GET.get(key, "") for key in FILTERS}
    try:
        chosen = filtered(events, **wanted)
        body = calendar_file(for_feed(chosen), name=name)
    except ValueError:
        return HttpResponseBadRequest(_("A filter is not understood."), content_type="text/plain; charset=utf-8")
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
