"""A long file or a long function is a sign that a noun is missing."""

from __future__ import annotations

import ast
from statistics import median

from tests.architecture.source import lines_of, product_files, tree_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_file_is_over_300_lines() -> None:
    long = {str(path): len(lines_of(path)) for path in product_files()}

    assert {path: size for path, size in long.items() if size > LONGEST_FILE} == {}


def test_no_function_is_over_40_lines() -> None:
    sizes = function_sizes()

    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_half_of_all_functions_have_ten_lines_or_fewer() -> None:
    assert median(function_sizes().values()) <= 10


def function_sizes() -> dict[str, int]:
    """Lines of each function, its signature and docstring included."""
    return {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in product_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function)
    }
