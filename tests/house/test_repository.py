"""The repository speaks of the product alone, its locks name no place, and its migrations are whole."""

import re
import subprocess

import pytest
from django.core.management import call_command

from .repository import ROOMS, ROOT, modules


def tracked(*patterns):
    listing = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listing.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("lock", ["requirements/base.txt", "requirements/dev.txt"])
def test_lock_holds_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.S | re.M)
    lines = [line for block in lists for line in block.splitlines() if line.strip().startswith('"')]
    assert len(lists) == 2
    assert [line for line in lines if "#" not in line] == []


def test_nothing_is_left_for_later():
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    assert {str(p.relative_to(ROOT)) for p in modules(*ROOMS, "config") if words.search(p.read_text("utf-8"))} == set()


def test_no_path_of_a_machine():
    pattern = re.compile(rb"/(?:work|root|home)/[a-z]")
    found = {
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in {".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".yml", ".conf", ".service", ""}
        and path.name != "test_repository.py"
        and pattern.search(path.read_bytes())
    }
    assert found == set()
