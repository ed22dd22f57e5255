"""The two storages: public files under hashed names, private files never by address alone."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property


class PublicStorage(FileSystemStorage):
    """Files anyone may fetch, under ``MEDIA_URL``."""


class PrivateStorage(FileSystemStorage):
    """Files that only a permission-checked view may open; they have no public address."""

    @cached_property
    def base_location(self):
        return settings.PRIVATE_ROOT

    def url(self, name):
        raise ValueError("A private file has no public address; serve it through a view that checks permission.")
