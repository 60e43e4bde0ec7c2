"""What is counted of one team, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Try(StrEnum):
    """One small thing that a team could try."""

    SAY_NOT_ME = "say-not-me"
    SEND_SOMEONE = "send-someone"
    NAME_DEPUTY = "name-deputy"
    TEN_MINUTES = "ten-minutes"
    TELL_OTHERS = "tell-others"


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many of so many."""

    some: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What there is to say of a team; nothing of anybody in it."""

    #: The working days each answer took.
    reply_days: tuple[int, ...]
    #: Places at meetings: missed, of all we were called to and that were held.
    missed: Share
    #: What was asked of us: without any answer, of all that has ended.
    unanswered: Share
    #: Days of leave: with nobody named to stand in, of all.
    uncovered: Share
