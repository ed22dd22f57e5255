"""Answers for requests that a library trips over: a key that is no key, a form with half its fields.

Many views of Wagtail and its neighbours, and a few of allauth, take what a query or a form says without a look, so
that a stray letter in an address ends in an error page. Here such a fall becomes "not found" for what was asked and
"bad request" for what was sent. The traceback goes to the log as for any error: what looks like an odd request may be
a fault of a library.
"""

import logging
import traceback

from django.core.exceptions import BadRequest, ObjectDoesNotExist
from django.core.handlers.exception import response_for_exception
from django.core.paginator import InvalidPage
from django.db import DataError, IntegrityError
from django.http import Http404
from django.urls import NoReverseMatch

logger = logging.getLogger("clarion.odd_requests")

OURS = ("clarion", "partners", "campaigns", "evaluation", "content", "config")
LIBRARIES = ("wagtail", "wagtailmedia", "wagtail_localize", "modelcluster", "taggit", "rest_framework", "allauth")
PLACES = ("/admin/", "/accounts/")
FALLS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    DataError,
    IntegrityError,
    InvalidPage,
    NoReverseMatch,
    ObjectDoesNotExist,
)
"""What a view raises that trusted a value. An ended connection, a missing file or a broken template stays an error."""


class AnswerOddRequests:
    """Middleware for the admin and the sign-in; an error that began in our own code stays one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        odd = isinstance(exception, FALLS) and began_in_library(exception)
        if not odd or not request.path.startswith(PLACES):
            return None
        logger.error("A library could not take a request: %s %s", request.method, request.path, exc_info=exception)
        asked = request.method in ("GET", "HEAD")
        return response_for_exception(request, Http404() if asked else BadRequest("This cannot be read"))


def began_in_library(exception: BaseException) -> bool:
    """Whether, of our code and the libraries', the innermost frame of the traceback is a library's."""
    for frame, _line in reversed(list(traceback.walk_tb(exception.__traceback__))):
        package = frame.f_globals.get("__name__", "").partition(".")[0]
        if package in LIBRARIES or package in OURS:
            return package in LIBRARIES
    return False
