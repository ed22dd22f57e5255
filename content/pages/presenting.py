"""A page's blocks as plain values for their templates; it touches the stored JSON alone and runs no query."""

from typing import Any

from wagtail.rich_text import RichText

from campaigns.planning.choices import Theme

Presented = dict[str, Any]
EMPTY_PLACE = {"template": "content/blocks/withheld.html"}
"""What stands for an item that may not be shown: that something was here, and nothing about what or why."""


def presented(body, library: dict) -> list[Presented]:
    """One dict per block: ``template`` and what it shows; a block whose item is gone from the library is left out."""
    blocks = (_PRESENT[raw["type"]](raw["value"], library) for raw in (body.raw_data if body else ()))
    return [block for block in blocks if block is not None]


def first_picture(body, library: dict) -> Presented | None:
    """The first picture of the text that may be shown, for heroes, cards and lists."""
    for raw in body.raw_data if body else ():
        if raw["type"] == "picture" and (block := _picture(raw["value"], library)) and block is not EMPTY_PLACE:
            return block
    return None


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
    items = [item["value"] if isinstance(item, dict) else item for item in value.get("handouts") or ()]
    found = [kept[str(item)] for item in items if str(item) in kept]
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


_PRESENT = {
    "text": _text,
    "message": _message,
    "picture": _picture,
    "quote": _quote,
    "recording": _recording,
    "handouts": _handouts,
    "help_call": _help_call,
    "figure": _figure,
}
