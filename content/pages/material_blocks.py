"""The blocks of materials; ``parts`` says which of them each kind is made of."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .blocks import (
    TEXT_FEATURES,
    PictureBlock,
    RecordingBlock,
    RecordingChooser,
    ShownDocument,
    WithTranscript,
)
from .choices import AppStore, BroadcastUse, CueKind, Sheet

clock = RegexValidator(r"^\d{1,3}:[0-5]\d$", _("Minutes and seconds, for example 1:30."))
MOST_MINUTES = 600


def _minutes(**options) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("minutes"), validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)], **options
    )


class VersionBlock(RecordingBlock):
    """A recording of the material; several where it exists in several lengths or cuts."""

    label = blocks.CharBlock(
        label=_("which one"), required=False, max_length=80, help_text=_("For example: 30 seconds, or without music.")
    )

    class Meta:
        icon = "media"
        label = _("Recording")


class BroadcastFileBlock(WithTranscript):
    """A file that stations put on air as it is; readers download it, no page plays it."""

    recording = RecordingChooser(label=_("recording"))
    use = blocks.ChoiceBlock(choices=BroadcastUse.choices, label=_("made for"))
    note = blocks.CharBlock(
        label=_("for the station"),
        required=False,
        max_length=250,
        help_text=_("Format and loudness, until when it may run, what to announce before it."),
    )

    class Meta:
        icon = "download"
        label = _("File for stations")


class LineBlock(blocks.StructBlock):
    """Who says what, and how."""

    speaker = blocks.CharBlock(label=_("who"), required=False, max_length=80, help_text=_("A part, never a person."))
    words = blocks.TextBlock(label=_("words"))
    direction = blocks.CharBlock(label=_("how"), required=False, max_length=200)


class ScriptBlock(blocks.StructBlock):
    """What is spoken, line by line."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    lines = blocks.ListBlock(LineBlock(), label=_("lines"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Script")


class SceneBlock(ScriptBlock):
    """A scene to rehearse: where it plays, and its lines."""

    heading = blocks.CharBlock(label=_("scene"), max_length=120)
    setting = blocks.TextBlock(label=_("setting"), required=False)

    class Meta:
        icon = "group"
        label = _("Scene")


class CueBlock(blocks.StructBlock):
    at = blocks.CharBlock(label=_("at"), max_length=6, validators=[clock], help_text=_("Minutes and seconds."))
    kind = blocks.ChoiceBlock(choices=CueKind.choices, label=_("kind"))
    what = blocks.CharBlock(label=_("what happens"), max_length=250)


class CueSheetBlock(blocks.StructBlock):
    """What happens when: sounds, light, pictures, open lines."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    cues = blocks.ListBlock(CueBlock(), label=_("cues"), min_num=1)

    class Meta:
        icon = "time"
        label = _("Cue sheet")


class EpisodeBlock(WithTranscript):
    """One episode of a show."""

    title = blocks.CharBlock(label=_("title"), max_length=160)
    summary = blocks.TextBlock(label=_("what it tells"), required=False)
    minutes = _minutes(required=False)
    recording = RecordingChooser(label=_("recording"), required=False)

    class Meta:
        icon = "media"
        label = _("Episode")


class RoleBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("part"), max_length=80)
    about = blocks.CharBlock(label=_("who that is"), required=False, max_length=250)


class CastBlock(blocks.StructBlock):
    """The parts of a play, or its puppets."""

    parts = blocks.ListBlock(RoleBlock(), label=_("parts"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Parts")


class PropertyBlock(blocks.StructBlock):
    thing = blocks.CharBlock(label=_("thing"), max_length=120)
    number = blocks.IntegerBlock(label=_("how many"), default=1, min_value=1, max_value=999)


class PropertiesBlock(blocks.StructBlock):
    """What has to be brought along."""

    things = blocks.ListBlock(PropertyBlock(), label=_("things"), min_num=1)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Things to bring")


class StepBlock(blocks.StructBlock):
    """One step of a session: how long, and what is done."""

    title = blocks.CharBlock(label=_("step"), max_length=120)
    minutes = _minutes()
    text = blocks.RichTextBlock(label=_("what is done"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "order-down"
        label = _("Step")


class GoalsBlock(blocks.StructBlock):
    """What those who took part can do afterwards."""

    goals = blocks.ListBlock(blocks.CharBlock(label=_("goal"), max_length=200), label=_("goals"), min_num=1)

    class Meta:
        icon = "tick"
        label = _("Goals")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=250)
    listen_for = blocks.CharBlock(
        label=_("what to listen for"), required=False, max_length=250, help_text=_("For the person who leads the talk.")
    )


class QuestionsBlock(blocks.StructBlock):
    """Questions for the talk afterwards."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions")


class DisclosureBlock(blocks.StructBlock):
    """What to do when somebody tells of what happened to them."""

    text = blocks.RichTextBlock(label=_("what to do"), features=TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("When somebody confides in you")


class LyricsBlock(blocks.StructBlock):
    """The words of a song, verse by verse."""

    verses = blocks.ListBlock(blocks.TextBlock(label=_("verse")), label=_("verses"), min_num=1)

    class Meta:
        icon = "openquote"
        label = _("Words of the song")


class PrintFileBlock(blocks.StructBlock):
    """A sheet ready to print, with the words that stand on it."""

    handout = ShownDocument(label=_("file"))
    sheet = blocks.ChoiceBlock(choices=Sheet.choices, label=_("size"))
    words = blocks.TextBlock(
        label=_("words on it"), help_text=_("Everything that can be read on the sheet, for those who do not see it.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Sheet to print")


class PanelBlock(PictureBlock):
    """One picture of a story, with what is said in it."""

    words = blocks.TextBlock(label=_("words"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture of the story")


class SpokenTextBlock(blocks.StructBlock):
    """A text that presenters read aloud."""

    text = blocks.TextBlock(label=_("text"))
    seconds = blocks.IntegerBlock(label=_("seconds"), min_value=5, max_value=600)
    pronunciation = blocks.CharBlock(label=_("how to say it"), required=False, max_length=250)

    class Meta:
        icon = "pilcrow"
        label = _("Text to read aloud")


class AppLinkBlock(blocks.StructBlock):
    """Where the app is had; a link to open, never something a page loads."""

    store = blocks.ChoiceBlock(choices=AppStore.choices, label=_("where"))
    url = blocks.URLBlock(label=_("address"))
    megabytes = blocks.DecimalBlock(label=_("size in MB"), required=False, min_value=0, max_digits=7, decimal_places=1)
    works_offline = blocks.BooleanBlock(label=_("works without a connection"), required=False)

    class Meta:
        icon = "mobile-alt"
        label = _("Where to get it")


class AppTracesBlock(blocks.StructBlock):
    """What an app leaves on a phone that somebody else may look at."""

    permissions = blocks.ListBlock(
        blocks.CharBlock(label=_("permission"), max_length=120), label=_("what it asks of the phone")
    )
    traces = blocks.TextBlock(label=_("what stays visible on the phone"))

    class Meta:
        icon = "view"
        label = _("Traces on the phone")
