"""
`python -m tests.benchmarks [NAME ...]`: measure, print a table, write build/bench.json.

Every module of this folder that has `measure()` is a line, or several; each runs
in an interpreter of its own, so that none inherits another's memory or threads.
"""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import tests.benchmarks
from tests.benchmarks.line import Aim, Line

REPORT = Path("build/bench.json")
#: With this argument first, one module is measured and its lines come as JSON.
_ALONE = "--alone"


def main(arguments: list[str]) -> int:
    """Measure what is named, or everything; 2 when a name is not known."""
    if arguments[:1] == [_ALONE]:
        print(json.dumps([asdict(line) for line in _measure(arguments[1])]))
        return 0
    known = _known()
    strange = [name for name in arguments if name not in known]
    if strange:
        print(f"Not known: {', '.join(strange)}. There are: {', '.join(known)}.")
        return 2
    lines: list[Line] = []
    for name in arguments or known:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        lines += _measured_alone(name)
    _write(lines)
    _show(lines)
    return 0


def _known() -> list[str]:
    """Return the modules that measure something, by name."""
    folder = Path(next(iter(tests.benchmarks.__path__)))
    names = [one.name for one in pkgutil.iter_modules([str(folder)])]
    return [
        name
        for name in names
        if "\ndef measure(" in (folder / f"{name}.py").read_text()
    ]


def _measure(name: str) -> list[Line]:
    found = import_module(f"tests.benchmarks.{name}").measure()
    return [found] if isinstance(found, Line) else list(found)


def _measured_alone(name: str) -> list[Line]:
    command = [sys.executable, "-m", "tests.benchmarks", _ALONE, name]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, env=environment, check=True
    )
    return [_line(one) for one in json.loads(done.stdout.splitlines()[-1])]


def _line(one: dict[str, Any]) -> Line:
    return Line(**{**one, "aim": Aim(**one["aim"])})


def _write(lines: list[Line]) -> None:
    """Keep what an earlier run wrote of lines that this one did not measure."""
    REPORT.parent.mkdir(exist_ok=True)
    earlier = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    report = {**earlier, **{line.name: line.as_json() for line in lines}}
    REPORT.write_text(json.dumps(report, indent=2) + "\n")


def _show(lines: list[Line]) -> None:
    table = Table(title="Ours against a peer, in the same run")
    for title in ("line", "ours", "peer", "ratio", "unit", "aim", ""):
        numeric = title in {"ours", "peer", "ratio"}
        table.add_column(title, justify="right" if numeric else "left")
    for line in lines:
        table.add_row(
            line.name,
            f"{line.ours:,.2f}",
            f"{line.peer:,.2f}",
            f"{line.ratio:.2f}",
            line.unit,
            str(line.aim),
            "met" if line.is_met else "missed",
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
