"""The documentation names every command and every setting, and names none that is gone."""

import re

import pytest

from .repository import ROOMS, ROOT

DOCS = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])
COMMANDS = sorted(
    path.stem
    for room in ROOMS
    for path in (ROOT / room / "management" / "commands").glob("*.py")
    if path.name != "__init__.py"
)
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
READ = sorted(
    {
        name
        for path in (ROOT / "config" / "settings").glob("*.py")
        for name in re.findall(r"env\.\w+\(\s*\"([A-Z0-9_]+)\"", path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented(command):
    assert f"`python manage.py {command}" in DOCS or f"`{command}" in DOCS


@pytest.mark.parametrize("setting", READ)
def test_setting_is_in_the_example_with_its_meaning(setting):
    lines = EXAMPLE.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith(f"{setting}="))
    assert any(line.startswith("# ") for line in lines[max(0, place - 4) : place])


@pytest.mark.parametrize("setting", READ)
def test_setting_is_documented(setting):
    assert f"`{setting}`" in DOCS


def test_make_targets_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"(?:`|\n)make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8"))):
        assert re.search(rf"^{target}:", makefile, re.M), target
