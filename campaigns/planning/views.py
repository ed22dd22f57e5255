"""The public address behind a QR code."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import scans
from .models import ShortLink


@require_safe
@never_cache
def follow_short_link(request, code):
    """Counts a GET and redirects; a HEAD redirects uncounted; unknown or switched off is a friendly 404."""
    link = (
        ShortLink.objects.select_related("campaign", "activity", "area")
        .filter(code=code.lower(), is_active=True)
        .first()
    )
    if link is None:
        return render(request, "campaigns/link_not_found.html", status=404)
    if request.method == "GET":
        scans.tell(link, request)
    return HttpResponseRedirect(link.target_path)
