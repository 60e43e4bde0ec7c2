"""What became of each nudge about one thing, for whoever asked: days and names only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.asks.records import AskState
from bot.meetings.records import Reply
from bot.nudges.records import Answer, Matter, Whom, Why


class Happened(StrEnum):
    """What one line of it tells."""

    SENT = "sent"
    ON_ITS_WAY = "on-its-way"
    NOT_NEEDED = "not-needed"
    PASSED = "passed"
    NOT_REACHED = "not-reached"
    ANSWERED = "answered"
    #: We asked for what was done already, and said sorry.
    SORRY = "sorry"
    #: To come, on its own day; or later, because something holds it back.
    COMES = "comes"
    WAITS = "waits"
    ENDED = "ended"


#: What somebody said, to a nudge or to the thing itself.
Said = Answer | Reply | AskState


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line: on which day, what, to whom and why."""

    on: date
    what: Happened
    #: By name; "you" for the one who looks; empty when it went to nobody.
    who: str = ""
    whom: Whom | None = None
    why: Why | None = None
    #: The day it was meant for, when that was another.
    meant_for: date | None = None
    said: Said | None = None
    #: Who wrote the answer down, by name; None when they said it here.
    written_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """One person awaited for one thing."""

    name: str
    agency: str
    matter: Matter
    due: date
    #: In the order of their days; what is to come is last.
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where one meeting or ask stands with everybody awaited for it."""

    reference: str
    #: The day of the meeting, or by when it is asked.
    due: date
    is_meeting: bool
    awaited: tuple[Awaited, ...]
    #: Then `due` is the day on which it moves.
    is_handover: bool = False
