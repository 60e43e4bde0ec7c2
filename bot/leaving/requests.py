"""What a filled-in form about a leaver asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class SomebodyLeft:
    """Who has left, or will; without a last day they are gone already."""

    worker_id: str
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class TakesOver:
    """Who holds from now on what a leaver held."""

    parting_id: str
    worker_id: str
