"""What the house tests read: the tracked sources, and the rooms in their order."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("clarion", "partners", "campaigns", "evaluation", "content")
PACKAGES = {
    "clarion": ("files", "figures", "jobs", "lists"),
    "partners": ("people", "geography", "organisations", "agreements", "services", "venues"),
    "campaigns": (
        "planning",
        "results",
        "pretesting",
        "budget",
        "broadcast",
        "printing",
        "events",
        "touring",
        "agenda",
        "toolkits",
        "discussion",
        "reporting",
    ),
    "evaluation": ("national", "reach", "impact", "returns"),
    "content": ("media", "consent", "pages", "translation", "demonstration"),
}


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Python sources below the folders, migrations left out."""
    return tuple(
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_names(path: Path) -> set[str]:
    """Dotted names a module imports, at the top or inside a function; relative ones resolved."""
    here = path.relative_to(ROOT).with_suffix("").parts
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(here[: len(here) - node.level]) if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found.update(f"{stem}.{alias.name}" if stem else alias.name for alias in node.names)
    return found
