"""Which names views look up in a query or a form: what is asked for is what an attacker may fill."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.http import QueryDict

LOOKUPS = ("__getitem__", "__contains__", "get", "getlist")


@contextmanager
def names_asked() -> Iterator[set[str]]:
    """The names looked up while the block runs, in a set that fills as it does."""
    names: set[str] = set()

    def noting(read):
        def lookup(query, key, *rest, **more):
            if isinstance(key, str):
                names.add(key)
            return read(query, key, *rest, **more)

        return lookup

    changed = {name: noting(getattr(QueryDict, name)) for name in LOOKUPS}
    with patch.multiple(QueryDict, create=True, **changed):
        yield names
