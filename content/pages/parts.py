"""Which blocks each kind of material is made of, and which of them it is not finished without."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .blocks import TEXT_FEATURES, HandoutsBlock, HelpCallBlock, PictureBlock, QuoteBlock
from .choices import MaterialKind
from .material_blocks import (
    AppLinkBlock,
    AppTracesBlock,
    BroadcastFileBlock,
    CastBlock,
    CueSheetBlock,
    DisclosureBlock,
    EpisodeBlock,
    GoalsBlock,
    LyricsBlock,
    PanelBlock,
    PrintFileBlock,
    PropertiesBlock,
    QuestionsBlock,
    SceneBlock,
    ScriptBlock,
    SpokenTextBlock,
    StepBlock,
    VersionBlock,
)

EVERYWHERE = [
    ("text", blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow")),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("handouts", HandoutsBlock()),
    ("help_call", HelpCallBlock()),
]
_version, _script, _cues = ("version", VersionBlock()), ("script", ScriptBlock()), ("cue_sheet", CueSheetBlock())
_file, _questions = ("broadcast_file", BroadcastFileBlock()), ("questions", QuestionsBlock())
_stage = [("cast", CastBlock()), ("scene", SceneBlock()), _cues, ("properties", PropertiesBlock()), _version]
_session = [("goals", GoalsBlock()), ("step", StepBlock()), _questions, ("disclosure", DisclosureBlock()), _version]
_show = [("episode", EpisodeBlock()), _version, _script, _cues, _file, _questions]

BLOCKS = {
    MaterialKind.TV_SPOT: [_version, _script, _cues, _file],
    MaterialKind.TV_SHOW: _show,
    MaterialKind.RADIO_SPOT: [_version, _script, _cues, _file],
    MaterialKind.RADIO_SHOW: _show,
    MaterialKind.LIVE_READ: [("spoken_text", SpokenTextBlock()), _version],
    MaterialKind.MOBILE_APP: [("app_link", AppLinkBlock()), ("app_traces", AppTracesBlock())],
    MaterialKind.THEATRE: [*_stage, _questions],
    MaterialKind.PUPPET_SHOW: [*_stage, _questions],
    MaterialKind.SEMINAR: _session,
    MaterialKind.DIALOGUE: _session,
    MaterialKind.MUSIC: [_version, ("lyrics", LyricsBlock()), _file],
    MaterialKind.SHORT_VIDEO: [_version, _script, _file],
    MaterialKind.POSTER: [("print_file", PrintFileBlock())],
    MaterialKind.STORY: [("panel", PanelBlock()), ("print_file", PrintFileBlock()), _version],
    MaterialKind.ARTICLE: [_version],
}
"""The blocks of each kind beside those of ``EVERYWHERE``."""

NEEDED = {
    MaterialKind.TV_SPOT: ("version", "script"),
    MaterialKind.TV_SHOW: ("episode",),
    MaterialKind.RADIO_SPOT: ("version", "script"),
    MaterialKind.RADIO_SHOW: ("episode",),
    MaterialKind.LIVE_READ: ("spoken_text",),
    MaterialKind.MOBILE_APP: ("app_link", "app_traces"),
    MaterialKind.THEATRE: ("cast", "scene"),
    MaterialKind.PUPPET_SHOW: ("cast", "scene"),
    MaterialKind.SEMINAR: ("goals", "step", "disclosure"),
    MaterialKind.DIALOGUE: ("step", "questions", "disclosure"),
    MaterialKind.MUSIC: ("version", "lyrics"),
    MaterialKind.SHORT_VIDEO: ("version",),
    MaterialKind.POSTER: ("print_file",),
    MaterialKind.STORY: ("panel",),
    MaterialKind.ARTICLE: ("text",),
}
"""The blocks without which a material of a kind is not finished."""


def parts_of(kind: MaterialKind) -> list[tuple[str, blocks.Block]]:
    """The blocks an editor may choose for a kind."""
    return [*BLOCKS[kind], *EVERYWHERE]
