"""What went from somebody who left to somebody who is here, as a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Duty(StrEnum):
    """What a leaver held that must never be blank."""

    CONVENOR = "convenor"
    ACTION = "action"
    DECIDER = "decider"
    #: Asking the young person for their own words.
    ASKER = "asker"
    #: The one in the team who knows the young person day to day.
    KNOWS_THEM = "knows-them"


@dataclass(frozen=True, kw_only=True)
class Succession:
    """One duty of one leaver, and who holds it now."""

    id: str
    leaver_id: str
    duty: Duty
    #: The meeting, action or young person it is about.
    subject_id: str
    young_person_id: str
    successor_id: str
    at: datetime
    #: When the agency's lead said that this is right, or chose somebody else.
    settled_at: datetime | None = None
    settled_by_id: str | None = None
    version: int = 1
