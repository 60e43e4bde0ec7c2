"""Every log line of everybody, at the most talkative level there is."""

from __future__ import annotations

import logging
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

#: What tells of the tests themselves, and so of the words in them.
_OF_THE_TESTS = ("pytest_bdd", "hypothesis")


class Heard(logging.Handler):
    """Keeps each line with its traceback, and whatever else its record holds."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(_OF_THE_TESTS):
            return
        kept = {**vars(record)}
        kept.pop("exc_info", None)
        self.lines.append(f"{self.format(record)} {kept}")

    def event(
        self, _logger: Any, method: str, entry: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """Keep a line of structlog, before anything takes a secret out."""
        self.lines.append(f"{method} {entry!r}")
        return entry

    def lines_with(self, *words: str) -> list[str]:
        return [line for line in self.lines if any(word in line for word in words)]


@contextmanager
def hearing_everything(*talkative: str) -> Iterator[Heard]:
    """
    Listen to all loggers at DEBUG, and put everything back as it was.

    `talkative` names loggers that a library keeps quiet by itself.
    """
    heard, config = Heard(), structlog.get_config()
    loggers = [logging.getLogger(name) for name in ("", *talkative)]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    loggers[0].addHandler(heard)
    structlog.configure(
        processors=[heard.event, *config["processors"]],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
    )
    try:
        yield heard
    finally:
        loggers[0].removeHandler(heard)
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
        structlog.configure(**config)
