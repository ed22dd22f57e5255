"""Gathers the models of this room's packages."""

from content.demonstration.models import LoadedPart
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
    "LoadedPart",
    "Recording",
    "Rendition",
    "SiteVersion",
    "StandardPage",
]
