"""PDF files set from pages of our own; the library that sets them is loaded when one is first asked for."""

from collections.abc import Sequence

from django.contrib.staticfiles import finders
from PIL import ImageFile


class NoPdf(Exception):
    """This machine lacks the text library that PDF files are set with."""


def pdf_of_page(html: str, *, styles: Sequence[str]) -> bytes:
    """The page as PDF, with style sheets named by their static path; no address is asked. Raises NoPdf."""
    try:
        from weasyprint import CSS, HTML
    except OSError as error:
        raise NoPdf from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # its import loosens Pillow for the whole process
    sheets = [CSS(filename=finders.find(path), url_fetcher=_fetch_nothing) for path in styles]
    return HTML(string=html, url_fetcher=_fetch_nothing).write_pdf(stylesheets=sheets)


def _fetch_nothing(address, *args, **kwargs):
    raise ValueError(f"A page that is printed asks no address, so not {address}.")
