"""What will go and when, said a week before, as a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing that a rule of `retention.toml` lets go, or has let go."""

    id: str
    #: The rule's name in `retention.toml`.
    rule: str
    subject_id: str
    #: The young person it is about; None for what is about nobody.
    young_person_id: str | None
    announced_on: date
    due_on: date
    #: Kept at least until then, because somebody asked.
    kept_until: date | None = None
    done_on: date | None = None
    version: int = 1
