"""Gathers the models of this room's packages."""

from content.media.models import Handout, Image, Recording, Rendition
from content.pages.models import (
    CampaignIndexPage,
    CampaignPage,
    EvidenceIndexPage,
    HelpIndexPage,
    HomePage,
    SiteVersion,
    StandardPage,
)

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "EvidenceIndexPage",
    "Handout",
    "HelpIndexPage",
    "HomePage",
    "Image",
    "Recording",
    "Rendition",
    "SiteVersion",
    "StandardPage",
]
