"""Scenes of things: a radio, a microphone, a phone in a hand, a suitcase, a contract, a screen, a loud-hailer.

A scene draws itself in a frame of 1000 by 800, standing on its lower edge; grounds run on beyond it.
"""

from .shapes import SKINS, Inks, circle, ellipse, ground, group, halftone, rect, shape, stroke, waves


def radio(i: Inks) -> str:
    holes = "".join(
        circle(365 + 30 * column + (15 if row % 2 else 0), 530 + 26 * row, 8, i.tint)
        for row in range(-5, 6)
        for column in range(-5, 6)
        if (30 * column + (15 if row % 2 else 0)) ** 2 + (26 * row) ** 2 < 130**2
    )
    ticks = "".join(stroke(f"M{582 + 22 * place} 392v{34 if place % 4 == 0 else 18}", i.deep, 5) for place in range(9))
    return "".join(
        [
            waves(880, 50, i.paper, (90, 165, 240, 315, 390), 24, -170, 80),
            ground(700, i.deep),
            stroke("M250 330V250Q250 210 290 210H640Q680 210 680 250V330", i.deep, 30),
            stroke("M735 330L880 50", i.ink, 13),
            circle(880, 50, 22, i.spark),
            rect(150, 310, 700, 420, i.paper, 44),
            rect(150, 640, 700, 90, i.accent, 0),
            rect(150, 690, 700, 40, i.accent, 44),
            rect(150, 636, 700, 10, i.deep),
            circle(365, 500, 158, i.deep),
            group([holes], (0, -30)),
            rect(566, 366, 220, 96, i.tint, 12),
            ticks,
            rect(664, 374, 9, 80, i.shade, 4),
            circle(622, 552, 50, i.spark),
            circle(738, 552, 50, i.spark),
            stroke("M622 552L600 520M738 552L766 528", i.ink, 11),
            rect(240, 670, 90, 26, i.paper, 8),
            rect(345, 670, 90, 26, i.paper, 8),
            rect(450, 670, 90, 26, i.tint, 8),
            rect(200, 722, 70, 26, i.ink, 8),
            rect(730, 722, 70, 26, i.ink, 8),
        ]
    )


def microphone(i: Inks) -> str:
    grille = "".join(stroke(f"M406 {y}H594", i.deep, 10) for y in range(120, 300, 36))
    return "".join(
        [
            waves(500, 230, i.paper, (210, 290, 370, 450), 26, -42, 42),
            waves(500, 230, i.paper, (210, 290, 370, 450), 26, 138, 222),
            ground(720, i.deep),
            stroke("M330 250V330Q330 500 500 500T670 330V250", i.ink, 30),
            rect(376, 40, 248, 400, i.paper, 124),
            grille,
            rect(376, 300, 248, 46, i.spark),
            rect(484, 500, 32, 210, i.ink),
            shape("M300 740q0 -56 70 -56h260q70 0 70 56z", i.ink),
            rect(440, 616, 120, 34, i.accent, 12),
        ]
    )


def phone(i: Inks) -> str:
    skin, nail = SKINS[1], "#c99a76"
    fingers = "".join(
        stroke(f"M700 {y + 26}Q660 {y} 616 {y + 4}", skin, 62) + ellipse(604, y + 4, 15, 18, nail)
        for y in (360, 436, 512)
    )
    return "".join(
        [
            halftone(500, 330, 470, i.paper, 30, 12),
            shape("M420 1400L396 690Q400 560 470 520L700 470Q760 520 744 640L820 1400z", skin),
            shape("M388 900h400l60 700H360z", i.accent),
            rect(384, 872, 410, 52, i.spark, 10),
            rect(318, 30, 330, 640, i.ink, 44),
            rect(338, 84, 290, 520, i.tint, 10),
            rect(440, 52, 86, 12, i.deep, 6),
            rect(362, 116, 190, 92, i.paper, 22),
            stroke("M386 146h130M386 178h86", i.deep, 11),
            rect(420, 232, 184, 92, i.flood, 22),
            stroke("M444 262h130M444 294h70", i.deep, 11),
            circle(483, 470, 82, i.accent),
            group(
                [stroke("M6 3h4l2 5-3 2c1 2 3 4 5 5l2-3 5 2v4c0 2-1 3-3 3C11 20 4 13 3 6c0-2 1-3 3-3z", i.paper, 2)],
                (427, 414),
                4.6,
            ),
            stroke("M455 636h56", i.paper, 9),
            fingers,
            stroke("M420 690Q330 620 336 520", skin, 72),
            ellipse(338, 506, 18, 24, nail),
        ]
    )


