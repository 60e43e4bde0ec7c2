"""What went from somebody who left to somebody who is here, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.directory.records import Membership, Worker


class Duty(StrEnum):
    """What a leaver held that must never be blank."""

    CONVENOR = "convenor"
    ACTION = "action"
    DECIDER = "decider"
    #: Something asked of them, not done yet.
    ASKED = "asked"
    #: Something they asked of others: the one who is told what comes of it.
    ASKING = "asking"
    #: A place that a handover names, and with it whoever holds the young person.
    HANDS_OVER = "hands-over"
    TAKES_OVER = "takes-over"
    MANAGES_SENDER = "manages-sender"
    MANAGES_RECEIVER = "manages-receiver"
    #: A day to plan for, of which they are asked whether to begin.
    PLANS = "plans"
    #: Asking the young person for their own words.
    ASKER = "asker"
    #: The one in the team who knows the young person day to day.
    KNOWS_THEM = "knows-them"


@dataclass(frozen=True, kw_only=True)
class Succession:
    """One duty of one leaver, and who holds it now."""

    id: str
    leaver_id: str
    duty: Duty
    #: The meeting, action, ask, handover, day or young person it is about.
    subject_id: str
    young_person_id: str
    successor_id: str
    at: datetime
    #: When the agency's lead said that this is right, or chose somebody else.
    settled_at: datetime | None = None
    settled_by_id: str | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Parting:
    """Somebody who is gone: from the partnership, or from one team only."""

    leaver: Worker
    #: The last place they had in that team; None: they left the partnership.
    place: Membership | None = None

    @property
    def id(self) -> str:
        """What names it in a button and in the queue: the place's or the leaver's."""
        return self.place.id if self.place else self.leaver.id

    @property
    def key(self) -> str:
        """What its messages are known by; each time somebody leaves has its own."""
        return (
            self.place.id if self.place else f"{self.leaver.id}:{self.leaver.left_on}"
        )

    @property
    def young_person_id(self) -> str | None:
        """Whose team they left; None: everybody's."""
        return self.place.young_person_id if self.place else None

    def covers(self, one: Succession) -> bool:
        """Whether this went on because of it, not when they left there before."""
        if self.place is None:
            return True
        since = self.place.until_day or self.place.from_day
        is_there = one.young_person_id == self.place.young_person_id
        return is_there and one.at.date() >= since
