"""Pictures of the library in public templates."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SIZES = "(min-width: 60rem) 40rem, 100vw"


@register.simple_tag
def picture(block: dict | None, eager: bool = False, sizes: str = SIZES, decorative: bool = False) -> SafeString | str:
    """A picture in the best format and size the browser takes; loaded late unless it stands at the top."""
    if not block or not block.get("src"):
        return ""
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source["type"], source["srcset"], sizes) for source in block["sources"]),
    )
    loading = mark_safe('fetchpriority="high"' if eager else 'loading="lazy" decoding="async"')  # noqa: S308 - constants
    return format_html(
        '<picture>{}<img src="{}" alt="{}" width="{}" height="{}" {}></picture>',
        sources,
        block["src"],
        "" if decorative else block.get("alternative", ""),
        block["width"],
        block["height"],
        loading,
    )
