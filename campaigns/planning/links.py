"""Codes of short links, their full address, and the QR code that carries it."""

import io
import secrets

from django.conf import settings
from django.urls import reverse

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l, o: nobody mistypes a printed code."""
FORMATS = {"svg": "image/svg+xml", "png": "image/png"}


def new_code(length: int = 7) -> str:
    """A code that cannot be guessed from another; 31^7 is 27 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def address(link) -> str:
    """The absolute address that is printed."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('short_link', args=[link.code])}"


def qr_code(link, kind: str) -> bytes:
    """The QR code as ``svg`` or ``png`` bytes, with the quiet zone scanners need; error level M survives print."""
    import segno

    out = io.BytesIO()
    code = segno.make(address(link), error="m", micro=False)
    if kind == "svg":
        code.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    else:
        code.save(out, kind="png", border=4, scale=20)
    return out.getvalue()
