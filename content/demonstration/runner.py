"""Loads the demonstration part by part: the same seed gives the same data, and what people changed stays.

To add a part, write a module with ``load(seed: int) -> str`` and name it in ``PARTS`` below, after those it needs.

- ``load`` runs in its own transaction and answers one line that says what now stands.
- It finds records by their code and creates only what is missing (``get_or_create``): it never overwrites, so that
  running it again keeps what was changed. Everything it makes has ``is_demonstration=True`` where the model has it.
- Chance comes from ``chance(seed, "name")`` alone, one generator for each thing drawn, never from ``random`` itself:
  a new part then cannot shift the numbers of another.
- Dates may be counted from today; numbers and names may not depend on the day.
- A part may also offer ``refresh()``, which runs at every start, for what would go stale in a demonstration that
  stands for months.
"""

import random
from collections.abc import Callable
from importlib import import_module

from django.db import transaction

from .models import LoadedPart

PARTS = (
    "content.demonstration.country",
    "content.demonstration.organisations",
    "content.demonstration.people",
    "content.demonstration.services",
    "content.demonstration.venues",
    "content.demonstration.campaigns",
    "content.demonstration.results",
    "content.demonstration.planning",
    "content.demonstration.broadcast",
    "content.demonstration.pretesting",
    "content.demonstration.budget",
    "content.demonstration.impact",
    "content.demonstration.events",
    "content.demonstration.touring",
    "content.demonstration.discussion",
    "content.demonstration.printing",
    "content.demonstration.reach",
    "content.demonstration.national",
    "content.demonstration.pages",
    "content.demonstration.materials",
)
SEED = 1


class OtherSeed(Exception):
    """The database holds a demonstration made from another seed."""


def chance(seed: int, *what: object) -> random.Random:
    """A generator of its own for each thing drawn."""
    return random.Random(f"{seed}:{':'.join(map(str, what))}")  # noqa: S311 - invented data, no secret


def load(seed: int = SEED, *, unless_loaded: bool = False, say: Callable[[str], object] = print) -> None:
    """Runs every part; with ``unless_loaded`` those that ran before are only refreshed.

    Raises OtherSeed where the database was filled from another seed.
    """
    loaded = dict(LoadedPart.objects.values_list("name", "seed"))
    if other := sorted({held for held in loaded.values() if held != seed}):
        raise OtherSeed(f"The demonstration was loaded from seed {other[0]}; start over to change it.")
    for name in PARTS:
        part = import_module(name)
        if not (unless_loaded and name in loaded):
            with transaction.atomic():
                say(part.load(seed))
                LoadedPart.objects.update_or_create(name=name, defaults={"seed": seed})
        if hasattr(part, "refresh"):
            part.refresh()
