"""What is held about one worker, for that worker alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One time that somebody looked at what is held about me, or changed it."""

    on: date
    #: By name; "you" for oneself.
    who: str
    what: str
    allowed: bool


@dataclass(frozen=True, kw_only=True)
class AboutMe:
    """Everything held about one worker, who looked, and whom to tell."""

    name: str
    title: str
    agency: str
    handle: str
    phone: str | None
    works: str
    #: Each as "Mon 8 Mar to Fri 12 Mar".
    leave: tuple[str, ...]
    deputy: str | None
    #: "lead", "agency lead" and "governance lead".
    duties: tuple[str, ...]
    #: Places in teams today, and ever.
    places_now: int
    places: int
    meetings: int
    invitations: int
    replies: int
    actions: int
    #: What others asked of me, and what I asked of others.
    asked: int
    asks: int
    #: Handovers that name me, also those that are over.
    handovers: int
    #: Reminders that reached me.
    nudges: int
    #: When I do not want any, each as "Not on Mondays".
    wishes: tuple[str, ...]
    #: Entries of the trail about what I did.
    entries: int
    looked: tuple[Looked, ...]
    governance: tuple[str, ...]
    leads: tuple[str, ...]
