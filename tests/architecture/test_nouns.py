"""One noun, one name, in every folder."""

from __future__ import annotations

from tests.architecture.source import PROJECT

#: What the doors share; none of it is a noun.
SHARED = {"__init__", "answered", "errors", "forms", "gate", "slips", "turning"}


def test_every_door_has_the_name_of_the_noun_behind_it() -> None:
    doors = {path.stem for path in (PROJECT / "handlers").glob("*.py")} - SHARED
    nouns = {path.parent.name for path in (PROJECT / "bot").glob("*/__init__.py")}

    assert doors - nouns == set()


def test_every_folder_of_code_is_a_package() -> None:
    folders = {
        path.parent
        for root in ("bot", "handlers", "storage", "tests")
        for path in (PROJECT / root).rglob("*.py")
    }
    nameless = {folder for folder in folders if not (folder / "__init__.py").exists()}

    assert nameless == set()
