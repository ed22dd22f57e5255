"""What the frame of the admin needs to know about the installation."""

from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.utils.translation import get_language, to_locale

register = template.Library()


@register.simple_tag
def is_demonstration() -> bool:
    """Whether every name and number here is invented, which each screen then says."""
    return settings.DEMONSTRATION


@register.filter
def grouped(value) -> str:
    """A whole number with the language's own mark between the thousands."""
    return format_decimal(value, locale=to_locale(get_language() or "en"))
