"""Suggestions while areas and languages are typed."""

from django.db.models import Case, IntegerField, Q, Value, When
from django.http import JsonResponse

from clarion.chips import in_one_piece
from clarion.languages import suggest_languages

from .forms import area_label
from .models import Area

SUGGESTIONS = 10


def suggest_areas(request):
    """Labels of up to ten areas whose code or name begins with ``?term=``, then those that contain it."""
    text = request.GET.get("term", "").strip()
    return JsonResponse(
        [in_one_piece(area_label(area)) for area in _found(text, request.user)] if text else [], safe=False
    )


def _found(text: str, user):
    rank = Case(
        When(code__iexact=text, then=Value(0)),
        When(name__istartswith=text, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    matching = Q(code__istartswith=text) | Q(name__icontains=text)
    return Area.objects.visible_to(user).filter(matching, valid_to__isnull=True).order_by(rank, "name")[:SUGGESTIONS]


def suggest_language_labels(request):
    """Labels of up to ten languages for ``?term=``."""
    text = request.GET.get("term", "").strip()
    return JsonResponse(
        [in_one_piece(label) for label in suggest_languages(text, SUGGESTIONS)] if text else [], safe=False
    )
