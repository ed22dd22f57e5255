"""Counting the questions a page asks about our records; those of the admin's frame are not ours to count."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

OURS = re.compile(r'FROM "(campaigns_|partners_(area|organisation|venue|room|facilitator))')


@contextmanager
def own_queries(expected: int):
    """Fails unless exactly so many queries read campaigns, events, places, organisations or facilitators."""
    with CaptureQueriesContext(connection) as captured:
        yield
    ours = [query["sql"][:400] for query in captured if OURS.search(query["sql"])]
    assert len(ours) == expected, "\n".join(ours)
