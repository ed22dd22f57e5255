"""What a room to the right hands over to be shown on the overview of a campaign or a programme."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CampaignTab:
    """One part of the overview: a heading and a template with its context, already limited to what the user may see.

    Filled through ``slots.fill("campaign_tabs", filler)``, for a programme ``slots.fill("programme_tabs", filler)``;
    ``key`` becomes the anchor on the page.
    """

    key: str
    heading: str
    template_name: str
    context: dict[str, Any] = field(default_factory=dict)
