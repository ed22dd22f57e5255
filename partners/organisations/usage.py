"""Where a record is used, limited to what the person who asks may see.

Wagtail lists and counts every reference to a record, whoever asks: on its usage pages, beside its form, before it is
deleted, in choosers. Of a reference a person may not see, not even the number is told. All of these ask
``ReferenceIndex`` without saying for whom, so the request says it here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from .scoping import scope_of

_asking: ContextVar = ContextVar("request whose person asks for references", default=None)


class AsksForReferences:
    """Middleware: within a request of the admin, references are those its person may see."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/admin/"):
            return self.get_response(request)
        with _asked_by(request):
            return self.get_response(request)


@contextmanager
def _asked_by(request) -> Iterator[None]:
    before = _asking.set(request)
    try:
        yield
    finally:
        _asking.reset(before)


def all_references():
    """A context in which references are read whole, for work that is not shown to anybody."""
    return _asked_by(None)


def guard_references() -> None:
    """Puts the limit around the two methods through which Wagtail reads what points at a record."""
    for name in ("get_references_to", "get_references_to_in_bulk"):
        read = getattr(ReferenceIndex, name).__func__
        if not hasattr(read, "limits_references"):
            setattr(ReferenceIndex, name, classmethod(_limited(read)))


def _limited(read):
    def limited(cls, records):
        request, references = _asking.get(), read(cls, records)
        if request is None or scope_of(request.user).sees_all_organisations:
            return references
        return references.filter(_visible(references, request.user))

    limited.limits_references = True
    return limited


def _visible(references, user) -> Q:
    condition = Q(pk__in=[])
    for key in set(references.values_list("base_content_type", flat=True)):
        keys = references.filter(base_content_type=key).values_list("object_id", flat=True)
        seen = _seen(ContentType.objects.get_for_id(key).model_class(), user, set(keys))
        condition |= Q(base_content_type=key, object_id__in=[str(key) for key in seen])
    return condition


def _seen(model, user, keys):
    if model is Page:
        return Page.objects.live().public().filter(pk__in=keys).values_list("pk", flat=True)
    manager = getattr(model, "_default_manager", None)
    if not hasattr(manager, "visible_to"):
        return ()
    return manager.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
