"""The framework as a PDF, A4 across, made from a template without asking any address."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from campaigns.planning.models import Campaign
from clarion.files.pdf import pdf_of_page

from .framework import in_one_sentence, results_of, steps_of

STYLES = "css/results-print.css"


def framework_pdf(campaign: Campaign) -> bytes:
    """The bytes of the PDF; raises NoPdf where the system's text library is missing."""
    results = results_of(campaign)
    context = {
        "campaign": campaign,
        "steps": steps_of(results),
        "sentence": in_one_sentence(results),
        "today": timezone.localdate(),
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
    return pdf_of_page(render_to_string("campaigns/result/print.html", context), styles=[STYLES])
