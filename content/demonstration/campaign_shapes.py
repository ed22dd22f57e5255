"""The form in which a campaign of the demonstration is written down."""

from dataclasses import dataclass, field

from campaigns.planning.choices import Behaviour, Direction, Medium, Theme


@dataclass(frozen=True)
class Goal:
    """One objective, with the words, measure and figures of its own theme."""

    theme: Theme
    behaviour: Behaviour
    statement: str
    message: str
    indicator: str
    unit: str
    target: int
    baseline: int | None = None
    no_baseline: str = ""
    direction: Direction = Direction.UP_GOOD


@dataclass(frozen=True)
class CampaignPlan:
    """A campaign in short; ``evidence`` maps a theme to (statement, source), or to a reason why there is none."""

    code: str
    name: str
    lead: str
    partners: tuple[str, ...]
    regions: tuple[int, ...]
    first: int
    last: int
    status: str
    hue: int
    budget: int
    summary: str
    audience: str
    size: int
    goals: tuple[Goal, ...]
    evidence: dict[Theme, tuple[str, str] | str]
    activities: tuple[tuple[str, Medium, int, int], ...]
    links: tuple[int, ...] = field(default=())
