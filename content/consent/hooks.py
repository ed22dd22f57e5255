"""Doors of Wagtail's own that must know of consent."""

from django.http import Http404

from content.media.models import Handout


def before_serve_document(document, request):
    """A handout that may not be shown is not there, whoever asks, from the first minute of the day on."""
    if not Handout.objects.servable().filter(pk=document.pk).exists():
        raise Http404
