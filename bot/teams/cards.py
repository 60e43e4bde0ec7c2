"""What one worker sees of their own places in teams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Place:
    """One young person in whose team the viewer is."""

    place_id: str
    reference: str
    role: str
    since: date


@dataclass(frozen=True, kw_only=True)
class StillNeeded:
    """What a worker is asked this month, and what they answered."""

    open: tuple[Place, ...]
    needed: tuple[str, ...]
    ended: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NobodyKnows:
    """A team in which nobody knows the young person day to day any more."""

    reference: str
