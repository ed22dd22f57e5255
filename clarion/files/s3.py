"""The same two storages on S3, used where ``S3_BUCKET`` is set."""

from collections.abc import Iterator

from botocore.exceptions import ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage

from .storage import CHUNK, random_name


class RangedObjects:
    """What the views need of a bucket: length, version and a range of bytes."""

    def _object(self, name: str):
        return self.bucket.Object(self._normalize_name(name))

    def facts(self, name: str) -> tuple[int, str]:
        """Length in bytes and the object's version; raises FileNotFoundError."""
        try:
            found = self._object(name)
            return found.content_length, found.e_tag.strip('"')
        except ClientError as error:
            raise FileNotFoundError(name) from error

    def stream(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """The bytes from ``start`` to ``end``, both included, fetched as one ranged request."""
        body = self._object(name).get(Range=f"bytes={start}-{end}")["Body"]
        yield from body.iter_chunks(CHUNK)

    def get_available_name(self, name, max_length=None):
        return super().get_available_name(random_name(name), max_length)


class PublicS3Storage(RangedObjects, S3Storage):
    """Public files; readers still fetch them under ``MEDIA_URL`` so that no third party is asked."""

    location = "public"

    def url(self, name, parameters=None, expire=None, http_method=None):
        return f"{settings.MEDIA_URL}{name}"


class PrivateS3Storage(RangedObjects, S3Storage):
    """Private files; they have no address."""

    location = "private"

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise ValueError("A private file has no public address; serve it through a view that checks permission.")
