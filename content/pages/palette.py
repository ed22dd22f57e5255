"""One hue becomes a campaign's palette: colours for light and dark pages whose contrast is checked, not guessed.

``python -m content.pages.palette`` prints the section of ``static/css/site.css`` that carries the palettes.
"""

from dataclasses import astuple, dataclass
from functools import lru_cache
from math import cos, radians, sin

PAPER, INK = "#fdfbf6", "#17150f"
DARK_PAPER, DARK_INK = "#15140f", "#f4f1e8"
HOUSE_HUE = 80
STEP = 15
READING, TEXT = 7.0, 4.5
ROLES = ("accent", "on-accent", "flood", "on-flood", "tint", "deep")


@dataclass(frozen=True)
class Scheme:
    """Colours of one scheme as ``#rrggbb``.

    accent: text, lines and buttons on paper; on_accent: text on it; flood: the poster's ground, one in both schemes,
    for a poster is printed once and its picture carries the same ink; on_flood: text on it;
    tint: a quiet ground for body text; deep: the hue as ink on paper and tint (and, on light pages, on the flood).
    """

    accent: str
    on_accent: str
    flood: str
    on_flood: str
    tint: str
    deep: str


@dataclass(frozen=True)
class Palette:
    light: Scheme
    dark: Scheme


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """OKLCH (lightness 0-1, chroma, hue in degrees) to linear sRGB; Ottosson 2020, "A perceptual color space"."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encode(channel: float) -> int:
    channel = min(max(channel, 0.0), 1.0)
    return round(255 * (12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055))


def colour(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour ``#rrggbb`` of an OKLCH colour, its chroma reduced until it can be shown."""
    low, high = 0.0, chroma
    for _ in range(18):
        if all(-1e-4 <= channel <= 1.0001 for channel in _linear(lightness, high, hue)):
            break
        middle = (low + high) / 2
        if all(-1e-4 <= channel <= 1.0001 for channel in _linear(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    else:
        high = low
    return "#" + "".join(f"{_encode(channel):02x}" for channel in _linear(lightness, high, hue))


def luminance(hex_colour: str) -> float:
    """Relative luminance (0 to 1) of ``#rrggbb`` as WCAG 2.2 defines it."""
    channels = (int(hex_colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2)."""
    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _at_contrast(hue: float, chroma: float, ground: str, ratio: float, start: float, step: float) -> str:
    """The first colour, walking lightness from ``start`` by ``step``, that reaches ``ratio`` on ``ground``."""
    lightness = start
    while 0 < lightness < 1:
        found = colour(lightness, chroma, hue)
        if contrast(found, ground) >= ratio:
            return found
        lightness += step
    raise ValueError(f"Hue {hue} cannot reach {ratio}:1 on {ground}.")


def _yellowness(hue: int) -> float:
    """1 at yellow (95 degrees), falling to 0 at 65 degrees either side: yellow ink is bright, all others are fuller."""
    return max(0.0, cos(radians((hue - 95) * 90 / 65))) if abs(hue - 95) < 65 else 0.0


@lru_cache(maxsize=360)
def palette(hue: int) -> Palette:
    """The palette of a hue in whole degrees, 0 to 359; raises ValueError outside.

    Text pairs reach 4.5:1, pairs that carry body text 7:1, in both schemes.
    """
    if not 0 <= hue < 360:
        raise ValueError(f"A hue lies between 0 and 359, not at {hue}.")
    tint = colour(0.955, 0.028, hue)
    flood = colour(0.755 + 0.085 * _yellowness(hue), 0.125 + 0.035 * _yellowness(hue), hue)
    accent = _at_contrast(hue, 0.16, tint, 5.5, 0.56, -0.005)
    deep = _at_contrast(hue, 0.075, flood, READING, 0.34, -0.005)
    dark_tint = colour(0.255, 0.03, hue)
    dark_accent = _at_contrast(hue, 0.125, dark_tint, READING, 0.78, 0.005)
    dark_deep = _at_contrast(hue, 0.06, dark_tint, READING, 0.92, 0.005)
    return Palette(
        light=Scheme(accent, "#ffffff", flood, INK, tint, deep),
        dark=Scheme(dark_accent, DARK_PAPER, flood, INK, dark_tint, dark_deep),
    )


def nearest_step(hue: int) -> int:
    """The hue, in steps of 15 degrees, whose class stands in the stylesheet; 352 to 359 come back to 0."""
    return round(hue / STEP) * STEP % 360


def _rules(scheme_name: str, indent: str) -> list[str]:
    selectors = {":root": HOUSE_HUE} | {f".hue-{hue}": hue for hue in range(0, 360, STEP)}
    lines = []
    for selector, hue in selectors.items():
        values = astuple(getattr(palette(hue), scheme_name))
        body = "; ".join(f"--{role}: {value}" for role, value in zip(ROLES, values, strict=True))
        lines.append(f"{indent}{selector} {{ {body} }}")
    return lines


def stylesheet() -> str:
    """The palettes as CSS: one class per 15 degrees, light first, dark inside a media query."""
    dark = ["  @media (prefers-color-scheme: dark) {", *_rules("dark", "    "), "  }"]
    return "\n".join(["@layer palettes {", *_rules("light", "  "), *dark, "}"]) + "\n"


if __name__ == "__main__":
    print(stylesheet(), end="")
