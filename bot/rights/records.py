"""A request to erase a young person, and a correction, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class What(StrEnum):
    """What can be put right; everything a person ever typed about a young person."""

    OWN_WORDS = "line"
    WHY = "meeting.why"
    PLACE = "meeting.place"
    PLACE_REASON = "meeting.place-reason"
    NO_NEXT = "meeting.no-next"
    AGREED = "action.what"
    ROLE = "place.role"
    CALLED_AS = "invitation.role"
    STAND_IN = "invitation.stand-in"
    DOES_IT = "action.stand-in"
    ASKED = "ask.what"
    ASKED_ELSE = "ask.stand-in"
    HANDED = "handover.line"


class HoldReason(StrEnum):
    """Why nothing of theirs may go, or why it may again: a word from a list."""

    INQUIRY = "inquiry"
    COURT = "court"
    COMPLAINT = "complaint"
    REVIEW = "review"


class ReleaseReason(StrEnum):
    """Why what was kept need not be kept any longer."""

    ENDED = "ended"
    MISTAKE = "mistake"


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """
    What one person asked for and another must agree to.

    The row outlives the young person, so that an old backup can be cleared too;
    `young_person_id` then names nobody.
    """

    id: str
    young_person_id: str
    asked_by_id: str
    asked_at: datetime
    agreed_by_id: str | None = None
    agreed_at: datetime | None = None
    #: Withdrawn, or refused by whoever was asked to agree.
    closed_at: datetime | None = None
    erased_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was written wrongly, what it says now, and who put it right."""

    id: str
    young_person_id: str
    worker_id: str
    at: datetime
    #: What was corrected, as "meeting.why"; `subject_id` says of which row.
    what: str
    subject_id: str
    was: str | None
    became: str | None


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How often one worker did one thing in some span, for counting only."""

    worker_id: str
    verb: str
    allowed: bool
    count: int


@dataclass(frozen=True, kw_only=True)
class PlaceDays:
    """One place in one team, with nothing in it but days, for counting only."""

    worker_id: str
    from_day: date
    until_day: date | None
    needed_on: date | None
