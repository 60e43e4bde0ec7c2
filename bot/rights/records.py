"""A request to erase a young person, and a correction, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
