"""The QR codes of a batch: labels for a printed page, a PDF of it, and a ZIP of pictures with a list of the places."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from campaigns.planning.links import address, qr_code
from clarion.files.pdf import pdf_of_page
from clarion.files.tables import csv_lines

from .models import Placement, PrintBatch


@dataclass(frozen=True)
class Label:
    """One label of the sheet."""

    place: str
    area: str
    copies: int
    address: str
    picture: SafeString


LABELS_A_PAGE = 9
"""Three rows of three on A4, so that long names have room."""


def pages_of(placements: Sequence[Placement]) -> list[list[Label]]:
    """A label for each place, page by page; expects ``area`` and ``short_link`` to be loaded."""
    labels = [
        Label(
            place=one.place,
            area=str(one.area),
            copies=one.quantity,
            address=short_address(one),
            picture=mark_safe(qr_code(one.short_link, "svg").decode()),  # noqa: S308 - drawn here, of a code of ours
        )
        for one in placements
    ]
    return [labels[start : start + LABELS_A_PAGE] for start in range(0, len(labels), LABELS_A_PAGE)]


def short_address(placement: Placement) -> str:
    """The address as it is printed, for people who type it."""
    return address(placement.short_link).partition("://")[2]


def pdf_of(batch: PrintBatch, placements: Sequence[Placement]) -> bytes:
    """The sheet as PDF on A4; nothing is fetched from anywhere. Raises NoPdf where Pango is not installed."""
    facts = {
        "batch": batch,
        "pages": pages_of(placements),
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
    page = render_to_string("campaigns/printing/sheet_pdf.html", facts)
    return pdf_of_page(page, styles=["css/printing-sheet.css"])


def zip_of(batch: PrintBatch, placements: Sequence[Placement]) -> bytes:
    """An SVG and a PNG for each place, and a table that says which is which."""
    out = io.BytesIO()
    headings = [_("File"), _("Place"), _("Area"), _("Area code"), _("Copies"), _("Printed address")]
    rows = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, one in enumerate(placements, start=1):
            name = "-".join(filter(None, [f"{number:03d}", slugify(one.place)[:60], one.short_link.code]))
            for kind in ("svg", "png"):
                packed.writestr(f"{kind}/{name}.{kind}", qr_code(one.short_link, kind))
            rows.append([name, one.place, str(one.area), one.area.code, one.quantity, short_address(one)])
        packed.writestr("places.csv", "".join(csv_lines(headings, rows)))
    return out.getvalue()


def file_name(batch: PrintBatch, kind: str) -> str:
    return f"{batch.campaign.code}-{slugify(batch.name)[:40] or batch.pk}-qr.{kind}"
