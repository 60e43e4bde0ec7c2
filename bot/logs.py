"""One JSON line for each thing that happened: ids and fixed words, never content."""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

#: Tokens, and the addresses that work like one.
_SECRETS = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|https?://hooks\.slack\.com[^\s\"']*"
    r"|wss?://[^\s\"']*ticket=[^\s\"']*"
)


def redacted(text: str) -> str:
    """Return text with anything that looks like a secret taken out."""
    return _SECRETS.sub("[secret]", text)


def set_up_logs(level: str) -> None:
    """Send every log line, ours and the libraries', through one redacting writer."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level]
        ),
        cache_logger_on_first_use=True,
    )
    # When a line cannot be written, logging would print all that was in it.
    logging.raiseExceptions = False
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _Redacting(logging.Formatter):
    """What libraries log, without secrets and tracebacks, which may quote people."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_info = record.exc_text = record.stack_info = None
        return redacted(super().format(record))


def _only_its_type(thing: object) -> str:
    """Stand for what is no plain value; its own words could quote somebody."""
    return f"[{type(thing).__name__}]"


_as_json = structlog.processors.JSONRenderer(default=_only_its_type)


def _line(logger: Any, method: str, entry: MutableMapping[str, Any]) -> str:
    """Return the finished line without secrets, however deep they were."""
    return redacted(str(_as_json(logger, method, entry)))
