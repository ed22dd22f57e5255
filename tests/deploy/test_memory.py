"""A web process stays small: after fifty pages, and after five thousand."""

import http.client
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.journeys.house import house

pytestmark = pytest.mark.deep

PAGES = ["/en/", "/fr/", "/ar/", "/en/campaigns/", "/en/help/", "/en/help/XDM/", "/en/evidence/", "/en/evidence/XDM/"]
FIFTY_PAGES_BYTES = 170 * 1024 * 1024
GROWTH = 1.05


def resident_bytes(pid):
    """Resident set of the one worker below the server's first process."""
    [worker] = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    status = Path(f"/proc/{worker}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024


def read(address, paths):
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    for path in paths:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        assert response.status == 200, path
    connection.close()


def test_resident_memory(tmp_path):
    with house(tmp_path, worker=False) as (address, server, _):
        read(address, islice(cycle(PAGES), 50))
        after_fifty = resident_bytes(server.pid)
        read(address, islice(cycle(PAGES), 5_000))
        after_five_thousand = resident_bytes(server.pid)
    print(f"resident: {after_fifty / 2**20:.1f} MB after 50 pages, {after_five_thousand / 2**20:.1f} MB after 5,050")
    assert after_fifty <= FIFTY_PAGES_BYTES
    assert after_five_thousand <= after_fifty * GROWTH
