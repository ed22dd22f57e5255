"""Every page type of the public site, one a file."""

from .campaign import CampaignIndexPage, CampaignPage
from .evidence import EvidenceIndexPage
from .help import HelpIndexPage
from .home import HomePage
from .public import PublicPage
from .site import SiteVersion
from .standard import StandardPage

PAGE_TYPES = (HomePage, CampaignIndexPage, CampaignPage, EvidenceIndexPage, HelpIndexPage, StandardPage)

__all__ = [
    "PAGE_TYPES",
    "CampaignIndexPage",
    "CampaignPage",
    "EvidenceIndexPage",
    "HelpIndexPage",
    "HomePage",
    "PublicPage",
    "SiteVersion",
    "StandardPage",
]
