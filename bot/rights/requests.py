"""What somebody asks of what is held, typed and frozen."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rights.records import What


@dataclass(frozen=True, kw_only=True)
class AtTerminal:
    """Somebody at the computer itself, by the handle they say they have."""

    handle: str


@dataclass(frozen=True, kw_only=True)
class Correcting:
    """One thing put right; `version` is that of the row when the form was opened."""

    young_person_id: str
    what: What
    subject_id: str
    version: int
    text: str
