"""Makes a drawn SVG fit to stand in a page: known elements only, no style, no script, the page's own ink."""

import re
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from defusedxml.ElementTree import fromstring

from . import theme

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    ["svg", "g", "path", "rect", "line", "text", "tspan", "circle", "clipPath", "defs", "pattern", "title", "desc"]
)
GEOMETRY = ("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height")
INK = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity")
JOINS = ("stroke-linecap", "stroke-linejoin", "stroke-miterlimit")
ATTRIBUTES = frozenset(
    (*GEOMETRY, *INK, *JOINS, "viewBox", "transform", "text-anchor", "font-size", "font-weight", "clip-path", "id")
)
_REFERENCE = re.compile(r"url\(#([\w-]+)\)")
_LONG = re.compile(r"\d+\.\d{3,}")


def clean(drawn: str, *, key: str, title: str, description: str) -> str:
    """The SVG as it may be set into any page.

    Keeps an allow-list of elements and presentation attributes, makes identifiers unique by ``key``, replaces the
    theme's stand-ins by ``currentColor`` and by hatching, and names the picture for those who do not see it.
    """
    source, mark = fromstring(drawn), key[:12]
    root = _copied(source, mark)
    root.set("viewBox", source.get("viewBox", f"0 0 {theme.WIDTH} {theme.HEIGHT}"))
    root.attrib |= {"class": "chart", "role": "img", "direction": "ltr", "aria-labelledby": f"{mark}-title {mark}-desc"}
    head = [Element(_tag("title"), id=f"{mark}-title"), Element(_tag("desc"), id=f"{mark}-desc")]
    head[0].text, head[1].text = title, description
    if any(element.get("fill") == f"url(#{mark}-hatch)" for element in root.iter()):
        head.append(_hatching(mark))
    for element in reversed(head):
        root.insert(0, element)
    register_namespace("", NAMESPACE)  # the register is one for the whole process, and other libraries write to it
    return tostring(root, encoding="unicode", short_empty_elements=True)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _copied(element: Element, mark: str) -> Element:
    copy = Element(element.tag)
    for name, value in element.attrib.items():
        if name in ATTRIBUTES and (kept := _value(name, value, mark)) is not None:
            copy.set(name, kept)
    if element.tag == _tag("text"):
        copy.set("unicode-bidi", "plaintext")
    copy.text = element.text
    for child in element:
        if child.tag.removeprefix(f"{{{NAMESPACE}}}") in ELEMENTS and child.get("display") != "none":
            if child.tag == _tag("text") and not (child.text or len(child)):
                continue
            copy.append(_copied(child, mark))
    return copy


def _value(name: str, value: str, mark: str) -> str | None:
    """The attribute as kept; None drops it. A reference may only point into the same picture.

    Places are given to a hundredth of a pixel: nobody sees more, and everybody would load it.
    """
    if name == "id":
        return f"{mark}-{value}"
    if value == theme.INK:
        return "currentColor"
    if value == theme.HATCH:
        return f"url(#{mark}-hatch)"
    if "url(" in value:
        return f"url(#{mark}-{found[1]})" if (found := _REFERENCE.fullmatch(value)) else None
    if name in GEOMETRY or name == "transform":
        return _LONG.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
    return value


def _hatching(mark: str) -> Element:
    """Diagonal lines: here is a figure that is not shown."""
    defs = Element(_tag("defs"))
    pattern = SubElement(defs, _tag("pattern"), id=f"{mark}-hatch", width="8", height="8")
    pattern.attrib |= {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    SubElement(pattern, _tag("rect"), width="8", height="8", fill="currentColor", **{"fill-opacity": "0.08"})
    line = SubElement(pattern, _tag("line"), x1="0", y1="0", x2="0", y2="8", stroke="currentColor")
    line.set("stroke-width", "3")
    return defs
