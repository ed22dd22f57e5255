"""A spool, limits and codes of the test's own; and a reader's browser."""

import json

import pytest
from django.core.cache import caches

from campaigns.planning.choices import Status
from evaluation.reach import limits, spool, vocabulary
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import region

BROWSER = "Mozilla/5.0 (Linux; Android 13; Secret-Phone 7) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
ADDRESS = "203.0.113.77"


@pytest.fixture(autouse=True)
def own_spool(settings, tmp_path):
    """An empty folder for the spool, forgotten limits, codes read anew."""
    settings.VAR_DIR = tmp_path
    spool.start_anew()
    caches["reach"].clear()
    limits._spare.clear()
    vocabulary.forget()
    yield tmp_path / "spool"
    spool.start_anew()
    vocabulary.forget()


@pytest.fixture
def campaign(db, organisation_a):
    return CampaignFactory(
        code="check-first", status=Status.ACTIVE, lead_organisation=organisation_a, areas=[region("XD-01")]
    )


@pytest.fixture
def send(client):
    """Sends an event as a browser's beacon does; answers the status."""

    def send(body=None, *, content_type="application/json", **headers):
        event = {"k": "view", "p": "/en/campaigns/check-first/", "c": "check-first", "m": "web", "a": "XD-01"}
        if body is None or isinstance(body, dict):
            body = json.dumps(event | (body or {}))
        defaults = {"HTTP_USER_AGENT": BROWSER, "HTTP_SEC_FETCH_SITE": "same-origin", "REMOTE_ADDR": ADDRESS}
        return client.post("/reach", body, content_type=content_type, **{**defaults, **headers}).status_code

    return send


def spooled(folder):
    """Every line in the spool, split into its fields."""
    return [
        line.split("\t") for path in sorted(folder.glob("*.spool")) for line in path.read_text("utf-8").splitlines()
    ]
