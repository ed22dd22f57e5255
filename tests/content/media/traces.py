"""What may stand in a stored file besides sound, picture and words: looked for with exiftool and by hand."""

import json
import shutil
import subprocess
from pathlib import Path

HARMLESS = {"ExifTool", "System", "File", "JFIF", "PNG", "PNG-pHYs", "RIFF", "GIF", "PDF", "ZIP", "Composite"}
HARMLESS |= {"QuickTime", "MPEG", "Vorbis", "Opus", "Matroska", "Ogg"}
"""Groups of exiftool that say how a file is built, and nothing of who built it where."""
TELLING = ("author", "artist", "creator", "gps", "serial", "location", "comment", "software", "copyright", "title")
WORDS = (b"__PWNED", b"<script", b"SpyCam", b"Exif\0\0", b"x:xmpmeta", b"Case Worker", b"secret place")


def told(*paths: Path) -> list[str]:
    """Each thing that a file tells beyond its build, as ``group:tag``; by exiftool where it is installed."""
    found = [f"{path.suffix} {word!r}" for path in paths for word in WORDS if word in path.read_bytes()]
    if not shutil.which("exiftool") or not paths:
        return found
    run = subprocess.run(
        ["exiftool", "-j", "-G1", "-a", "-u", "-ee", *map(str, paths)], capture_output=True, text=True, timeout=60
    )
    for file in json.loads(run.stdout):
        for name, value in file.items():
            group, _colon, tag = name.partition(":")
            if tag and not _is_harmless(group, tag, value):
                found.append(name)
    return found


def _is_harmless(group: str, tag: str, value) -> bool:
    if (group, tag) == ("Meta", "PrimaryItemReference"):  # which of an AVIF's pictures is the picture
        return True
    if group.startswith("Track"):
        group = "QuickTime"
    telling = any(word in tag.lower() for word in TELLING) and value not in ("", 0)
    return group in HARMLESS and not (telling and group not in ("System", "ExifTool"))
