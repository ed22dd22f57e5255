"""Which pages are limited to some people."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def private_condition() -> Exists:
    """SQL condition on a page: it or one above it is limited to some people."""
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(asked=asked)
    return Exists(restricted.filter(asked__startswith=F("page__path")))
