"""Flat shapes in a few inks: what every scene of the demonstration is cut from."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin

from content.pages.palette import INK, PAPER, palette

SKINS = ("#6b3f22", "#8a5531", "#4d2c18", "#a56b3f", "#5c3419")
FAR = 4000


@dataclass(frozen=True)
class Inks:
    """The printing inks of one picture, all from one hue and one spark across the colour circle."""

    flood: str
    deep: str
    tint: str
    accent: str
    spark: str
    shade: str
    paper: str = PAPER
    ink: str = INK


def inks(hue: int) -> Inks:
    light, other = palette(hue).light, palette((hue + 165) % 360)
    return Inks(light.flood, light.deep, light.tint, light.accent, other.light.flood, other.light.accent)


def rect(x, y, width, height, fill, radius=0, turn=0) -> str:
    turned = f' transform="rotate({turn} {x + width / 2:g} {y + height / 2:g})"' if turn else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" fill="{fill}"{turned}/>'


def circle(x, y, radius, fill) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def ellipse(x, y, across, down, fill) -> str:
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{across:g}" ry="{down:g}" fill="{fill}"/>'


def shape(path, fill) -> str:
    return f'<path d="{path}" fill="{fill}"/>'


def stroke(path, colour, width, dash="") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def group(parts: Iterable[str], move=(0, 0), scale=1.0, turn=0) -> str:
    turned = f" rotate({turn})" if turn else ""
    return f'<g transform="translate({move[0]:g} {move[1]:g}) scale({scale:g}){turned}">{"".join(parts)}</g>'


def ground(y, fill) -> str:
    return rect(-FAR, y, 2 * FAR + 1000, FAR, fill)


def waves(x, y, colour, radii, width, start=-50, end=50) -> str:
    """Arcs of sound around a point, from ``start`` to ``end`` degrees (0 is towards the right)."""
    paths = []
    for radius in radii:
        (x1, y1), (x2, y2) = (
            (x + radius * cos(radians(angle)), y + radius * sin(radians(angle))) for angle in (start, end)
        )
        large = int(end - start > 180)
        paths.append(stroke(f"M{x1:.0f} {y1:.0f}A{radius} {radius} 0 {large} 1 {x2:.0f} {y2:.0f}", colour, width))
    return "".join(paths)


def halftone(x, y, radius, colour, pitch=26, largest=11.0) -> str:
    """A disc of dots that shrink towards its edge."""
    dots = []
    steps = int(radius / pitch)
    for row in range(-steps, steps + 1):
        for column in range(-steps, steps + 1):
            across, down = (column + (row % 2) / 2) * pitch, row * pitch
            far = (across**2 + down**2) ** 0.5
            if far < radius:
                dots.append(
                    circle(round(x + across), round(y + down), round(largest * (1 - far / radius) ** 0.5, 1), colour)
                )
    return "".join(dots)


def bust(x, y, size, skin, cloth, hair, style="short") -> str:
    """Head and shoulders seen from behind or afar; ``y`` is where the shoulders end. Styles: short, wrap, bun."""
    return group([_BUST[style].format(skin=skin, cloth=cloth, hair=hair)], (x, y), size / 100)


_SHOULDERS = (
    '<path d="M-62 0c0 -42 26 -55 62 -55s62 13 62 55z" fill="{cloth}"/>'
    '<rect x="-13" y="-95" width="26" height="48" rx="10" fill="{skin}"/><circle cx="0" cy="-95" r="31" fill="{skin}"/>'
)
_CAP = '<path d="M-33 -95a33 33 0 0 1 66 0z" fill="{hair}"/>'
_BUST = {
    "short": _SHOULDERS + '<path d="M-31 -99a31 31 0 0 1 62 0z" fill="{hair}"/>',
    "wrap": _SHOULDERS + _CAP + '<ellipse cx="5" cy="-125" rx="27" ry="17" fill="{hair}"/>',
    "bun": _SHOULDERS + _CAP + '<circle cx="0" cy="-135" r="14" fill="{hair}"/>',
}


def person(x, feet, tall, skin, cloth, legs, hair, *, arm="down", facing=1, wrap=False) -> str:
    """A standing person of ``tall`` units; ``arm`` is down, up or out, on the side of ``facing`` (1 right, -1 left)."""
    hand = {"down": (20, -40), "up": (24, -104), "out": (34, -68)}[arm]
    parts = [
        stroke("M-6 -34V-3M6 -34V-3", legs, 9),
        _limb((-19, -40), cloth, skin, hangs=True),
        rect(-4, -85, 8, 14, skin, 3),
        shape("M-16 -68q0 -9 10 -9h12q10 0 10 9l3 43q-19 5 -38 0z", cloth),
        _limb(hand, cloth, skin, hangs=arm == "down"),
        circle(0, -89, 10.5, skin),
        shape("M-11 -89a11 11 0 0 1 22 0q-11 -6 -22 0z", hair),
    ]
    if wrap:
        parts.append(ellipse(-2, -100, 9, 6, hair))
    return (
        f'<g transform="translate({x:g} {feet:g}) scale({facing * tall / 100:g} {tall / 100:g})">{"".join(parts)}</g>'
    )


def _limb(hand, cloth, skin, *, hangs) -> str:
    """An arm from the shoulder to a hand, in units of a hundredth of the person."""
    bend = (hand[0] * 0.72, (-76 + hand[1]) / 2 + (0 if hangs else 9))
    start = 12 if hand[0] > 0 else -12
    path = f"M{start} -69Q{bend[0]:g} {bend[1]:g} {hand[0]} {hand[1]}"
    return stroke(path, cloth, 9) + circle(*hand, 4.6, skin)
