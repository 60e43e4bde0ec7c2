"""How long each thing is kept, and what will go and when, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Keeps(StrEnum):
    """Everything that has a rule in `retention.toml`, by the name it has there."""

    MEETINGS = "meetings"
    ASKS = "asks"
    HANDOVERS = "handovers"
    DAYS_TO_COME = "days-to-come"
    YOUNG_PEOPLE = "young-people"
    CORRECTIONS = "corrections"
    WEEKLY_POSTS = "weekly-posts"
    NUDGES = "nudges"
    WISHES = "wishes"
    OPENINGS = "openings"
    SUCCESSIONS = "successions"
    MESSAGES = "messages"
    ERASURES = "erasures"
    NOTICES = "notices"
    TRAIL = "trail"


#: What people are told of a week before it goes; the rest is bookkeeping.
ANNOUNCED = frozenset({Keeps.MEETINGS, Keeps.ASKS, Keeps.HANDOVERS, Keeps.YOUNG_PEOPLE})


#: What has no time of its own: it stays as long as the young person, and no longer.
WITH_THEM = frozenset({Keeps.CORRECTIONS, Keeps.WEEKLY_POSTS})


class Source(StrEnum):
    """Who says so: a default of ours is never shown as if it were the law."""

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    LOCAL_DEFAULT = "local default"
    OURS = "ours"


class Reason(StrEnum):
    """Why something is kept for longer: a word from a list."""

    INQUIRY = "inquiry"
    COMPLAINT = "complaint"
    IN_USE = "still-in-use"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A length of time in calendar days or in calendar months; one of the two."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How long one kind of thing is kept."""

    name: Keeps
    #: What it is, for people: "Meetings, with who was asked and what was agreed".
    what: str
    #: None: it goes with what `goes_with` names.
    period: Period | None
    goes_with: Keeps | None
    #: From when the period counts, in words that follow "after".
    after: str
    source: Source
    #: One plain sentence: why this long.
    because: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All rules, with what holds for each of them; days are calendar days."""

    #: How long before it goes people are told.
    announce_days: int
    #: How long "keep for longer" keeps it, from the day it was to go.
    keep_longer_days: int
    #: What was agreed, asked or moved and is open is waited for so long after its day.
    open_days: int
    by_name: Mapping[Keeps, Rule]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """
    One thing that a rule of `retention.toml` lets go, or has let go.

    Until it has been said, both days are the day since when it is over.
    """

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

    @property
    def was_said(self) -> bool:
        """Whether people were told a day, though it may have been put off since."""
        return self.announced_on < self.due_on

    @property
    def is_said(self) -> bool:
        """Whether people know the day on which it goes."""
        return self.was_said and not self.is_kept

    @property
    def goes_on(self) -> date:
        """The day it goes as things stand, once people were told one."""
        return max(self.due_on, self.kept_until or self.due_on)

    @property
    def is_kept(self) -> bool:
        """Whether it was put off and people have not been told a new day yet."""
        return self.kept_until is not None and self.kept_until > self.due_on
