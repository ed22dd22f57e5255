"""Gathers the models of this room's packages."""

from content.consent.models import ConsentRecord, HandoutConsent, ImageConsent, RecordingConsent, WithdrawalCode
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
    "ConsentRecord",
    "EvidenceIndexPage",
    "Handout",
    "HandoutConsent",
    "HelpIndexPage",
    "HomePage",
    "Image",
    "ImageConsent",
    "LoadedPart",
    "Recording",
    "RecordingConsent",
    "Rendition",
    "SiteVersion",
    "StandardPage",
    "WithdrawalCode",
]
