"""Scenes with people: a stage, a classroom, a puppet booth, a road at dawn, a wall of posters.

A scene draws itself in a frame of 1000 by 800, standing on its lower edge; grounds run on beyond it.
"""

from content.pages.palette import palette

from .shapes import (
    FAR,
    SKINS,
    Inks,
    bust,
    circle,
    ellipse,
    ground,
    group,
    halftone,
    person,
    rect,
    shape,
    stroke,
)


def _audience(i: Inks, y: float, size: float, spread=(-520, 1520)) -> str:
    cloths, styles = (i.accent, i.spark, i.paper, i.shade), ("short", "wrap", "bun")
    heads, place, number = [], spread[0], 0
    while place < spread[1]:
        wrap = styles[number % 3] == "wrap"
        hair = i.spark if wrap else i.ink
        cloth = cloths[number % 4] if not (wrap and number % 4 == 1) else i.paper
        heads.append(bust(place, y + 14 * (number % 2), size, SKINS[number % 5], cloth, hair, styles[number % 3]))
        place, number = place + size * 1.36, number + 1
    return "".join(heads)


def stage(i: Inks) -> str:
    folds = []
    for side in (-1, 1):
        for fold in range(24):
            x = 500 + side * (330 + fold * 64) - (64 if side < 0 else 0)
            folds.append(rect(x, -FAR, 65, FAR + 600 + 16 * (fold % 2), (i.accent, i.deep)[fold % 2], 20))
    valance = "".join(circle(500 + place * 150, -20, 82, (i.deep, i.accent)[place % 2]) for place in range(-12, 13))
    return "".join(
        [
            shape("M440 -900L560 -900L820 640L180 640z", i.tint),
            ground(600, i.deep),
            ellipse(500, 640, 330, 46, i.tint),
            *folds,
            rect(-FAR, -FAR, 2 * FAR + 1000, FAR - 20, i.accent),
            valance,
            person(405, 655, 420, SKINS[1], i.spark, i.ink, i.ink, arm="up", facing=1),
            person(620, 660, 400, SKINS[2], i.shade, i.ink, i.accent, arm="out", facing=-1, wrap=True),
            _audience(i, 830, 150),
        ]
    )


def classroom(i: Inks) -> str:
    chalk = i.tint
    hand = stroke("M700 760Q742 650 726 560", SKINS[0], 40) + circle(724, 548, 27, SKINS[0])
    return "".join(
        [
            rect(110, 60, 640, 390, i.paper, 10),
            rect(130, 80, 600, 350, i.deep, 4),
            stroke("M210 170h120v190h-120zM250 335h40", chalk, 9),
            stroke("M420 180q0 -40 46 -40t46 44q0 34 -46 52v34", chalk, 12),
            circle(466, 318, 9, chalk),
            stroke("M570 190h100M570 240h80M570 290h100M570 340h60", chalk, 9),
            ground(640, i.accent),
            person(850, 700, 470, SKINS[3], i.spark, i.ink, i.ink, arm="out", facing=-1),
            *(
                bust(x, 830, 190, SKINS[skin], cloth, i.ink, style)
                for x, skin, cloth, style in (
                    (-420, 1, i.shade, "short"),
                    (-150, 3, i.paper, "bun"),
                    (110, 2, i.paper, "bun"),
                    (370, 4, i.shade, "short"),
                )
            ),
            hand,
            bust(630, 830, 190, SKINS[0], i.paper, i.ink, "bun"),
            bust(1190, 830, 190, SKINS[1], i.shade, i.ink, "short"),
            bust(1460, 830, 190, SKINS[2], i.paper, i.ink, "bun"),
            ground(790, i.deep),
        ]
    )


def _puppet(x, skin, cloth, hat, i: Inks) -> str:
    return "".join(
        [
            shape(f"M{x - 62} 545L{x - 26} 420h52L{x + 62} 545z", cloth),
            stroke(f"M{x - 34} 450L{x - 84} 410M{x + 34} 450L{x + 84} 404", cloth, 30),
            circle(x - 88, 404, 17, skin),
            circle(x + 88, 398, 17, skin),
            circle(x, 372, 58, skin),
            shape(f"M{x - 64} 356L{x} 262L{x + 64} 356q-64 -26 -128 0z", hat),
            circle(x, 262, 14, i.paper),
            circle(x - 20, 372, 7, i.ink),
            circle(x + 20, 372, 7, i.ink),
            stroke(f"M{x - 22} 394q22 20 44 0", i.ink, 6),
        ]
    )


