"""Break-glass: a lead opened what they may not see, as a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody opened it: a word from a list, so that no content is typed."""

    CHILD_AT_RISK = "child-at-risk"
    NOBODY_THERE = "nobody-there"
    COMPLAINT = "complaint"
    DATA_REQUEST = "data-request"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Who opened which young person, when, and why."""

    id: str
    young_person_id: str
    worker_id: str
    at: datetime
    reason: Reason
