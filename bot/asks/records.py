"""One thing that one worker asks of another, as a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AskState(StrEnum):
    """Where an ask stands."""

    ASKED = "asked"
    #: Taken on: "I'm on it".
    TAKEN = "taken"
    DONE = "done"
    #: Somebody without Slack does it; by name.
    SOMEONE_ELSE = "someone-else"
    NOT_ME = "not-me"
    #: The one who asked needs it no more.
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        return self in {AskState.ASKED, AskState.TAKEN}


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One line, by when, of whom; coordination only."""

    id: str
    young_person_id: str
    asker_id: str
    worker_id: str
    #: One line of what is asked.
    what: str
    due: date
    #: A yes or no is asked for, so it matters who can say it.
    decision_needed: bool
    created_at: datetime
    state: AskState = AskState.ASKED
    #: When they answered, by themselves or through somebody.
    answered_at: datetime | None = None
    #: Who recorded the answer for somebody, heard by phone or letter.
    recorded_by_id: str | None = None
    #: Who does it instead, when they are not known here.
    stand_in_name: str | None = None
    #: For a few lines in place of coming: the meeting they are for.
    meeting_id: str | None = None
    version: int = 1


class NewDateReason(StrEnum):
    """Why a date moves; a choice, so that nothing about anybody is typed."""

    WAITING = "waiting"
    MORE_TO_IT = "more-to-it"
    AWAY = "away"
    AGREED_TOGETHER = "agreed-together"


@dataclass(frozen=True, kw_only=True)
class NewDate:
    """A day that moved, and why; kept, so that it is seen how often it did."""

    id: str
    young_person_id: str
    #: The ask or action.
    item_id: str
    worker_id: str
    was: date
    due: date
    reason: NewDateReason
    at: datetime
