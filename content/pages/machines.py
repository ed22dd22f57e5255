"""Addresses for machines: robots.txt, sitemap.xml, the favicon."""

from collections import defaultdict

from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import memory, queries
from .responses import public_page
from .routing import readable

CLOSED = ("/admin/", "/accounts/", "/reach", "/upload/", "/files/")


@require_safe
@public_page
def robots(request):
    """Everything public may be read by machines; the rest is named so that they do not knock."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def sitemap(request):
    """Every page readers may see, with its other languages, and the help pages of every area with a service."""
    known = memory.read_again()
    rows = readable(Page.objects.filter(depth__gte=2)).values_list(
        "translation_key", "locale__language_code", "url_path", "last_published_at", "slug", "depth"
    )
    groups: dict = defaultdict(list)
    for key, code, path, changed, slug, depth in rows.order_by("path"):
        if code in known.roots and path.startswith(known.roots[code].path):
            groups[key].append((code, known.address(code, path), changed, slug, depth))
    entries = [_entries([(code, url, changed) for code, url, changed, _s, _d in pages]) for pages in groups.values()]
    for pages in groups.values():
        if pages[0][3] == "help" and pages[0][4] == 3:
            entries += [
                _entries([(code, f"{url}{area.code}/", None) for code, url, *_rest in pages])
                for area in queries.areas_with_services()
            ]
    context = {"base": settings.WAGTAILADMIN_BASE_URL, "entries": [entry for group in entries for entry in group]}
    return render(request, "content/sitemap.xml", context, content_type="application/xml; charset=utf-8")


def _entries(pages: list[tuple]) -> list[dict]:
    alternates = [{"code": code, "url": url} for code, url, _changed in pages]
    return [{"url": url, "changed": changed, "alternates": alternates} for _code, url, changed in pages]


@require_safe
def favicon(request):
    """Leads older browsers to the icon that pages name."""
    response = HttpResponsePermanentRedirect(static("img/icon.svg"))
    response["Cache-Control"] = "public, max-age=86400"
    return response
