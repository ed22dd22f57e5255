"""Forms for readers: no cookie, no CSRF session; a signed token, the same origin, a honeypot and a time trap.

A view that shows a form calls ``stamp(request, "contact")`` and puts ``{{ form.stamp }}`` (a hidden field) in it by
deriving from PublicForm; on POST it passes the request, and the form refuses what no person on our page sent::

    class ContactForm(PublicForm):
        purpose = "contact"
        message = forms.CharField(...)

    form = ContactForm(request=request, data=request.POST or None)
    if request.method == "POST" and form.is_valid(): ...

The view is marked ``csrf_exempt``: a reader has no authority that a forged request could borrow. The token binds
a form to its purpose and to the time it was shown; it names nobody and is not stored. What arrives too soon, too
late, from another site or with the hidden trap filled gets a plain sentence, never a puzzle.
"""

import time
from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SALT = "clarion.public_forms"
SOONEST = 3
"""Seconds a person needs at least between reading and sending."""
LATEST = 4 * 60 * 60
"""Seconds after which the page must be loaded anew."""

OTHER_SITE = _("This form was sent from another site. Open it here and send it again.")
TOO_SOON = _("That was very quick. Check what you wrote and send it again.")
TOO_OLD = _("This page was open for too long. What you wrote is kept: send it once more.")
TRAPPED = _("A field that should stay empty was filled. Empty it and send the form again.")


def stamp(purpose: str, *, now: float | None = None) -> str:
    """A signed token saying which form was shown, and when (seconds since 1970)."""
    return signing.dumps([purpose, int(time.time() if now is None else now)], salt=SALT, compress=False)


def age_of(token: str, purpose: str) -> int | None:
    """Seconds since the form was shown; None for a token that is not ours or of another form."""
    try:
        signed_purpose, shown_at = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(time.time()) - shown_at if signed_purpose == purpose else None


def is_same_origin(request) -> bool:
    """Whether the browser says that a page of ours sent the request.

    ``Sec-Fetch-Site`` decides where it is sent. Our pages carry ``Referrer-Policy: no-referrer``, under which a
    browser writes ``Origin: null``, so ``null`` and a missing Origin (older browsers) are let through; they prove
    nothing, and the token still has to be right.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return True
    parts = urlsplit(origin)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


class PublicForm(forms.Form):
    """A form for readers. Subclasses set ``purpose`` and add their fields.

    ``website`` is the honeypot: hidden from people by the page's style sheet (class ``trap``) and from assistive
    technology, labelled for who sees it all the same.
    """

    purpose = ""
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1", "class": "trap", "aria-hidden": "true"}),
    )

    def __init__(self, *args, request, **keywords):
        super().__init__(*args, **keywords)
        if not self.purpose:
            raise ValueError(f"{type(self).__name__} names no purpose.")
        self.request = request
        self.fields["stamp"].initial = stamp(self.purpose)

    def clean(self):
        cleaned = super().clean()
        fault = self._fault(cleaned)
        if fault:
            self._stamp_anew()
            raise ValidationError(fault)
        return cleaned

    def _fault(self, cleaned: dict):
        if not is_same_origin(self.request):
            return OTHER_SITE
        if cleaned.get("website"):
            return TRAPPED
        age = age_of(cleaned.get("stamp", ""), self.purpose)
        if age is None or age > LATEST:
            return TOO_OLD
        return TOO_SOON if age < SOONEST else None

    def _stamp_anew(self) -> None:
        """The form shown again carries a fresh token, so that sending it once more works."""
        self.data = self.data.copy()
        self.data[self.add_prefix("stamp")] = stamp(self.purpose)
