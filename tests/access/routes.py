"""Every address of the resolver, with the model behind it and sample words for its parameters."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from wagtail.coreutils import resolve_model_string

ROOMS = ("clarion", "partners", "campaigns", "evaluation", "content", "config")
NOBODY = 987_654_321
SAMPLES = {
    "IntConverter": NOBODY,
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
    "SlugConverter": "none",
    "StringConverter": "none",
    "PathConverter": "none",
}


@dataclass(frozen=True)
class Route:
    """One address: its full name, its pattern and its view."""

    name: str
    path: str
    pattern: URLPattern

    @property
    def view(self):
        return getattr(self.pattern.callback, "view_class", self.pattern.callback)

    @property
    def is_ours(self) -> bool:
        return self.view.__module__.split(".")[0] in ROOMS

    @cached_property
    def model(self) -> str | None:
        """Label of the model the view is about, if it says so."""
        given = getattr(self.pattern.callback, "view_initkwargs", {}).get("model") or getattr(self.view, "model", None)
        return resolve_model_string(given)._meta.label_lower if isinstance(given, type | str) and given else None

    @property
    def parameters(self) -> dict[str, str]:
        """Names of the parameters, each with the kind of its converter; regular expressions count as text."""
        pattern = self.pattern.pattern
        kinds = {name: type(converter).__name__ for name, converter in pattern.converters.items()}
        named = getattr(pattern, "regex", None)
        for name in named.groupindex if named else ():
            kinds.setdefault(name, "StringConverter")
        return kinds

    def address(self, records: dict[str, object] | None = None, **given) -> str:
        """An address of the route: the key of a record where there is one of its model, else of nobody's."""
        words = {name: SAMPLES[kind] for name, kind in self.parameters.items()}
        record = (records or {}).get(self.model)
        if record is not None and "pk" in words:
            words["pk"] = record.pk
        return reverse(self.name, kwargs={**words, **given})

    def is_reversible(self) -> bool:
        try:
            return bool(self.address())
        except NoReverseMatch:
            return False


def all_routes() -> list[Route]:
    """Every route of the resolver, in order."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver, prefix, namespaces):
    for entry in resolver.url_patterns:
        path = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            name = ":".join((*namespaces, entry.name)) if entry.name else f"/{path}"
            yield Route(name, path, entry)
        else:
            yield from _walk(entry, path, (*namespaces, entry.namespace) if entry.namespace else namespaces)
