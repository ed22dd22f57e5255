"""One look for every chart: ink that follows the page, colours that colour-blind readers tell apart."""

INK = "#010203"
"""Stands for the colour of the text around the chart; the picture says ``currentColor``, so dark pages work."""

HATCH = "#010204"
"""Stands for the hatching of what is hidden."""

PAPER = "none"
"""Hollow points are empty, whatever the page behind them."""

SERIES = ("#0072b2", "#d55e00", "#009e73", "#b5578f", "#8a6d00", "#5b6ee1")
"""Okabe and Ito's colours, darkened where needed to stand 3:1 on light and on dark paper."""

BAND_OPACITY = 0.22
FONT_SIZE = 15
WIDTH, HEIGHT = 480, 270


def configuration() -> dict:
    """The ``config`` part of every specification: no frame, quiet grid, text in the page's own face."""
    text = {"labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE, "labelColor": INK, "titleColor": INK}
    return {
        "background": None,
        "font": "inherit",
        "view": {"stroke": None},
        "axis": text
        | {
            "domainColor": INK,
            "tickColor": INK,
            "gridColor": INK,
            "gridOpacity": 0.13,
            "titleFontWeight": "normal",
            "labelFontWeight": "normal",
        },
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False, "tickCount": 5, "titleAngle": 0, "titleAlign": "left"}
        | {"titleBaseline": "bottom", "titleX": -36, "titleY": -14},
        "text": {"fontSize": FONT_SIZE, "color": INK},
        "line": {"strokeWidth": 2.5, "strokeJoin": "round"},
        "point": {"size": 46, "strokeWidth": 2, "filled": True, "opacity": 1},
        "rule": {"color": INK},
    }


def number_locale(locale: str) -> dict:
    """How numbers are written, in the words of d3-format, from CLDR."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    marks = {"decimal": get_decimal_symbol(locale), "thousands": get_group_symbol(locale)}
    return marks | {"grouping": [3], "currency": ["", ""]}
