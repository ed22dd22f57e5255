"""Rooms stay small enough to be read in one sitting."""

import ast
from statistics import median

from .repository import ROOMS, ROOT, modules, tree


def length(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_300_lines():
    assert {
        f"{path.relative_to(ROOT)}: {length(path)}" for path in modules(*ROOMS, "config") if length(path) > 300
    } == set()


def test_the_median_module_is_short():
    assert median(length(path) for path in modules(*ROOMS) if length(path) > 3) <= 100


def test_no_function_is_longer_than_60_lines():
    long = {
        f"{path.relative_to(ROOT)}:{node.name} {node.end_lineno - node.lineno + 1}"
        for path in modules(*ROOMS, "config")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 60
    }
    assert long == set()


def test_every_module_says_what_it_holds():
    mute = {
        str(path.relative_to(ROOT))
        for path in modules(*ROOMS, "config")
        if path.name != "__init__.py" and not ast.get_docstring(tree(path))
    }
    assert mute == set()