def suitcase(i: Inks) -> str:
    return "".join(
        [
            halftone(500, 380, 460, i.paper, 30, 12),
            ground(700, i.deep),
            stroke("M400 270V196Q400 160 436 160H564Q600 160 600 196V270", i.ink, 28),
            rect(190, 260, 620, 460, i.accent, 40),
            rect(190, 400, 620, 14, i.deep),
            rect(286, 260, 54, 460, i.deep),
            rect(660, 260, 54, 460, i.deep),
            rect(280, 440, 66, 48, i.spark, 8),
            rect(654, 440, 66, 48, i.spark, 8),
            group(
                [
                    rect(-74, -50, 170, 116, i.paper, 10),
                    circle(-52, 8, 10, i.accent),
                    stroke("M-20 -16h88M-20 12h88M-20 38h54", i.deep, 9),
                ],
                (560, 290),
                1.15,
                9,
            ),
            stroke("M450 236Q470 262 496 292", i.ink, 7),
            rect(230, 712, 60, 22, i.ink, 6),
            rect(710, 712, 60, 22, i.ink, 6),
            group(
                [rect(-66, -92, 132, 184, i.spark, 10), circle(0, -18, 36, i.paper), rect(-36, 44, 72, 14, i.paper, 5)],
                (886, 640),
                1,
                12,
            ),
        ]
    )


def contract(i: Inks) -> str:
    return "".join(
        [
            ground(660, i.deep),
            rect(276, 30, 450, 640, i.paper, 8, -4),
            group(
                [
                    rect(-160, -250, 200, 34, i.deep, 6),
                    *(
                        rect(-160, -180 + 44 * line, (310, 290, 320, 240)[line % 4], 15, i.flood, 6)
                        for line in range(7)
                    ),
                    stroke("M-150 220q30 -70 54 -20t50 -22t44 16t40 -10", i.accent, 9),
                    rect(-160, 250, 200, 6, i.deep),
                    circle(116, 226, 44, i.spark),
                    circle(116, 226, 28, i.paper),
                ],
                (500, 350),
                1,
                -4,
            ),
            stroke("M752 520L880 668", i.ink, 48),
            stroke("M772 544L880 668", i.accent, 26),
            circle(660, 410, 172, i.ink),
            circle(660, 410, 142, i.tint),
            rect(566, 352, 190, 30, i.deep, 8),
            rect(566, 408, 150, 30, i.deep, 8),
            rect(540, 464, 110, 30, i.shade, 8),
        ]
    )


def screen(i: Inks) -> str:
    return "".join(
        [
            halftone(500, 330, 520, i.paper, 30, 12),
            ground(700, i.deep),
            stroke("M400 60L340 -70M600 60L680 -90", i.ink, 13),
            circle(340, -74, 16, i.spark),
            circle(680, -94, 16, i.spark),
            rect(130, 60, 740, 540, i.ink, 46),
            rect(172, 102, 656, 420, i.tint, 22),
            circle(640, 250, 84, i.spark),
            shape("M172 522V400Q300 310 440 400T828 380V500Q828 522 806 522z", i.accent),
            shape("M172 522V450Q380 380 560 450T828 440V500Q828 522 806 522z", i.deep),
            circle(500, 312, 100, i.paper),
            shape("M468 258v108l92 -54z", i.ink),
            rect(196, 548, 140, 18, i.spark, 9),
            circle(806, 560, 16, i.accent),
            shape("M330 600h340l40 110H290z", i.accent),
        ]
    )


def loudhailer(i: Inks) -> str:
    return "".join(
        [
            waves(560, 330, i.paper, (330, 420, 510, 600, 690), 30, -36, 24),
            ground(720, i.deep),
            stroke("M330 430L380 760", i.ink, 54),
            shape("M180 330Q180 270 240 266L420 240V460L240 436Q180 430 180 372z", i.ink),
            shape("M410 236L770 60V620L410 464z", i.spark),
            shape("M590 148L770 60V620L590 542z", i.paper),
            ellipse(770, 340, 56, 282, i.accent),
            ellipse(782, 340, 30, 210, i.deep),
            rect(300, 440, 90, 120, i.accent, 18),
        ]
    )


def song(i: Inks) -> str:
    return "".join(
        [
            ground(690, i.deep),
            circle(420, 380, 330, i.ink),
            *(
                f'<circle cx="420" cy="380" r="{radius}" fill="none" stroke="{i.deep}" stroke-width="7"/>'
                for radius in (290, 250, 210, 170)
            ),
            circle(420, 380, 122, i.spark),
            stroke("M350 352h140M366 400h108", i.ink, 11),
            circle(420, 380, 14, i.paper),
            stroke("M820 60V300L640 500", i.paper, 26),
            rect(600, 474, 88, 46, i.paper, 10, -48),
            circle(820, 70, 56, i.accent),
            circle(820, 70, 22, i.paper),
            waves(420, 380, i.paper, (390, 460, 530), 22, 150, 250),
        ]
    )
