"""Paths of areas, such as ``001/002/KEN/``: an area lies in every area whose path its own begins with."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.core.validators import RegexValidator
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Left
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _

CODE = RegexValidator(
    r"^[A-Z0-9]+(-[A-Z0-9]+)*\Z",
    _("Capital letters A to Z, digits and single hyphens between them, for example KE-30."),
)
FEW = 20
"""Paths that are looked for one by one, by the index; a database refuses conditions that nest some hundreds deep."""


def path_of(lineage: str, code: str) -> str:
    """The path of an area from two of its columns; ValueError for a code that would reach into another's path."""
    if "/" in code:
        raise ValueError(f"A code holds no slash: {code!r}.")
    return f"{lineage}{code}/"


def topmost(paths: Iterable[str]) -> list[str]:
    """The paths that lie below none of the others, in order, each once."""
    found: list[str] = []
    for path in sorted(set(paths)):
        if not (found and path.startswith(found[-1])):
            found.append(path)
    return found


def at_or_below(paths: Iterable[str], to: str = "") -> Q:
    """The condition that an area, at the ORM path ``to``, is one of those named by the paths or lies below one."""
    at = f"{to}__" if to else ""
    tops = topmost(paths)
    if len(tops) <= FEW:
        return reduce(or_, (_at_or_below(path, at) for path in tops), Q(pk__in=[]))
    by_length: dict[int, list[str]] = defaultdict(list)
    for path in tops:
        by_length[len(path)].append(path)
    own = Concat(F(f"{at}lineage"), F(f"{at}code"), Value("/"))
    return reduce(or_, (Q(In(Left(own, length), same)) for length, same in by_length.items()))


def _at_or_below(path: str, at: str) -> Q:
    lineage, code = path.rstrip("/").rpartition("/")[::2]
    itself = {f"{at}code": code, f"{at}lineage": f"{lineage}/" if lineage else ""}
    return Q(**{f"{at}lineage__startswith": path}) | Q(**itself)
