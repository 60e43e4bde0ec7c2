"""A record of the Web API calls that were made, for assertions."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.practice.errors import Json

#: The oldest calls are forgotten beyond this many.
REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True)
class Call:
    """
    One call; the token is not kept.

    `answered` is `ok`, Slack's error name, `dropped`, or an HTTP status.
    """

    method: str
    arguments: Json = field(repr=False)
    at: datetime
    answered: str


class Calls:
    """The newest calls, oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Call] = deque(maxlen=REMEMBERED)

    def add(self, call: Call) -> None:
        self._kept.append(call)

    def listed(self) -> list[Call]:
        return list(self._kept)
