"""The colour of a campaign: twelve named hues, each shown, where the record keeps a number of degrees."""

from django import forms
from django.utils.translation import gettext_lazy as _

STEP = 30
NAMES = (
    _("Pink"),
    _("Coral"),
    _("Orange"),
    _("Yellow"),
    _("Lime"),
    _("Green"),
    _("Turquoise"),
    _("Cyan"),
    _("Sky blue"),
    _("Blue"),
    _("Violet"),
    _("Magenta"),
)
"""From 0 degrees of OKLCH in steps of 30, as the ground of a poster shows them."""


def offered(kept: int | None) -> list:
    """Degrees and names of the hues to choose from; what a campaign has takes the place of the one nearest to it."""
    hues = [place * STEP for place in range(len(NAMES))]
    if kept is not None:
        hues[round(kept / STEP) % len(NAMES)] = kept
    return list(zip(hues, NAMES, strict=True))


class HueChoice(forms.RadioSelect):
    """A group of radio buttons; beside each stands a swatch, a small poster in that hue."""

    template_name = "campaigns/campaign/hues.html"
    legend = ""
    """Names the buttons as a group for screen readers."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["legend"] = self.legend
        return context


class HueField(forms.TypedChoiceField):
    """Degrees, 0 to 359; offers what ``keep`` was told beside the named hues."""

    def __init__(self, **options):
        super().__init__(coerce=int, choices=offered(None), widget=HueChoice, **options)
        self.widget.legend = self.label

    def keep(self, hue: int) -> None:
        self.choices, self.initial = offered(hue), hue
