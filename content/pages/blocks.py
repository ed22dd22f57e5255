"""The blocks an editor builds a page from; each is a structure, none is free HTML."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from campaigns.planning.choices import Theme
from content.media.standing import why_not_shown

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class RecordingChooser(AbstractMediaChooserBlock):
    """Chooses a recording of the library."""

    def render_basic(self, value, context=None):
        return str(value) if value else ""


def refuse_unshown(**chosen) -> None:
    """Raises the error of a block at the field whose item may not be shown, with the reason."""
    reasons = {field: why_not_shown(item) for field, item in chosen.items() if item is not None}
    errors = {field: ValidationError(reason) for field, reason in reasons.items() if reason is not None}
    if errors:
        raise StructBlockValidationError(block_errors=errors)


class PictureBlock(blocks.StructBlock):
    """A picture with the words for those who do not see it."""

    image = ImageChooserBlock(label=_("picture"))
    alternative = blocks.CharBlock(
        label=_("description"),
        required=False,
        max_length=250,
        help_text=_("What the picture shows, read aloud to those who do not see it."),
    )
    is_decorative = blocks.BooleanBlock(
        label=_("only decoration"), required=False, help_text=_("Tick when the page loses nothing without it.")
    )
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")

    def clean(self, value):
        value = super().clean(value)
        if not value["alternative"].strip() and not value["is_decorative"]:
            message = _("Describe the picture, or tick that it is only decoration.")
            raise StructBlockValidationError(block_errors={"alternative": ValidationError(message)})
        refuse_unshown(image=value["image"])
        return value

    def get_searchable_content(self, value):
        """The words that describe a picture are found only while it is shown."""
        image = value["image"]
        if image is None or why_not_shown(image) is not None:
            return []
        return super().get_searchable_content(value)


class MessageBlock(blocks.StructBlock):
    """One message on one theme; trafficking and smuggling are different crimes and never share a message."""

    theme = blocks.ChoiceBlock(choices=Theme.choices, label=_("theme"))
    message = blocks.TextBlock(label=_("message"), help_text=_("The one sentence the reader should keep."))

    class Meta:
        icon = "pick"
        label = _("Message")


class QuoteBlock(blocks.StructBlock):
    """Someone's words."""

    text = blocks.TextBlock(label=_("words"))
    attribution = blocks.CharBlock(
        label=_("whose"), required=False, max_length=120, help_text=_("Never a name that could identify a survivor.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class WithTranscript(blocks.StructBlock):
    """Takes no recording whose words are not in writing, and none that may not be shown."""

    def clean(self, value):
        value = super().clean(value)
        if value["recording"] and not value["recording"].transcript.strip():
            message = _("Write the transcript of this recording in the library first.")
            raise StructBlockValidationError(block_errors={"recording": ValidationError(message)})
        refuse_unshown(recording=value["recording"])
        return value


class RecordingBlock(WithTranscript):
    """A recording to play or download, with its words in writing."""

    recording = RecordingChooser(label=_("recording"))
    note = blocks.CharBlock(
        label=_("note before it"),
        required=False,
        max_length=250,
        help_text=_("What one will hear or see; warn of anything distressing."),
    )

    class Meta:
        icon = "media"
        label = _("Recording")


class ShownDocument(DocumentChooserBlock):
    """Chooses a handout that may be shown."""

    def clean(self, value):
        value = super().clean(value)
        if value is not None and (reason := why_not_shown(value)) is not None:
            raise ValidationError(reason)
        return value


class HandoutsBlock(blocks.StructBlock):
    """Documents to download and print."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    handouts = blocks.ListBlock(ShownDocument(label=_("handout")), label=_("handouts"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Handouts")


class HelpCallBlock(blocks.StructBlock):
    """A call to action; it always leads to help."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    button = blocks.CharBlock(label=_("words on the button"), max_length=60)

    class Meta:
        icon = "help"
        label = _("Call to action")


class FigureBlock(blocks.StructBlock):
    """A figure with where it comes from; the reader is led to all national figures of the country."""

    value = blocks.CharBlock(label=_("figure"), max_length=40, help_text=_("With its unit, for example: 34 in 2022."))
    statement = blocks.CharBlock(label=_("what it counts"), max_length=250)
    source = blocks.CharBlock(label=_("source and date"), max_length=250)
    area_code = blocks.RegexBlock(
        r"^[A-Z]{3}$", label=_("country"), required=False, help_text=_("Three-letter code, for example KEN.")
    )

    class Meta:
        icon = "snippet"
        label = _("Figure")


BODY = [
    ("text", blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow")),
    ("message", MessageBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("recording", RecordingBlock()),
    ("handouts", HandoutsBlock()),
    ("help_call", HelpCallBlock()),
    ("figure", FigureBlock()),
]
"""The blocks of every page's text; ``templates/content/blocks/`` has one template for each."""
