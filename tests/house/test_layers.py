"""Each room imports only those to its left; a foreign key counts as an import, and packages keep their order."""

from graphlib import TopologicalSorter

import pytest
from django.apps import apps
from django.conf import settings

from .repository import PACKAGES, ROOMS, ROOT, imported_names, modules

ORDER = {room: place for place, room in enumerate((*ROOMS, "config"))}


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_only_to_its_left(room):
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported_names(path)
        if ORDER.get(name.split(".")[0], -1) > ORDER[room]
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_foreign_keys_point_to_the_left(room):
    wrong = {
        f"{model.__name__}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and ORDER.get(field.related_model._meta.app_label, -1) > ORDER[room]
    }
    assert wrong == set()


def test_the_user_stands_in_the_second_room():
    assert settings.AUTH_USER_MODEL.split(".")[0] == "partners"


@pytest.mark.parametrize("room", ROOMS)
def test_packages_keep_their_order(room):
    place = {package: n for n, package in enumerate(PACKAGES[room])}
    wrong = set()
    for package in PACKAGES[room]:
        if not (ROOT / room / package).is_dir():
            continue
        for path in modules(f"{room}/{package}"):
            for name in imported_names(path):
                parts = name.split(".")
                if parts[0] == room and len(parts) > 1 and place.get(parts[1], -1) > place[package]:
                    wrong.add(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_package_is_known(room):
    found = {path.name for path in (ROOT / room).iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert found - {"migrations", "management", "templatetags"} <= set(PACKAGES[room])


def test_no_module_imports_one_that_imports_it():
    """Not even inside a function: what two modules need of each other belongs below both."""
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules(*ROOMS)}
    known = {name.removesuffix(".__init__") for name in names.values()}
    graph = {
        name.removesuffix(".__init__"): {
            target
            for imported in imported_names(path)
            for target in (imported, imported.rpartition(".")[0])
            if target in known and target != name.removesuffix(".__init__")
        }
        for path, name in names.items()
    }
    assert graph["content.pages.views"] > {"content.pages.contexts", "content.pages.routing"}
    TopologicalSorter(graph).prepare()


def test_no_junk_drawers():
    drawers = {"core", "common", "utils", "helpers", "base", "misc"}
    found = {path for path in modules(*ROOMS) if path.stem in drawers or drawers & set(path.parent.parts[-1:])}
    assert found == set()
