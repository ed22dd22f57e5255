"""The records of planning, one noun a file."""

from .activity import Activity
from .audience import Audience
from .campaign import Campaign, CampaignArea
from .evidence import Evidence
from .lesson import Lesson
from .objective import Objective
from .programme import Programme
from .short_link import ShortLink
from .version import CampaignVersion

__all__ = [
    "Activity",
    "Audience",
    "Campaign",
    "CampaignArea",
    "CampaignVersion",
    "Evidence",
    "Lesson",
    "Objective",
    "Programme",
    "ShortLink",
]
