"""What the big proofs counted, said at the end of a run, whatever else is quiet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_COUNTED = "counted"


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say how much was looked at: `counted("110,000 cells of the table")`."""

    def say(line: str) -> None:
        record_property(_COUNTED, line)

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = [
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == _COUNTED
    ]
    if lines:
        terminalreporter.section("counted")
    for line in sorted(lines):
        terminalreporter.write_line(line)
