"""Uploads nobody read are deleted after two days; an upload that is refused says why and leaves nothing."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.storage import storages
from django.utils import timezone

from evaluation.national import tasks, uploads

pytestmark = pytest.mark.django_db


def test_uploads_wait_two_days_at_most():
    storage = storages["private"]
    name = uploads.keep(BytesIO(b"PK"))
    tasks.remove_abandoned_staging()
    assert storage.exists(name)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        tasks.remove_abandoned_staging()
    assert not storage.exists(name)


def test_an_upload_is_gone_once_it_was_read():
    name = uploads.keep(BytesIO(b"PK"))
    with uploads.on_disk(name) as path:
        assert path.read_bytes() == b"PK"
    assert not storages["private"].exists(name)
    assert not path.exists()
