"""The handed files of upload trouble: what each is, and what must come of it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(os.environ.get("CLARION_CASES", "")) / "cases" / "uploads"


@dataclass(frozen=True)
class Entry:
    """One file, the name it is sent under, and the outcomes that are right."""

    id: str
    field: str
    name: str
    kind: str
    path: Path
    outcomes: frozenset[str]
    code: str
    assertions: frozenset[str]
    max_seconds: float
    max_megabytes: float

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()


def entries(*fields: str) -> list[Entry]:
    """Those of the fields, in the manifest's order; none where the cases were not handed."""
    manifest = FOLDER / "manifest.json"
    if not os.environ.get("CLARION_CASES") or not manifest.is_file():
        return []
    return [_entry(one) for one in json.loads(manifest.read_text("utf-8"))["files"] if one["field"] in fields]


def _entry(one: dict) -> Entry:
    outcomes = {one["expect"], *one["also_ok"]}
    return Entry(
        id=one["id"],
        field=one["field"],
        name=one["upload_name"],
        kind=one["declared_mime"] or "application/octet-stream",
        path=FOLDER / one["path"],
        outcomes=frozenset("reject" if outcome == "reject" else "take" for outcome in outcomes),
        code=one["error_code"] or "",
        assertions=frozenset(one["assertions"]),
        max_seconds=one["max_seconds"],
        max_megabytes=one["max_rss_delta_mb"],
    )
