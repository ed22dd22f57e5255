"""Runs one decoder on one file, in a process that can do nothing else; started by its path, without Django.

Standard input is the file that was sent in, the named descriptor is where the clean one goes, and the report is one
JSON object on standard output: ``{"facts": …}`` or ``{"fault": code}``. Limits are set before the decoder is loaded;
after it is loaded this process can open no file and no connection, so that a decoder that was taken over by a
file's bytes has nothing to read and nobody to tell.
"""

import importlib
import json
import os
import resource
import sys
from pathlib import Path

MEMORY = 2 * 1024**3
PROCESSOR_SECONDS = 20


def main() -> None:
    module, descriptor, most_bytes, options = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4])
    report = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of the report
    _offer_itself()
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CPU, PROCESSOR_SECONDS)
    _limit(resource.RLIMIT_FSIZE, most_bytes)
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from clarion.files.decoding.faults import Fault

    decoder = importlib.import_module(f"clarion.files.decoding.{module}")
    with open(0, "rb") as source, open(descriptor, "w+b") as target:
        answer = _worked(decoder, source, target, options, Fault)
    os.write(report, json.dumps(answer).encode())
    # Libraries that took a broken file apart need not put themselves together again.
    os._exit(0)


def _worked(decoder, source, target, options, fault) -> dict:
    try:
        prepared = decoder.prepare(source, target, options)
        _close_the_doors()
        return {"facts": decoder.work(prepared, **options)}
    except fault as refusal:
        return {"fault": refusal.code}
    except (MemoryError, RecursionError):
        return {"fault": "too_complex"}
    except Exception:  # Decoders raise almost anything on broken files.
        return {"fault": "corrupt_file"}


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _offer_itself() -> None:
    """Where memory runs out, this process goes first, and not the server it works for."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    except OSError:  # a system without it
        return


def _close_the_doors() -> None:
    """No descriptor can be opened any more: neither files nor connections."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main()
