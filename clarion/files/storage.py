"""The two storages on this machine's disk: public files under unguessable names, private files without an address."""

import secrets
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

CHUNK = 64 * 1024


def random_name(name: str) -> str:
    """The same folder and ending, the rest random: a name tells nothing and is never used twice."""
    path = PurePosixPath(name.replace("\\", "/"))
    return str(path.with_name(f"{secrets.token_hex(16)}{path.suffix.lower()}"))


class RangedFiles:
    """What the views need of a storage on disk: length, version and a range of bytes."""

    def facts(self, name: str) -> tuple[int, str]:
        """Length in bytes and a version that changes with the content; raises FileNotFoundError."""
        if not Path(self.path(name)).is_file():
            raise FileNotFoundError(name)
        return self.size(name), f"{self.get_modified_time(name).timestamp():.6f}-{self.size(name)}"

    def stream(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """The bytes from ``start`` to ``end``, both included."""
        with self.open(name) as file:
            file.seek(start)
            left = end - start + 1
            while left > 0 and (chunk := file.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk


@deconstructible(path="clarion.files.storage.PublicStorage")
class PublicStorage(RangedFiles, FileSystemStorage):
    """Files anyone may fetch, under ``MEDIA_URL``; each save gets a new random name."""

    def get_available_name(self, name, max_length=None):
        return super().get_available_name(random_name(name), max_length)


@deconstructible(path="clarion.files.storage.PrivateStorage")
class PrivateStorage(RangedFiles, FileSystemStorage):
    """Files that only a permission-checked view or an address signed for 60 seconds opens."""

    def __init__(self, **options):
        super().__init__(location=options.pop("location", None) or settings.PRIVATE_ROOT, **options)

    def get_available_name(self, name, max_length=None):
        return super().get_available_name(random_name(name), max_length)

    def url(self, name):
        raise ValueError("A private file has no public address; serve it through a view that checks permission.")
