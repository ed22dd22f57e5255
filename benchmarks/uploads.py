"""Every handed upload through its gate: seconds, and the peak of memory of the process that opened it, beside limits.

Reads the manifest below ``CLARION_CASES``; without it only a photograph made here is measured. A file that no process
of its own opens (captions, tables) is measured by how much this one grew.

    python benchmarks/uploads.py [--json]
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVERY = 0.002


def settle() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def entries() -> list[dict]:
    folder = Path(os.environ.get("CLARION_CASES", "")) / "cases" / "uploads"
    if os.environ.get("CLARION_CASES") and (folder / "manifest.json").is_file():
        listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
        return [{**one, "path": str(folder / one["path"])} for one in listed if one["field"] != "ingest"]
    return [made()]


def made() -> dict:
    from PIL import Image

    path = Path(tempfile.gettempdir()) / "clarion-bench.jpg"
    Image.effect_noise((6_000, 4_000), 40).save(path, "JPEG", quality=80)
    return {
        "id": "24 megapixels", "field": "image", "upload_name": "a.jpg", "path": str(path), "max_seconds": 5,
        "max_rss_delta_mb": 700, "expect": "accept", "also_ok": [],
    }  # fmt: skip


def opened(entry: dict) -> str:
    """What comes of the file: "take" or the code of the refusal."""
    from clarion.files.captions import clean_captions
    from clarion.files.delimited import read_delimited
    from clarion.files.documents import clean_document
    from clarion.files.images import clean_picture
    from clarion.files.recordings import clean_recording
    from clarion.files.refusals import FileRefused
    from clarion.files.workbook_checks import UnreadableFile
    from clarion.files.workbooks import open_workbook

    path, name = Path(entry["path"]), entry["upload_name"]
    data = path.read_bytes()
    try:
        match entry["field"]:
            case "image":
                clean_picture(data, name)
            case "document":
                clean_document(BytesIO(data), len(data), name)
            case "captions":
                clean_captions(data, name)
            case "import" if name.endswith(".xlsx"):
                with open_workbook(path) as sheets:
                    for sheet in sheets:
                        for _row in sheet.rows:
                            pass
            case "import":
                for _row in read_delimited(data):
                    pass
            case _:
                clean_recording(BytesIO(data), len(data), name)
    except (FileRefused, UnreadableFile) as refusal:
        return refusal.code
    return "take"


def peak(process: str) -> float:
    """The most memory a process has had, in MB; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


class Watch(threading.Thread):
    """Looks at the process that opens the file, again and again."""

    def __init__(self):
        super().__init__(daemon=True)
        self.megabytes, self.seen, self.over = 0.0, False, False

    def run(self):
        children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
        while not self.over:
            for child in children.read_text().split():
                try:
                    is_ours = b"child.py" in Path(f"/proc/{child}/cmdline").read_bytes()
                except OSError:
                    continue
                if is_ours:
                    self.seen, self.megabytes = True, max(self.megabytes, peak(child))
            time.sleep(EVERY)


def measure(entry: dict) -> dict:
    """In a process of its own, so that nothing before it counts."""
    watch, before = Watch(), peak("self")
    watch.start()
    began = time.perf_counter()
    outcome = opened(entry)
    seconds = time.perf_counter() - began
    watch.over = True
    watch.join()
    grown = peak("self") - before
    allowed = {"reject" if one == "reject" else "take" for one in (entry["expect"], *entry["also_ok"])}
    return {
        "id": entry["id"],
        "field": entry["field"],
        "outcome": outcome,
        "as_wanted": ("take" if outcome == "take" else "reject") in allowed,
        "seconds": round(seconds, 2),
        "max_seconds": entry["max_seconds"],
        "megabytes": round(watch.megabytes if watch.seen else grown),
        "max_megabytes": entry["max_rss_delta_mb"],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    settle()
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        rows = pool.map(measure, entries(), chunksize=1)
    over = [row["id"] for row in rows if row["seconds"] > row["max_seconds"] or row["megabytes"] > row["max_megabytes"]]
    if options.json:
        print(json.dumps({"files": rows, "over": over}))
        return bool(over)
    for row in rows:
        print(
            f"  {row['field']:9} {row['id']:36} {row['outcome']:18} {row['seconds']:6.2f} s of {row['max_seconds']:3}"
            f" {row['megabytes']:5} MB of {row['max_megabytes']}"
        )
    slowest, largest = max(rows, key=lambda row: row["seconds"]), max(rows, key=lambda row: row["megabytes"])
    print(f"{len(rows)} files, {sum(row['seconds'] for row in rows):.1f} s together")
    print(f"slowest {slowest['id']} {slowest['seconds']} s; most memory {largest['id']} {largest['megabytes']} MB")
    print(f"over a limit: {', '.join(over)}" if over else "all within their limits")
    return bool(over)


if __name__ == "__main__":
    sys.exit(main())
