"""A page's blocks as plain values for their templates; it touches the stored JSON alone and runs no query."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from campaigns.planning.choices import Theme

from .choices import AppStore, BroadcastUse, CueKind, Sheet

Presented = dict[str, Any]
EMPTY_PLACE = {"template": "content/blocks/withheld.html"}
"""What stands for an item that may not be shown: that something was here, and nothing about what or why."""
Presenter = Callable[[dict, dict], Presented | None]


def presented(body, library: dict) -> list[Presented]:
    """One dict per block: ``template`` and what it shows; a block whose item is gone from the library is left out."""
    blocks = (_PRESENT[raw["type"]](raw["value"], library) for raw in (body.raw_data if body else ()))
    return [block for block in blocks if block is not None]


def first_picture(page, library: dict) -> Presented | None:
    """The picture of a material, else the first of the text, for heroes, cards and lists."""
    if cover := getattr(page, "cover_id", None):
        return picture_of(cover, page.cover_alternative, library)
    for raw in body.raw_data if (body := getattr(page, "body", None)) else ():
        if raw["type"] == "picture" and (block := _picture(raw["value"], library)) and block is not EMPTY_PLACE:
            return block
    return None


def picture_of(number: int, alternative: str, library: dict) -> Presented | None:
    """A picture of the library with its description; None where it is not to be shown."""
    picture = library.get("picture", {}).get(str(number))
    return {**picture, "alternative": alternative} if picture and not picture.get("withheld") else None


def _text(value, library):
    return {"template": "content/blocks/text.html", "text": RichText(value)}


def _picture(value, library):
    picture = library.get("picture", {}).get(str(value.get("image")))
    if not picture:
        return None
    if picture.get("withheld"):
        return EMPTY_PLACE
    alternative = "" if value.get("is_decorative") else value.get("alternative", "")
    return {
        "template": "content/blocks/picture.html",
        **picture,
        "alternative": alternative,
        "caption": value.get("caption", ""),
    }


def _message(value, library):
    return {"template": "content/blocks/message.html", "theme": Theme(value["theme"]), "message": value["message"]}


def _quote(value, library):
    return {"template": "content/blocks/quote.html", **value}


def _recording(value, library):
    recording = library.get("recording", {}).get(str(value.get("recording")))
    if not recording:
        return None
    if recording.get("withheld"):
        return EMPTY_PLACE
    return {"template": "content/blocks/recording.html", "note": value.get("note", ""), **recording}


def _handouts(value, library):
    kept = library.get("handout", {})
    found = [kept[str(item)] for item in plain(value.get("handouts")) if str(item) in kept]
    if not found:
        return None
    found = [handout for handout in found if not handout.get("withheld")]
    if not found:
        return EMPTY_PLACE
    return {"template": "content/blocks/handouts.html", "heading": value.get("heading", ""), "handouts": found}


def _help_call(value, library):
    return {"template": "content/blocks/help_call.html", **value}


def _figure(value, library):
    return {"template": "content/blocks/figure.html", **value}


def plain(raw) -> list:
    """The values of a stored list, with or without the envelope that newer lists put around each."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in raw or ()]


def _version(value, library):
    block = _recording(value, library)
    if not block or block is EMPTY_PLACE:
        return block
    return {**block, "template": "content/blocks/version.html", "label": value.get("label", "")}


def _broadcast_file(value, library):
    recording = library.get("recording", {}).get(str(value.get("recording")))
    if not recording:
        return None
    if recording.get("withheld"):
        return EMPTY_PLACE
    shown = {**recording, "use": BroadcastUse(value["use"]).label, "note": value.get("note", "")}
    return {"template": "content/blocks/broadcast_file.html", **shown}


def _episode(value, library):
    recording = library.get("recording", {}).get(str(value.get("recording"))) or {}
    told = {"episode": value["title"], "summary": value.get("summary", ""), "minutes": value.get("minutes")}
    return {"template": "content/blocks/episode.html", **recording, **told}


def _step(value, library):
    return {"template": "content/blocks/step.html", **value, "text": RichText(value.get("text") or "")}


def _disclosure(value, library):
    return {"template": "content/blocks/disclosure.html", "text": RichText(value["text"])}


def _panel(value, library):
    block = _picture(value, library)
    if not block or block is EMPTY_PLACE:
        return block
    return {**block, "template": "content/blocks/panel.html", "words": value.get("words", "")}


def _cue_sheet(value, library):
    return {
        "template": "content/blocks/cue_sheet.html",
        "heading": value.get("heading", ""),
        "name": _("Cue sheet"),
        "columns": [_("At"), _("Cue"), _("What happens")],
        "rows": [[cue["at"], CueKind(cue["kind"]).label, cue["what"]] for cue in plain(value["cues"])],
    }


def _print_file(value, library):
    handout = library.get("handout", {}).get(str(value.get("handout")))
    if not handout:
        return None
    if handout.get("withheld"):
        return EMPTY_PLACE
    shown = {**handout, "sheet": Sheet(value["sheet"]).label, "words": value["words"]}
    return {"template": "content/blocks/print_file.html", **shown}


def _app_link(value, library):
    return {"template": "content/blocks/app_link.html", **value, "store": AppStore(value["store"]).label}


def _listed(name: str, *lists: str) -> Presenter:
    """Presents a block whose values go to its template as they are, its lists without envelopes."""

    def present(value, library):
        return {"template": f"content/blocks/{name}.html", **value, **{key: plain(value.get(key)) for key in lists}}

    return present


_PRESENT: dict[str, Presenter] = {
    "text": _text,
    "message": _message,
    "picture": _picture,
    "quote": _quote,
    "recording": _recording,
    "handouts": _handouts,
    "help_call": _help_call,
    "figure": _figure,
    "version": _version,
    "broadcast_file": _broadcast_file,
    "script": _listed("script", "lines"),
    "scene": _listed("script", "lines"),
    "cue_sheet": _cue_sheet,
    "episode": _episode,
    "cast": _listed("cast", "parts"),
    "properties": _listed("properties", "things"),
    "step": _step,
    "goals": _listed("goals", "goals"),
    "questions": _listed("questions", "questions"),
    "disclosure": _disclosure,
    "lyrics": _listed("lyrics", "verses"),
    "print_file": _print_file,
    "panel": _panel,
    "spoken_text": _listed("spoken_text"),
    "app_link": _app_link,
    "app_traces": _listed("app_traces", "permissions"),
}
