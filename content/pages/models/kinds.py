"""The kinds of materials. Each has the blocks of its kind; what they share stands in ``material``."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.pages.choices import MaterialKind
from content.pages.parts import parts_of

from .material import MaterialPage


def _of(kind: MaterialKind) -> StreamField:
    return StreamField(parts_of(kind), blank=True, verbose_name=_("parts"))


PANELS = [*MaterialPage.content_panels, FieldPanel("parts"), FieldPanel("credits")]
SEARCHED: list[Any] = [*MaterialPage.search_fields, index.SearchField("parts")]


class TvSpotPage(MaterialPage):
    """A TV spot: recordings, script, cue sheet and files for stations."""

    kind = MaterialKind.TV_SPOT
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("TV spot")


class TvShowPage(MaterialPage):
    """A TV show, episode by episode."""

    kind = MaterialKind.TV_SHOW
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("TV show")


class RadioSpotPage(MaterialPage):
    """A radio spot: recordings, script, cue sheet and files for stations."""

    kind = MaterialKind.RADIO_SPOT
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("radio spot")


class RadioShowPage(MaterialPage):
    """A radio show, episode by episode, with the questions that open the line."""

    kind = MaterialKind.RADIO_SHOW
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("radio show")


class LiveReadPage(MaterialPage):
    """A text that presenters read aloud."""

    kind = MaterialKind.LIVE_READ
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("live-read script")


class MobileAppPage(MaterialPage):
    """An app: where it is had and what it leaves on a phone."""

    kind = MaterialKind.MOBILE_APP
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("mobile app")


class TheatrePlayPage(MaterialPage):
    """A play to rehearse: parts, scenes, cues, things to bring and the talk afterwards."""

    kind = MaterialKind.THEATRE
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("theatre play")


class PuppetShowPage(MaterialPage):
    """A puppet show: puppets, scenes, cues, things to bring and the talk afterwards."""

    kind = MaterialKind.PUPPET_SHOW
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("puppet show")


class SeminarKitPage(MaterialPage):
    """A seminar or lecture, step by step."""

    kind = MaterialKind.SEMINAR
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("seminar or lecture kit")


class DialogueKitPage(MaterialPage):
    """A talk in a listening group or a community, step by step."""

    kind = MaterialKind.DIALOGUE
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("listening-group and community-dialogue kit")


class SongPage(MaterialPage):
    """A song or music video with its words."""

    kind = MaterialKind.MUSIC
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("song or music video")


class ShortVideoPage(MaterialPage):
    """A short video."""

    kind = MaterialKind.SHORT_VIDEO
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("short video")


class PosterPage(MaterialPage):
    """A poster or leaflet: sheets to print, with the words on them."""

    kind = MaterialKind.POSTER
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("poster or leaflet")


class StoryPage(MaterialPage):
    """A comic or story, picture by picture."""

    kind = MaterialKind.STORY
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("comic or story")


class ArticlePage(MaterialPage):
    """An article to read on the web."""

    kind = MaterialKind.ARTICLE
    is_creatable = True
    parts = _of(kind)
    content_panels = PANELS
    template = MaterialPage.template
    search_fields = SEARCHED
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("web article")


KINDS: dict[str, type[MaterialPage]] = {
    page_type.kind: page_type
    for page_type in (
        TvSpotPage,
        TvShowPage,
        RadioSpotPage,
        RadioShowPage,
        LiveReadPage,
        MobileAppPage,
        TheatrePlayPage,
        PuppetShowPage,
        SeminarKitPage,
        DialogueKitPage,
        SongPage,
        ShortVideoPage,
        PosterPage,
        StoryPage,
        ArticlePage,
    )
}
"""The page type of each kind."""
