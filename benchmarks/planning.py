"""Planning at size: 500 campaigns, 10,000 activities, 10,000 airings; how long each list, calendar and roll-up takes.

Pages are asked of the whole application, signed in as an editor who sees everything; median of five after one to
warm up, with the number of questions to the database. The peer, in the same run and on the same rows, is the plain
list of campaigns as Wagtail makes it without our scoping, filters or related rows.

    python benchmarks/planning.py [--json]
"""

import argparse
import datetime
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CAMPAIGNS, ACTIVITIES, AIRINGS_A_FLIGHT, FLIGHTS = 500, 20, 50, 200
LIMIT_MS = 300
PASSWORD = "clarion-bench"
TODAY = datetime.date(2026, 6, 15)
PEER = "plain Wagtail list"


def settle(folder: Path) -> None:
    """Django on an empty, migrated database of its own."""
    os.environ |= {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command

    django.setup()
    from wagtail import hooks
    from wagtail.admin.viewsets.model import ModelViewSet

    class Plain(ModelViewSet):
        name, icon, form_fields, add_to_admin_menu = "plain", "site", ["name"], False

        @property
        def model(self):
            from campaigns.models import Campaign

            return Campaign

    hooks.register("register_admin_viewset", lambda: Plain())
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill() -> dict[str, int]:
    """The rows; returns keys that addresses need."""
    from campaigns.broadcast.choices import Format, StationKind
    from campaigns.models import Activity, Airing, Campaign, CampaignArea, Flight, Objective, Programme, Station
    from campaigns.planning.choices import Medium
    from partners.models import Area, Organisation, User
    from partners.people.choices import Role
    from partners.people.role_groups import sync_roles

    sync_roles(strict=False)
    person = User.objects.create_user("bench", "bench@example.org", PASSWORD, role=Role.EDITOR)
    world = Area.objects.create(code="001", level="world", name="World")
    country = Area.objects.create(code="XDM", level="country", name="Bench", parent=world, lineage="001/", iso2="XD")
    regions = [
        Area.objects.create(code=f"XDM-{n}", level="region", name=f"Region {n}", parent=country, lineage="001/XDM/")
        for n in range(10)
    ]
    lead = Organisation.objects.create(code="bench", name="Bench", kind="civil_society", country=country)
    programmes = [Programme.objects.create(code=f"p-{n}", name=f"P {n}", lead_organisation=lead) for n in range(10)]
    first = datetime.date(2026, 1, 1)
    campaigns = Campaign.objects.bulk_create(
        Campaign(
            code=f"bench-{n}", name=f"Bench {n}", status="active", lead_organisation=lead, programme=programmes[n % 10],
            starts_on=first + datetime.timedelta(days=n % 200), ends_on=first + datetime.timedelta(days=n % 200 + 160),
 budget_amount=1000, budget_currency="EUR",
        )
        for n in range(CAMPAIGNS)
    )  # fmt: skip
    CampaignArea.objects.bulk_create(
        CampaignArea(campaign=one, area=regions[n % 10]) for n, one in enumerate(campaigns)
    )
    Objective.objects.bulk_create(
        Objective(campaign=one, statement="A benchmark.", due_on=one.ends_on) for one in campaigns
    )
    media = list(Medium)
    activities = Activity.objects.bulk_create(
        Activity(
            campaign=one, name=f"Activity {n}", medium=media[n % len(media)],
            starts_on=one.starts_on + datetime.timedelta(days=n),
            ends_on=one.starts_on + datetime.timedelta(days=n + 30),
        )
        for one in campaigns
        for n in range(ACTIVITIES)
    )  # fmt: skip
    station = Station.objects.create(name="Bench FM", kind=StationKind.RADIO, organisation=lead, time_zone="UTC")
    flights = Flight.objects.bulk_create(
        Flight(campaign_id=one.campaign_id, activity=one, station=station, format=Format.SPOT, seconds=30,
               starts_on=one.starts_on, ends_on=one.ends_on)
        for one in activities[: FLIGHTS * ACTIVITIES : ACTIVITIES]
    )  # fmt: skip
    noon = datetime.datetime(2026, 6, 1, 6, tzinfo=datetime.UTC)
    Airing.objects.bulk_create(
        (
            Airing(flight=flight, station=station, seconds=30, starts_at=at, day=at.date())
            for flight in flights
            for at in (noon + datetime.timedelta(hours=13 * n) for n in range(AIRINGS_A_FLIGHT))
        ),
        batch_size=2000,
    )
    counts = {"campaigns": Campaign.objects.count(), "activities": Activity.objects.count()}
    counts["airings"] = Airing.objects.count()
    return {"person": person.pk, "programme": programmes[0].pk, "campaign": campaigns[0].pk, **counts}


def addresses(keys: dict[str, int]) -> dict[str, str]:
    day = TODAY.isoformat()
    calendar = {
        f"calendar, {view}": f"/admin/calendar/?view={view}&day={day}"
        for view in ("month", "week", "list", "area", "medium", "person")
    }
    return {
        PEER: "/admin/plain/",
        "list of campaigns": "/admin/campaign/",
        "campaigns, filtered": "/admin/campaign/?status=active&q=Bench",
        "list of activities": "/admin/activity/",
        "list of runs": "/admin/flight/",
        "list of airings": "/admin/airing/",
        **calendar,
        "calendar, one campaign": f"/admin/calendar/?day={day}&campaign={keys['campaign']}",
        "first page": "/admin/",
        "tasks": "/admin/tasks/",
        "programme with roll-up": f"/admin/programme/inspect/{keys['programme']}/",
        "campaign with its panels": f"/admin/campaign/inspect/{keys['campaign']}/",
    }


def measure(keys: dict[str, int], repeats: int = 5) -> dict[str, dict]:
    """Median milliseconds and questions of each page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from partners.models import User

    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(User.objects.get(pk=keys["person"]))
    found = {}
    for name, address in addresses(keys).items():
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(address)
        questions = len(asked)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        times = []
        for _ in range(repeats):
            began = time.perf_counter()
            browser.get(address)
            times.append((time.perf_counter() - began) * 1000)
        found[name] = {"ms": round(statistics.median(times), 1), "queries": questions}
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settle(Path(folder))
        keys = fill()
        pages = measure(keys)
    peer = pages[PEER]["ms"]
    for page in pages.values():
        page["ratio_to_peer"] = round(page["ms"] / peer, 2)
    slow = [name for name, page in pages.items() if page["ms"] > LIMIT_MS]
    if options.json:
        print(json.dumps({"rows": keys, "limit_ms": LIMIT_MS, "pages": pages, "over": slow}))
    else:
        rows = ", ".join(f"{keys[name]} {name}" for name in ("campaigns", "activities", "airings"))
        print(f"{rows}; limit {LIMIT_MS} ms")
        for name, page in pages.items():
            print(f"  {name:28} {page['ms']:8.1f} ms {page['queries']:4} queries  {page['ratio_to_peer']:6.2f} × peer")
        print(f"over the limit: {', '.join(slow)}" if slow else "all within the limit")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
