"""What a lead is shown of Alongside itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Outage:
    """One check that failed; the time is the reader's own."""

    check: str
    since: datetime
    is_over: bool
