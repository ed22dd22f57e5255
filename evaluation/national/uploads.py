"""Files that wait in private storage between the request that brought them and the task that reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.storage import storages
from django.utils import timezone

FOLDER = "incoming"
KEPT = timedelta(days=2)


def keep(file) -> str:
    """Stores an uploaded file; answers the name the task asks for."""
    return storages["private"].save(f"{FOLDER}/upload.xlsx", file)


@contextmanager
def on_disk(name: str) -> Iterator[Path]:
    """The file as a path for the block; afterwards it is gone from storage and disk."""
    storage = storages["private"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload.xlsx"
        with storage.open(name) as kept, path.open("wb") as copy:
            for chunk in kept.chunks():
                copy.write(chunk)
        try:
            yield path
        finally:
            storage.delete(name)


def sweep() -> int:
    """Deletes files whose task never came; answers how many."""
    storage = storages["private"]
    try:
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return 0
    old = [name for name in names if storage.get_modified_time(name) < timezone.now() - KEPT]
    for name in old:
        storage.delete(name)
    return len(old)
