"""Which pictures, recordings and handouts of the library a page names, however deep in its blocks."""

import re
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .blocks import RecordingChooser

Chosen = dict[str, set[int]]
"""Numbers of items by kind: ``picture``, ``recording``, ``handout``."""

CHOOSERS = {ImageChooserBlock: "picture", RecordingChooser: "recording", DocumentChooserBlock: "handout"}
LINKED_HANDOUT = re.compile(
    r"""<a\b[^>]*\blinktype="document"[^>]*\bid="(\d+)"|<a\b[^>]*\bid="(\d+)"[^>]*\blinktype="document"""
)


def streams_of(page) -> list:
    """The StreamField values of a page that readers see: its text, and the parts of a material."""
    return [value for value in (getattr(page, name, None) for name in ("body", "parts")) if value is not None]


def items_of(page, *, linked: bool = False) -> Chosen:
    """The items a page shows; with ``linked`` also the handouts that its texts link to."""
    chosen: Chosen = {"picture": set(), "recording": set(), "handout": set()}
    if cover := getattr(page, "cover_id", None):
        chosen["picture"].add(cover)
    for stream in streams_of(page):
        _gather(stream.stream_block, stream.raw_data, chosen, linked)
    return chosen


def _gather(block: blocks.Block, raw: Any, chosen: Chosen, linked: bool) -> None:
    """Adds the numbers of the items that a block's stored value names."""
    if isinstance(block, blocks.StreamBlock):
        for child in raw or ():
            if child["type"] in block.child_blocks:
                _gather(block.child_blocks[child["type"]], child["value"], chosen, linked)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            _gather(child, (raw or {}).get(name), chosen, linked)
    elif isinstance(block, blocks.ListBlock):
        for item in raw or ():
            value = item["value"] if isinstance(item, dict) and "value" in item else item
            _gather(block.child_block, value, chosen, linked)
    elif isinstance(block, blocks.RichTextBlock):
        if linked:
            chosen["handout"].update(int(one or other) for one, other in LINKED_HANDOUT.findall(raw or ""))
    elif raw and (kind := next((kind for chooser, kind in CHOOSERS.items() if isinstance(block, chooser)), None)):
        chosen[kind].add(raw)
