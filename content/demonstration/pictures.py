"""Posters and pictures of the demonstration, drawn by code in one style: flat inks, big type, arcs of sound."""

from functools import cache
from html import escape
from io import BytesIO

from . import objects, scenes
from .shapes import Inks, inks, rect, waves

SCENES = {
    "classroom": scenes.classroom,
    "contract": objects.contract,
    "loudhailer": objects.loudhailer,
    "microphone": objects.microphone,
    "phone": objects.phone,
    "puppets": scenes.puppets,
    "radio": objects.radio,
    "road": scenes.road,
    "screen": objects.screen,
    "song": objects.song,
    "stage": scenes.stage,
    "suitcase": objects.suitcase,
    "wall": scenes.wall,
}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
LATIN = "Noto Sans, Roboto, Open Sans, DejaVu Sans, Liberation Sans, sans-serif"
ARABIC = "Noto Sans Arabic, DejaVu Sans, Noto Naskh Arabic, sans-serif"
WIDTH_OF_LETTER = 0.545
WALLED = {"stage", "wall"}
ROOMS = WALLED | {"classroom", "puppets"}
PORTRAIT, LANDSCAPE, SQUARE, WIDE = (1000, 1414), (1200, 900), (1000, 1000), (1600, 900)


def poster(title: str, subtitle: str, hue: int, scene: str, lang: str = "en", size: tuple[int, int] = PORTRAIT) -> str:
    """A poster as SVG text of ``size`` pixels (width, height); without a title the scene fills the sheet.

    Raises KeyError for a scene that is not in ``SCENES``. Right-to-left titles stand on the right.
    """
    colours, (width, height) = inks(hue), size
    parts = [rect(0, 0, width, height, colours.flood)]
    if not title:
        parts += [_rings(colours, width, height, mirrored=False), _placed(scene, colours, 0, 0, width, height)]
    elif width > 1.15 * height:
        parts += _beside(title, subtitle, colours, scene, lang, size)
    else:
        parts += _above(title, subtitle, colours, scene, lang, size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def picture(scene: str, hue: int, size: tuple[int, int] = LANDSCAPE) -> str:
    """A scene alone, without lettering, as SVG text."""
    return poster("", "", hue, scene, size=size)


def render(svg: str, file_format: str = "WEBP", scale: float = 1.0, quality: int = 82) -> bytes:
    """An SVG text as the bytes of a WEBP, AVIF, PNG or JPEG picture."""
    import vl_convert
    from PIL import Image

    with Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=scale))) as drawn:
        out = BytesIO()
        drawn.convert("RGB").save(out, file_format, quality=quality)
    return out.getvalue()


@cache
def can_letter(lang: str) -> bool:
    """Whether this machine has letters for the language: a sample is drawn and looked at."""
    import vl_convert
    from PIL import Image

    sample = {"ar": "سلام"}.get(lang, "Hamburg")
    line = _line(sample, 100, 40, 30, "#000", lang, "middle")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">{line}</svg>'
    with Image.open(BytesIO(vl_convert.svg_to_png(svg))) as drawn:
        return drawn.getchannel("A").getbbox() is not None


def _rings(colours: Inks, width: int, height: int, *, mirrored: bool) -> str:
    """The house motif: wide quarter rings from an upper corner, hardly lighter than the ground."""
    reach, corner = max(width, height), 0 if mirrored else width
    band = reach / 14
    rings = waves(corner, 0, colours.tint, [round(band * step) for step in (3, 5, 7, 9, 11)], band, 0, 180)
    return f'<g opacity=".28">{rings}</g>'


def _placed(scene: str, colours: Inks, x: float, y: float, width: float, height: float) -> str:
    """The scene scaled into a box, standing on its lower edge; what runs beyond the frame is left to the sheet."""
    scale = min(max(width / 1000, height / 1100), height / 800)
    left, top = x + (width - 1000 * scale) / 2, y + height - 800 * scale
    return f'<g transform="translate({left:.1f} {top:.1f}) scale({scale:.4f})">{SCENES[scene](colours)}</g>'


