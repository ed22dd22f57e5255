"""Figures that a planner can cite as evidence in one click; rooms to the right bring them through a slot."""

from dataclasses import dataclass
from datetime import date

from clarion import slots

from .choices import Theme
from .models import Campaign


@dataclass(frozen=True)
class CitableFigure:
    """One figure as it would be cited: already published, with its interval in words, its source and its vintage.

    ``key`` stays the same while the figure does; ``caution`` is what it must not be read to say.
    """

    key: str
    theme: str
    statement: str
    source: str
    as_of: date | None
    caution: str = ""

    @property
    def theme_name(self) -> str:
        return str(Theme(self.theme).label)


def figures_for(campaign: Campaign, user) -> list[CitableFigure]:
    """What the slot ``citable_figures`` offers on the campaign's areas and is not cited yet."""
    cited = {(evidence.statement, evidence.source) for evidence in campaign.evidence.all()}
    offered = slots.collect("citable_figures", campaign, user)
    return [figure for figure in offered if (figure.statement, figure.source) not in cited]
