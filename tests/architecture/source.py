"""Our own Python files, read as text and as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PRODUCT = ["bot", "handlers", "storage"]
#: Steps are long lists that nobody edits again.
EXEMPT = "storage/migrations/versions/"


def product_files() -> Iterator[Path]:
    """Give every file of the product, as a path from the project's folder."""
    for folder in PRODUCT:
        for path in sorted((PROJECT / folder).rglob("*.py")):
            relative = path.relative_to(PROJECT)
            if not relative.as_posix().startswith(EXEMPT):
                yield relative


def lines_of(path: Path) -> list[str]:
    return (PROJECT / path).read_text().splitlines()


def tree_of(path: Path) -> ast.Module:
    return ast.parse((PROJECT / path).read_text(), str(path))
