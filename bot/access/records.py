"""Who asks, what they want to do, and what to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.directory.records import Membership


class Verb(StrEnum):
    """What somebody may or may not do."""

    SEE_YOUNG_PERSON = "see-young-person"
    CALL_MEETING = "call-meeting"
    SEE_MEETING = "see-meeting"
    REPLY = "reply"
    RUN_MEETING = "run-meeting"
    FILL_DIRECTORY = "fill-directory"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person at a door, known by workspace and Slack id together."""

    worker_id: str
    agency_id: str
    is_lead: bool
    left_on: date | None


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What an actor wants to touch: whose team decides, and who holds it."""

    #: The team around the young person; None when the thing is about nobody.
    team: tuple[Membership, ...] | None = None
    convenor_id: str | None = None
    #: The workers called to the meeting.
    called: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Whether it is allowed, and the one word that says why."""

    allowed: bool
    reason: str