def puppets(i: Inks) -> str:
    stripes = [rect(200 + 75 * number, 545, 76, 400, (i.accent, i.paper)[number % 2]) for number in range(8)]
    scallops = [
        rect(180 + 80 * number, 130, 80, 110, colour) + circle(220 + 80 * number, 240, 40, colour)
        for number in range(8)
        for colour in [(i.paper, i.accent)[number % 2]]
    ]
    flags = [
        shape(f"M{x} {y}h46l-23 52z", (i.spark, i.paper, i.shade)[number % 3])
        for number, (x, y) in enumerate((x, round(-70 - 0.00042 * (x - 500) ** 2 + 60)) for x in range(-1300, 2300, 92))
    ]
    return "".join(
        [
            *flags,
            ground(700, i.deep),
            rect(200, 200, 600, 600, i.deep),
            rect(236, 240, 528, 320, i.tint),
            *stripes,
            _puppet(390, SKINS[1], i.spark, i.accent, i),
            _puppet(610, SKINS[2], i.shade, i.spark, i),
            rect(180, 536, 640, 34, i.ink, 8),
            *scallops,
            shape("M180 132L500 20L820 132z", i.accent),
            circle(500, 18, 20, i.spark),
            _audience(i, 850, 140),
        ]
    )


def road(i: Inks) -> str:
    return "".join(
        [
            circle(500, 470, 270, i.paper),
            halftone(500, 470, 430, i.paper),
            shape(
                f"M{-FAR} 900V470Q-300 300 60 420T420 470L560 480Q760 330 1020 400T1800 380L{FAR} 460V900z", i.accent
            ),
            shape(f"M{-FAR} {FAR}V520Q-200 440 200 500T760 510Q1000 440 {FAR} 520V{FAR}z", i.deep),
            shape("M486 503h28L1120 1300H-120z", i.tint),
            stroke("M500 520v14M500 556v26M500 612v44M500 700v70M500 830v110", i.deep, 13),
            rect(806, 380, 22, 420, i.paper, 8),
            shape("M720 398h190l46 42l-46 42h-190z", i.spark),
            shape("M914 506h-168l-42 38l42 38h168z", i.paper),
            stroke("M756 440h96M770 544h92", i.ink, 12),
            person(330, 742, 300, SKINS[0], i.spark, i.ink, i.ink, arm="down", facing=-1),
            rect(352, 612, 58, 78, i.shade, 12),
            stroke("M366 612v-14q15 -20 30 0v14", i.shade, 8),
            stroke("M180 190q24 -26 46 0q22 -26 46 0M290 120q18 -20 34 0q16 -20 34 0", i.deep, 9),
        ]
    )


def _sheet(x, y, turn, hue, drawing) -> str:
    return group([rect(-95, -130, 190, 260, palette(hue).light.flood), drawing], (x, y), 1, turn)


def wall(i: Inks) -> str:
    mark = shape("M-60 70A130 130 0 0 1 70 -60v36A94 94 0 0 0 -24 70zM0 70A70 70 0 0 1 70 0v70z", i.ink)
    sheets = [
        (-560, 210, 2, 120, mark),
        (-330, 190, -3, 345, circle(0, -20, 62, i.paper) + rect(-60, 74, 120, 16, i.ink)),
        (-100, 215, 3, 195, mark),
        (130, 195, -2, 30, circle(0, -18, 60, i.paper) + rect(-60, 74, 120, 16, i.ink) + rect(-60, 100, 80, 12, i.ink)),
        (365, 220, 2, 255, stroke("M-44 -70h88v130h-88zM-12 40h24", i.ink, 12)),
        (600, 190, -3, 80, mark),
        (835, 215, 3, 150, stroke("M-60 -60h120M-60 -24h120M-60 12h74", i.ink, 18) + rect(-60, 60, 120, 36, i.paper)),
        (1065, 195, -2, 315, circle(0, -18, 60, i.ink) + circle(0, -18, 26, i.paper)),
        (1300, 215, 2, 60, mark),
    ]
    return "".join(
        [
            rect(-FAR, -FAR, 2 * FAR + 1000, FAR + 700, i.tint),
            *(stroke(f"M{-FAR} {y}H{FAR}", i.paper, 4) for y in range(-1200, 640, 80)),
            *(_sheet(*sheet) for sheet in sheets),
            ground(600, i.flood),
            ground(690, i.deep),
            person(420, 790, 430, SKINS[2], i.accent, i.ink, i.ink, arm="down", facing=1),
            person(590, 800, 450, SKINS[1], i.shade, i.ink, i.spark, arm="up", facing=1, wrap=True),
        ]
    )
