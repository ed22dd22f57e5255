"""Pages for refusals and faults, in the look of the site; a fault's page needs no database and no request."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request, exception=None):
    """400, or 413 where what was sent is larger than the site takes."""
    number = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"errors/{number}.html", status=number)


def forbidden(request, exception=None):
    return render(request, "errors/403.html", status=403)


def form_refused(request, reason=""):
    """A form without its token, or one that came from another site; the reason is for the log alone."""
    return forbidden(request)


def broken(request):
    return HttpResponseServerError(render_to_string("errors/500.html"))
