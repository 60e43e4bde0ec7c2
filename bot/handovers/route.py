"""A route: what is done when, by whom, and who says so; frozen records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.handovers.contest import DAYS
from bot.handovers.records import Condition, Side


class Status(StrEnum):
    """How binding a timing is; shown beside it wherever it is shown."""

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    LOCAL = "local"
    OURS = "ours"


class Count(StrEnum):
    """What an offset counts in."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"
    WORKING_DAYS = "wd"
    SCHOOL_DAYS = "sd"


class Anchor(StrEnum):
    """What an offset counts from."""

    TRANSFER = "T"
    START = "start"


_WHEN = re.compile(r"(T|start)(?:([+-])([0-9]{1,3})(wd|sd|d|w|m))?")
#: Days of the calendar that one of each takes, by and large.
_ABOUT = {
    Count.DAYS: 1.0,
    Count.WEEKS: 7.0,
    Count.MONTHS: 365.25 / 12,
    Count.WORKING_DAYS: 7 / 5,
    Count.SCHOOL_DAYS: 7 / 5,
}


class UnreadableWhen(ValueError):
    """Not a time such as T-6w, T+3wd, T-2sd or start+10wd."""


@dataclass(frozen=True, kw_only=True)
class When:
    """An offset, such as T-6w: so many weeks, months or days from T or the start."""

    anchor: Anchor
    number: int = 0
    count: Count = Count.DAYS

    @classmethod
    def read(cls, text: str) -> When:
        """Read "T-6w"; raises UnreadableWhen."""
        found = _WHEN.fullmatch(text)
        if found is None:
            raise UnreadableWhen(text)
        anchor, sign, number, count = found.groups()
        if count is None:
            return cls(anchor=Anchor(anchor))
        signed = int(number) if sign == "+" else -int(number)
        return cls(anchor=Anchor(anchor), number=signed, count=Count(count))

    def __str__(self) -> str:
        if not self.number and self.count is Count.DAYS:
            return self.anchor.value
        return f"{self.anchor}{self.number:+d}{self.count}"

    @property
    def about(self) -> float:
        """Return about how many days of the calendar it is from its anchor."""
        return self.number * _ABOUT[self.count]

    def is_after(self, other: When) -> bool:
        """Whether it is later; False too where T and the start cannot be compared."""
        return self.anchor is other.anchor and self.about > other.about


class By(StrEnum):
    """By which point a stop item must be done."""

    MEETING = "meeting"
    SIGNING = "signing"
    CLOSING = "closing"


@dataclass(frozen=True, kw_only=True)
class RouteItem:
    """One thing to do."""

    key: str
    what: str
    who: Side
    when: When
    #: Without it the handover cannot complete.
    stop: bool
    by: By
    source: str
    status: Status
    #: Which common item it is, as in C4 or KEPT; None: the route's own.
    code: str | None = None
    #: The last day it can be, where `when` is the careful one.
    latest: When | None = None
    #: The other side answers it: received and read, query, or not needed.
    answered: bool = False
    only: frozenset[Condition] = frozenset()

    @property
    def other(self) -> Side | None:
        """Return the side that answers it; of a joint item, either."""
        if not self.answered:
            return None
        return {
            Side.SENDER: Side.RECEIVER,
            Side.RECEIVER: Side.SENDER,
            Side.JOINT: Side.JOINT,
        }[self.who]

    def is_for(self, conditions: frozenset[Condition]) -> bool:
        """Whether it is asked under these conditions."""
        return self.only <= conditions


@dataclass(frozen=True, kw_only=True)
class NotSaid:
    """Words that one route's lines never say, and what they say instead."""

    words: str
    say: str


def check_key(weeks: int) -> str:
    """Return the key of the item that looks again so many weeks after T."""
    return f"check-{weeks}w"


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Items that belong together, with one time."""

    key: str
    name: str
    when: When
    source: str
    status: Status
    items: tuple[RouteItem, ...]


@dataclass(frozen=True, kw_only=True)
class Route:
    """One way of moving on, as data."""

    key: str
    name: str
    #: For people: "youth justice", "probation".
    sends: str
    receives: str
    #: When to use it, in one sentence.
    why: str
    #: Where its timings come from, and what to ask a partner.
    sources: str
    #: Weeks after T at which both look again.
    checks: tuple[int, ...]
    milestones: tuple[Milestone, ...]
    #: Nations (`Nation`) it was written for; others get a note.
    nations: tuple[str, ...]
    #: Whether its days are school days, so that a school must be named.
    needs_school: bool = False
    #: Who signs for each side's manager, in that service's words.
    sender_signs: str = "the manager"
    receiver_signs: str = "the manager"
    #: Working days until workers, managers and heads have talked, when it is contested.
    contest_days: tuple[int, int, int] = DAYS
    #: Refused in typed lines of this route, besides what is refused everywhere.
    words_never: tuple[NotSaid, ...] = ()

    @cached_property
    def items(self) -> dict[str, RouteItem]:
        """Return every item by key, in the route's order."""
        return {one.key: one for part in self.milestones for one in part.items}

    def coded(self, code: str) -> RouteItem | None:
        """Return the item that stands for a common one, such as C5."""
        return next((one for one in self.items.values() if one.code == code), None)
