"""What somebody who checks the trail sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.audit.records import Fault


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What came of checking the whole trail, and the anchors with it."""

    #: How many entries are there, and the numbers they should have.
    entries: int
    first: int
    last: int
    fault: Fault | None
    #: Readable lines of the anchor file, and those that are not.
    anchors: int
    unreadable: int
    has_anchor_file: bool
    newest_anchor_at: datetime | None
    #: When the first entry was noted that no anchor speaks of; None: all are kept.
    unkept_since: datetime | None

    @property
    def is_whole(self) -> bool:
        """True when nothing is wrong and nothing could not be looked at."""
        return self.fault is None and (self.has_anchor_file or not self.last)


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """One entry for people; `legible` is false for a row nobody can read."""

    number: int
    at: datetime | None = None
    who: str = ""
    verb: str = ""
    thing: str = ""
    allowed: bool = False
    reason: str = ""

    @property
    def legible(self) -> bool:
        return self.at is not None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a governance lead is given to keep."""

    on: date
    entries: int
    #: Eight digits that stand for every entry so far.
    mark: str
