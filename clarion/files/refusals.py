"""Why a file is not taken, in codes for programs and in plain words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "empty_file": _("The file is empty."),
    "file_too_large": _("The file is too large."),
    "type_not_allowed": _("Files of this type are not taken."),
    "content_mismatch": _("The content of the file is not what its name says."),
    "corrupt_file": _("The file is damaged. Save it again and try once more."),
    "too_complex": _("The file takes too long or too much memory to open. Save it in a simpler form."),
    "too_many_pixels": _("The picture has too many pixels: at most 64 million, and at most 16,383 on a side."),
    "too_many_frames": _("The animation has more than 200 pictures. Save a single one."),
    "heic_not_read": _(
        "Pictures in the form HEIC cannot be opened here. Save or send the picture as JPEG; "
        "on an iPhone choose Settings, Camera, Formats, Most Compatible."
    ),
    "encrypted": _("The file is protected by a password. Save it without one."),
    "active_content": _("The document holds macros, scripts, embedded files or a form that sends. Save it without."),
    "external_links": _(
        "The document fetches parts from elsewhere when it opens. Put them into it, or save it as PDF."
    ),
    "picture_not_allowed": _("A picture in the document can hide where it was taken. Replace it by a JPEG or PNG."),
    "archive_bomb": _("The document unpacks to more than is allowed."),
    "too_many_pages": _("The document has more than 2,000 pages. Split it."),
    "film_too_large": _("The film is larger than 4,096 pixels on a side. Save a smaller one."),
    "too_long": _("The recording is longer than 6 hours. Cut it into parts."),
    "no_sound_or_picture": _("The recording holds neither sound nor picture that can be played."),
    "codec_not_allowed": _(
        "Browsers cannot play this recording. Save a film as MP4 (H.264 and AAC) and sound as MP3, M4A, Ogg or WAV."
    ),
    "bad_encoding": _("The letters of the file cannot be read. Save it in UTF-8."),
    "too_many_captions": _("The file has more than 20,000 captions."),
    "malware": _("The virus scanner found something harmful in the file, so it was not kept."),
    "scanner_down": _("The virus scanner does not answer, so no file is taken just now. Try again in a few minutes."),
}


class FileRefused(ValueError):
    """The bytes are not a file we take; ``code`` names the fault and ``message`` says it in plain words."""

    def __init__(self, code: str, message: str | Promise | None = None):
        super().__init__(code)
        self.code = code
        self.message = WORDS[code] if message is None else message
