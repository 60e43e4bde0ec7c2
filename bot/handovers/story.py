"""What happened in a handover, and the lines written in it, as frozen records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Deed(StrEnum):
    """What was done to a handover; kept for both sides to see, without words."""

    BEGAN = "began"
    OFFERED = "offered"
    ANSWERED = "answered"
    ITEM_DONE = "item-done"
    ITEM_ANSWERED = "item-answered"
    ITEM_QUERIED = "item-queried"
    REOPENED = "reopened"
    LEFT_OUT = "left-out"
    TOLD = "told"
    SIGNED = "signed"
    TOOK_OVER = "took-over"
    CONTESTED = "contested"
    STAGE = "stage"
    MOVED = "moved"
    PAUSED = "paused"
    RESUMED = "resumed"
    NOT_NEEDED = "not-needed"
    WORKER_CHANGED = "worker-changed"
    FIRST_APPOINTMENT = "first-appointment"
    CHECKED = "checked"
    CLOSED = "closed"

    @property
    def is_of_the_offer(self) -> bool:
        """Whether somebody hears of it who is only asked to receive so far."""
        return self in {
            Deed.OFFERED,
            Deed.ANSWERED,
            Deed.CONTESTED,
            Deed.STAGE,
            Deed.MOVED,
            Deed.PAUSED,
            Deed.RESUMED,
            Deed.NOT_NEEDED,
            Deed.WORKER_CHANGED,
        }


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a handover's story."""

    id: str
    young_person_id: str
    handover_id: str
    at: datetime
    worker_id: str
    deed: Deed
    #: The item, the signer, the answer or the reason, as one word of an enum or key.
    about: str = ""
    #: For a date that moved.
    was: date | None = None
    now: date | None = None
    #: Which one of its handover it is; two of one instant keep their order.
    number: int = 0


#: How long a slip of the thumb stays in sight.
_A_SLIP = timedelta(hours=12)


def just_done(story: Sequence[Entry], worker_id: str, now: datetime) -> Iterator[str]:
    """Yield the keys of what somebody did lately, the newest first, each once."""
    done = {Deed.ITEM_DONE, Deed.LEFT_OUT, Deed.CHECKED}
    mine = (one for one in reversed(story) if one.worker_id == worker_id)
    lately = (one for one in mine if one.deed in done and now - one.at < _A_SLIP)
    yield from dict.fromkeys(one.about for one in lately)


class LineKind(StrEnum):
    """What a sealed line is."""

    CONDITION = "condition"
    OFFER_QUERY = "offer-query"
    SENDER_VIEW = "sender-view"
    RECEIVER_VIEW = "receiver-view"
    POINTER = "pointer"
    ITEM_QUERY = "item-query"
    NOT_NEEDED = "not-needed"
    LEFT_OUT = "left-out"
    READ_BACK_PLAN = "read-back-plan"
    READ_BACK_WORRY = "read-back-worry"
    READ_BACK_STEP = "read-back-step"
    QUESTION = "question"
    OWN_WORDS = "own-words"
    DIFFERENTLY = "differently"

    @property
    def is_of_the_offer(self) -> bool:
        """Whether either side says it to the other before anybody has accepted."""
        return self in {
            LineKind.CONDITION,
            LineKind.OFFER_QUERY,
            LineKind.QUESTION,
            LineKind.SENDER_VIEW,
            LineKind.RECEIVER_VIEW,
        }


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line somebody wrote in a handover; sealed."""

    id: str
    young_person_id: str
    handover_id: str
    kind: LineKind
    words: str
    worker_id: str
    at: datetime
    #: The item it is about, if any.
    item_id: str | None = None
    #: Which one of its handover it is.
    number: int = 0
