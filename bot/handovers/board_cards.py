"""Handovers in counts, as a lead may see them: small numbers are hidden already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TOO_FEW = "too few to say"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A group of handovers in words: "12 of 30", "fewer than 5 of 30"."""

    #: None: every route with too few, together.
    route: str | None
    begun: str
    running: str
    in_time: str
    met: str
    both: str
    kept: str
    #: None: too few answers.
    median_pending: int | None
    contested: str
    musts_left_out: str
    all_four: str


@dataclass(frozen=True, kw_only=True)
class Board:
    """Every group there is, and since which day they were begun."""

    since: date
    rows: tuple[Counted, ...]
