"""One entry of the trail, where the trail ends, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: What stands before the first entry of all.
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Somebody did or looked at something, or was refused; no words."""

    #: 1, 2, 3 … without a gap.
    sequence: int
    at: datetime
    #: A worker's id; "terminal" for whoever sits at the computer itself.
    worker_id: str
    verb: str
    #: An opaque id or mark, never a reference.
    thing_id: str
    allowed: bool
    #: One word, such as "lead".
    reason: str
    #: 64 hex digits over all of the above and the entry before; "" until chained.
    mac: str = ""


@dataclass(frozen=True, kw_only=True)
class Illegible:
    """A row of the trail that no Alongside can have written."""

    sequence: int


@dataclass(frozen=True, kw_only=True)
class Head:
    """The newest entry: its number, and the mac that stands for all before it."""

    sequence: int
    mac: str


#: A trail in which nothing was ever noted.
NO_ENTRY = Head(sequence=0, mac=NOTHING_BEFORE)


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Everything up to `sequence` was dropped by retention, at `at`."""

    sequence: int
    #: The mac of the last entry that was dropped: the chain goes on from it.
    mac: str
    at: datetime
    #: The same key over all of the above: nobody else can cut.
    seal: str


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """What was kept outside the database: this entry had this mac."""

    sequence: int
    #: The whole mac, or at least its first eight digits.
    mac: str
    #: When it was kept; None when a person typed it from a message.
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AnchorLine:
    """One line of the anchor file; `seal` is over the rest of it, by the same key."""

    number: int
    anchor: Anchor
    seal: str


class Wrong(StrEnum):
    """What can be wrong with a trail."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_PLACE = "out-of-place"
    #: Written anew since it was kept outside.
    REWRITTEN = "rewritten"
    CUT_OFF_BY_OTHERS = "cut-off-by-others"
    ANCHOR_CHANGED = "anchor-changed"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """The first thing that is wrong, and the entry (or line of anchors) it shows at."""

    wrong: Wrong
    sequence: int
    #: The first entry that may be bad; before `sequence` only for REWRITTEN.
    since: int
