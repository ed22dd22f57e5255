"""The framework as a PDF, A4 across, made from a template without asking any address."""

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from campaigns.planning.models import Campaign

from .framework import in_one_sentence, results_of, steps_of

STYLES = "css/results-print.css"


class NoPdf(Exception):
    """The machine has no library to set a PDF with."""


def framework_pdf(campaign: Campaign) -> bytes:
    """The bytes of the PDF; raises NoPdf where the system's text library is missing."""
    try:
        from weasyprint import CSS, HTML
    except OSError as error:
        raise NoPdf from error
    results = results_of(campaign)
    context = {
        "campaign": campaign,
        "steps": steps_of(results),
        "sentence": in_one_sentence(results),
        "today": timezone.localdate(),
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
    text = render_to_string("campaigns/result/print.html", context)
    page = HTML(string=text, url_fetcher=_fetch_nothing)
    return page.write_pdf(stylesheets=[CSS(filename=finders.find(STYLES))])


def _fetch_nothing(address, *args, **kwargs):
    raise ValueError(f"A printed framework asks no address, so not {address}.")
