"""What can come of one try to send, so that every answer of Slack has a name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.deliveries.records import Method

#: Slack answers in well under a second; a lease is twelve times this.
TIMEOUT_SECONDS = 10.0


@dataclass(frozen=True, kw_only=True)
class Sent:
    """Slack has it; `ts` is None for what has none (Home, a file)."""

    channel: str | None
    ts: str | None


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Slack will never take it, in Slack's own word: "is_archived"."""

    error: str


@dataclass(frozen=True, kw_only=True)
class Paused:
    """Slack wants no call of `method` for some seconds; nothing was sent."""

    method: Method
    seconds: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Unsent:
    """It did not go out, and that is certain; it may go out later."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """It may have gone out; Slack must be asked before it is sent again."""

    reason: str


Outcome = Sent | Refused | Paused | Unsent | Unclear


class Stopped(Exception):
    """A call did not do what was asked; `outcome` says what that means."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__(type(outcome).__name__)
