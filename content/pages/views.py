"""Public pages: those editors write, and the parts of them that records fill."""

from django.conf import settings
from django.http import Http404, HttpResponseNotFound, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page
from wagtail.views import serve as serve_with_permission

from partners.geography.choices import Level
from partners.geography.models import Area
from partners.services.failed_calls import count_failed_call

from . import contexts, evidence, memory, queries
from .help import FailedCallForm, help_context
from .models import HelpIndexPage
from .responses import compressed, public_page, unkept_page
from .routing import find, is_hidden, whole

LONGEST_SEARCH = 200
MOST_FOUND = 50


@require_safe
def first_page(request):
    """Leads to the home page in the language that suits the browser best, else to English; sets no cookie."""
    live = memory.remembered().live_languages() or [settings.LANGUAGE_CODE]
    wanted = (
        code.split("-")[0] for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    )
    language = next((code for code in wanted if code in live), live[0])
    response = HttpResponseRedirect(f"/{language}/")
    response["Cache-Control"] = "public, max-age=60"
    patch_vary_headers(response, ("Accept-Language",))
    return response


@require_safe
def page(request, path=""):
    """The page of the active language at a path; help leaves nothing behind on the device."""
    found = find(get_language(), path)
    if found is None or is_hidden(found.page):
        return _missing(request, path)
    if found.private:
        return _limited(request, path)
    return (_unkept if isinstance(found.page, HelpIndexPage) else _kept)(request, whole(found.page))


def _limited(request, path: str):
    """A page for some people: nobody is led to the sign-in, and who signed in and may not read it finds nothing."""
    response = serve_with_permission(request, path)
    if response.status_code == 302 and request.user.is_authenticated:
        raise Http404
    response["Cache-Control"] = "no-store, private"
    return response


@public_page
def _kept(request, found: Page):
    return found.serve(request)


@unkept_page
def _unkept(request, found: Page):
    return _without_copies(found.serve(request))


def _without_copies(response):
    # Search engines may lead to help, but an outdated number must not live on in their copies.
    response["X-Robots-Tag"] = "noarchive"
    return response


def _missing(request, path: str):
    """404; where the page exists in English, in the reader's language with the way to it."""
    language, default = get_language(), settings.LANGUAGE_CODE
    other = find(default, path) if language != default else None
    if other is None or other.private or is_hidden(other.page):
        raise Http404
    context = {
        "menu": contexts.menu(language),
        "footer_links": contexts.footer_links(language),
        "language_links": contexts.language_links(_addresses(default, other.page), language),
        "other": {"language": default, "title": other.page.title, "url": f"/{default}/{path}"},
    }
    response = render(request, "content/not_translated.html", context, status=404)
    response["Cache-Control"] = "public, max-age=60"
    return compressed(request, response)


def _addresses(language: str, found: Page) -> dict[str, str]:
    with override(language):
        return queries.translations(found)


@require_safe
@unkept_page
def help_in_area(request, code):
    """The services of one area and of the areas around it."""
    context = help_context(_section("help"), _area(code), request)
    return _without_copies(TemplateResponse(request, "content/help_in_area.html", context))


@csrf_exempt
@require_POST
@unkept_page
def did_not_work(request, code, pk):
    """A reader says that a service did not answer: counted, and the others are shown. No text, cookie or script."""
    context = help_context(_section("help"), _area(code), request)
    service = next((one for one in context["services"] if one.pk == pk), None)
    if service is None:
        raise Http404
    form = FailedCallForm(request=request, data=request.POST)
    if form.is_valid():
        count_failed_call(service=service)
    others = [one for one in context["services"] if one.pk != pk]
    context |= {"service": service, "form": form, "services": others, "help_services": others[:1]}
    return _without_copies(TemplateResponse(request, "content/did_not_work.html", context))


@require_safe
@public_page
def evidence_of_country(request, code):
    """A country's national totals with source and date, and what published evaluations found there."""
    index, area = _section("evidence"), _area(code)
    if area.level != Level.COUNTRY:
        raise Http404
    context = {
        "page": index,
        **contexts.around(index, request, suffix=f"{area.code}/", ending=str(area)),
        "area": area,
        **evidence.of_country(area),
        "all_evidence_url": f"/{get_language()}/evidence/",
    }
    return TemplateResponse(request, "content/evidence_of_country.html", context)


@require_safe
@public_page
def search(request):
    """Pages of the active language that readers may see and that hold the words."""
    text = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    language = get_language()
    known = memory.remembered()
    results = queries.search_pages(language, text, MOST_FOUND) if text else []
    context = {
        "menu": contexts.menu(language),
        "footer_links": contexts.footer_links(language),
        "language_links": contexts.language_links(
            {code: f"/{code}/search/" for code in known.live_languages()}, language
        ),
        "text": text,
        "results": [{"title": p.title, "url": known.address(language, p.url_path), "text": p.about} for p in results],
    }
    response = TemplateResponse(request, "content/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def not_found(request, exception=None):
    """The site's own 404; reads nothing from the database, so the menu is the usual one only where it is known."""
    language = get_language()
    known = {"menu": contexts.menu(language), "footer_links": contexts.footer_links(language)} if memory.kept() else {}
    response = HttpResponseNotFound(render(request, "content/not_found.html", known).content)
    response["Cache-Control"] = "public, max-age=60"
    return response


def _section(slug: str):
    """The live page of the active language that carries a part filled by records; 404 without one."""
    found = find(get_language(), f"{slug}/")
    if found is None or found.private:
        raise Http404
    return found.page


def _area(code: str) -> Area:
    area = Area.objects.filter(code=code).first()
    if area is None:
        raise Http404
    return area
