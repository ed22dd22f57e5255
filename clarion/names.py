"""Texts of records in several languages: how they are kept, and how a reader gets them.

A model keeps a text as first written, in the site's first language, and beside it what it is called in others::

    name = models.CharField(_("name"), max_length=200)
    names = NamesField(_("name in other languages"))

    @property
    def localized_name(self) -> Worded:
        return worded(self.name, self.names)

``worded`` gives the text in the reader's language, else as first written. In templates the filter ``marked`` of
``clarion_ui`` then says which language that is, so that screen readers pronounce it and it keeps its direction.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext_lazy as _

from .boxes import LabelledBoxesField
from .languages import language_name, language_names


class Worded(str):
    """A text that may hold words in another language than the reader's; ``html`` names that language around them.

    As ``str`` it is the plain text, which is all that attributes, charts and sorting need.
    """

    html: SafeString

    def __new__(cls, text: str, html: SafeString | None = None):
        self = super().__new__(cls, text)
        self.html = escape(text) if html is None else html
        return self


def worded(text: str, others: Mapping[str, str] | None = None) -> Worded:
    """The text in the reader's language where ``others`` (language to text) has it, else as first written."""
    translated = (others or {}).get(_reader())
    return Worded(translated) if translated else written_in(settings.LANGUAGE_CODE, text)


def written_in(language: str, text: str) -> Worded:
    """A text known to be in a language."""
    if not text or language == _reader():
        return Worded(text)
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return Worded(text, format_html('<span lang="{}" dir="{}">{}</span>', language, direction, text))


def filled(template: str, **parts: Any) -> Worded:
    """A sentence such as ``_("%(outcome)s in %(place)s")`` with its parts, each of which keeps its language."""
    marked = {name: html_of(part) for name, part in parts.items()}
    return Worded(template % parts, mark_safe(escape(template) % marked))  # noqa: S308  every part is escaped


def html_of(text: Any) -> SafeString:
    """A text as it stands in a page: escaped, and marked where it is in another language."""
    return text.html if isinstance(text, Worded) else conditional_escape(text)


def apart(text: Any) -> str:
    """A name within a plain sentence: where people write from the right it is set apart, so that it moves no digits."""
    return f"\u2068{text}\u2069" if get_language_bidi() else str(text)


def other_languages() -> list[str]:
    """The languages of the site but the first."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def _listed(names: Mapping[str, str]) -> SafeString | str:
    rows = [(language_name(code), html_of(written_in(code, text))) for code, text in names.items()]
    return format_html_join(mark_safe("<br>"), "{}: {}", rows) if rows else "–"


def _reader() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


class NamesInBoxes(LabelledBoxesField):
    """One text box for each other language of the site, labelled with the language's name."""

    def __init__(self, *, max_length: int | None = None, **options):
        boxes = {code: _attributes(code) for code in other_languages()}
        super().__init__(boxes=boxes, label_of=language_name, max_length=max_length, **options)


def _attributes(language: str) -> dict[str, str]:
    return {"lang": language, "dir": "rtl" if get_language_info(language)["bidi"] else "ltr"}


class NamesField(models.JSONField):
    """Language to text; ``max_length`` is that of each text. Languages without a text are absent."""

    def __init__(self, verbose_name=None, **options):
        options = {"default": dict, "blank": True, "max_length": 200} | options
        note = _("Where a box is empty, readers of that language see the text as first written.")
        options.setdefault("help_text", note)
        super().__init__(verbose_name, **options)

    def contribute_to_class(self, cls, name, private_only=False):
        """Gives the model ``get_…_display()``, as fields with choices have it: what staff read in lists and pages."""
        super().contribute_to_class(cls, name, private_only)
        if f"get_{name}_display" not in cls.__dict__:
            setattr(cls, f"get_{name}_display", lambda record: _listed(getattr(record, name)))

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = language_names("en")
        good = isinstance(value, dict) and all(
            code in known and isinstance(text, str) and 0 < len(text) <= self.max_length for code, text in value.items()
        )
        if not good:
            raise ValidationError(_("Give texts by the code of their language, such as fr."))

    def formfield(self, **options):
        chosen = {"form_class": NamesInBoxes, "max_length": self.max_length} | options
        return models.Field.formfield(self, **chosen | {"show_hidden_initial": False})

    def save_form_data(self, instance, data):
        """Keeps the languages that the form does not offer."""
        offered = other_languages()
        kept = {code: text for code, text in (getattr(instance, self.name) or {}).items() if code not in offered}
        setattr(instance, self.name, kept | data)
