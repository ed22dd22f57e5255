"""The records of planning, one noun a file."""

from .activity import Activity
from .audience import Audience
from .campaign import Campaign, CampaignArea
from .evidence import Evidence
from .objective import Objective
from .short_link import ShortLink

__all__ = ["Activity", "Audience", "Campaign", "CampaignArea", "Evidence", "Objective", "ShortLink"]
