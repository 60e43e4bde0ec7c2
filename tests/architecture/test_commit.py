"""One intention is one transaction, so there is one commit for each database."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source import product_files, tree_of


def test_the_only_commit_is_in_the_unit_of_work_and_one_beside_it_for_keys() -> None:
    assert set(files_that_call("commit")) == {
        Path("storage/unit.py"),
        Path("storage/keys.py"),
    }
    assert len(files_that_call("commit")) == 2


def test_nobody_opens_a_transaction_that_commits_by_itself() -> None:
    assert files_that_call("begin") == []


def files_that_call(method: str) -> list[Path]:
    """Return the files that call `something.method()`, once for each call."""
    return [
        path
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
        and not node.args
    ]