def _above(title, subtitle, colours: Inks, scene, lang, size) -> list[str]:
    width, height = size
    margin = width * 0.07
    lettering, end = _lettering(title, subtitle, colours, lang, (margin, margin, width - 2 * margin, height * 0.36))
    top = max(end + margin * 0.5, height * 0.34)
    drawn = _placed(scene, colours, 0, top, width, height - top)
    if scene in WALLED:
        drawn = (
            f'<svg y="{top:.0f}" width="{width}" height="{height - top:.0f}" viewBox="0 {top:.0f} {width} '
            f'{height - top:.0f}">{drawn}</svg>'
        )
    return [_rings(colours, width, height, mirrored=lang in RIGHT_TO_LEFT), drawn, lettering]


def _beside(title, subtitle, colours: Inks, scene, lang, size) -> list[str]:
    width, height = size
    margin, half = height * 0.08, width * 0.5
    rtl = lang in RIGHT_TO_LEFT
    scene_x, text_x = (0, half) if rtl else (half, 0)
    lettering, _end = _lettering(
        title,
        subtitle,
        colours,
        lang,
        (text_x + margin * (0.5 if rtl else 1), margin, half - 1.5 * margin, height * 0.7),
    )
    # A room ends where the lettering begins; a thing stands on a ground that runs on below it.
    cover = rect(text_x, 0, half, height, colours.flood) if scene in ROOMS else ""
    rings = _rings(colours, width, height, mirrored=rtl)
    return [rings, _placed(scene, colours, scene_x, 0, half, height), cover, lettering]


def _lettering(title, subtitle, colours: Inks, lang, box) -> tuple[str, float]:
    """Title and subtitle set into a box (x, y, width, height): the SVG, and where it ends."""
    x, y, width, height = box
    rtl = lang in RIGHT_TO_LEFT
    edge, anchor, leading = (x + width, "end", 1.34) if rtl else (x, "start", 1.06)
    size, lines = _fitted(title, width, height * (0.8 if subtitle else 1), leading)
    out, baseline = [], y + size * 0.82
    for line in lines:
        out.append(_line(line, edge, baseline, size, colours.ink, lang, anchor, -0.02))
        baseline += size * leading
    end = baseline - size * leading + size * 0.3
    if subtitle:
        small = max(size * 0.3, width * 0.042)
        end += small * 0.5
        for line in _broken(subtitle, int(width / (small * 0.52))):
            end += small * 1.4
            out.append(_line(line, edge, end, small, colours.ink, lang, anchor, 0, 500))
        end += small * 0.4
    return "".join(out), end


def _fitted(title: str, width: float, height: float, leading: float) -> tuple[float, list[str]]:
    """The largest size at which the title, broken into lines, fits a box; the lines with it."""
    size = height
    while size > 12:
        lines = _broken(title, max(1, int(width / (size * WIDTH_OF_LETTER))))
        longest = max(len(line) for line in lines)
        if longest * size * WIDTH_OF_LETTER <= width and len(lines) * size * leading <= height and size <= width / 3.6:
            return size, lines
        size *= 0.96
    return size, _broken(title, max(1, int(width / (size * WIDTH_OF_LETTER))))


def _broken(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _line(text, x, y, size, colour, lang, anchor, tracking=0.0, weight=800) -> str:
    rtl = lang in RIGHT_TO_LEFT
    family, spacing = (ARABIC, "") if rtl else (LATIN, f' letter-spacing="{tracking * size:.2f}"')
    words = f"\u200f{text}\u200f" if rtl else text
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{size:.1f}" font-weight="{weight}" '
        f'fill="{colour}" text-anchor="{anchor}"{spacing} xml:lang="{lang}">{escape(words)}</text>'
    )
