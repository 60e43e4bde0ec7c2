"""What whoever asked hears of an answer; frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ToAsker:
    """What the one who asked hears: who answered, about what."""

    reference: str
    name: str
    #: An action's line; for a meeting they were missed at, its day.
    what: str
    due: date
    #: The action, where there is one to give to somebody else.
    action_id: str | None
    meeting_id: str | None
    #: The meeting has begun, so it can be neither moved nor answered.
    is_over: bool
    #: Who does it by now, when it was passed on.
    now_with: str | None
    #: The handover, where it is one that somebody else could receive.
    handover_id: str | None
    #: It is settled meanwhile, so nothing has to be done any more.
    is_settled: bool
