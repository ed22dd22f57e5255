"""Types of stored files by their ending, the same on every machine; where one is missing, a player plays nothing."""

import mimetypes

TYPES = {
    ".avif": "image/avif",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
}


def know_types() -> None:
    """Makes Python's own table agree, which every library asks."""
    for ending, kind in TYPES.items():
        mimetypes.add_type(kind, ending)
