"""Every page type of the public site, one a file; the kinds of materials share one."""

from .campaign import CampaignIndexPage, CampaignPage
from .evidence import EvidenceIndexPage
from .help import HelpIndexPage
from .home import HomePage
from .kinds import (
    KINDS,
    ArticlePage,
    DialogueKitPage,
    LiveReadPage,
    MobileAppPage,
    PosterPage,
    PuppetShowPage,
    RadioShowPage,
    RadioSpotPage,
    SeminarKitPage,
    ShortVideoPage,
    SongPage,
    StoryPage,
    TheatrePlayPage,
    TvShowPage,
    TvSpotPage,
)
from .material import MaterialIndexPage, MaterialPage
from .public import PublicPage
from .site import SiteVersion
from .standard import StandardPage

PAGE_TYPES = (
    HomePage,
    CampaignIndexPage,
    CampaignPage,
    EvidenceIndexPage,
    HelpIndexPage,
    MaterialIndexPage,
    MaterialPage,
    StandardPage,
)
"""Those that the address of a page may lead to in one query; a material is then read as its own kind."""

__all__ = [
    "KINDS",
    "PAGE_TYPES",
    "ArticlePage",
    "CampaignIndexPage",
    "CampaignPage",
    "DialogueKitPage",
    "EvidenceIndexPage",
    "HelpIndexPage",
    "HomePage",
    "LiveReadPage",
    "MaterialIndexPage",
    "MaterialPage",
    "MobileAppPage",
    "PosterPage",
    "PublicPage",
    "PuppetShowPage",
    "RadioShowPage",
    "RadioSpotPage",
    "SeminarKitPage",
    "ShortVideoPage",
    "SiteVersion",
    "SongPage",
    "StandardPage",
    "StoryPage",
    "TheatrePlayPage",
    "TvShowPage",
    "TvSpotPage",
]
