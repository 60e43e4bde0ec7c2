"""A handover and what is in it, as frozen records; coordination, never content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a handover stands (DOMAIN 2.0); what was done moves it, never a date."""

    PLANNED = "planned"
    PREPARING = "preparing"
    READY = "ready"
    MEETING_HELD = "joint-meeting-held"
    SENDER_SIGNED = "sender-signed"
    ACCEPTED = "receiver-accepted"
    IN_PARALLEL = "in-parallel"
    CHECKED_FIRST = "checked-at-2w"
    CHECKED_SECOND = "checked-at-6w"
    CLOSED = "closed"
    CONTESTED = "contested"
    PAUSED = "paused"
    NOT_NEEDED = "not-needed"

    @property
    def is_over(self) -> bool:
        return self in {State.CLOSED, State.NOT_NEEDED}


class Side(StrEnum):
    """Who does an item."""

    SENDER = "sender"
    RECEIVER = "receiver"
    JOINT = "joint"


class Offer(StrEnum):
    """What the receiver said to being asked; the holder does not change by it."""

    NOT_MADE = "not-made"
    MADE = "made"
    ACCEPTED = "accepted"
    #: Accepted, if something is so: one line says what.
    WITH_CONDITIONS = "with-conditions"
    #: They ask something first.
    QUERIED = "queried"
    #: They see it differently: contested.
    DIFFERENT = "different"

    @property
    def is_taken(self) -> bool:
        return self in {Offer.ACCEPTED, Offer.WITH_CONDITIONS}

    @property
    def awaits_receiver(self) -> bool:
        return self is Offer.MADE


class Signer(StrEnum):
    """Who signs, in this order and no other (DOMAIN 2.0)."""

    SENDER = "sender"
    SENDER_MANAGER = "sender-manager"
    RECEIVER = "receiver"
    RECEIVER_MANAGER = "receiver-manager"


SIGNING_ORDER = tuple(Signer)


class Condition(StrEnum):
    """What some items are only for; a yes or no each, asked at the start."""

    IN_CARE = "in-care"
    IN_CUSTODY = "in-custody"
    UNDER_18 = "under-18"
    #: Nobody on the receiving side has Slack.
    NO_SLACK = "no-slack"
    WALES = "wales"


class Question(StrEnum):
    """Should this move at all? The first of the two questions."""

    MOVE = "move"
    STAY = "stay"
    ENDS_BEFORE = "ends-before"
    NOT_ELIGIBLE = "not-eligible"


class Told(StrEnum):
    """What the young person said when they were told; they are not asked to sign."""

    OK = "ok"
    NOT_OK = "not-ok"
    SOMETHING_DIFFERENT = "something-different"


class Kept(StrEnum):
    """Whether the first appointment was kept, and if not, who goes along next."""

    KEPT = "kept"
    SENDER_GOES_ALONG = "sender-goes-along"
    RECEIVER_GOES_TO_THEM = "receiver-goes-to-them"
    SOMEBODY_THEY_TRUST = "somebody-they-trust"


class MoveReason(StrEnum):
    """Why the transfer date moved; a choice, so that nothing is typed."""

    COURT = "court"
    RELEASE_CHANGED = "release-changed"
    BANK_HOLIDAY = "bank-holiday"
    NOT_READY = "not-ready"
    THEY_ASKED = "they-asked"
    PLACE_CHANGED = "place-changed"
    AGREED_TOGETHER = "agreed-together"


class Answer(StrEnum):
    """What the other side says of an item."""

    RECEIVED = "received"
    QUERY = "query"
    NOT_NEEDED = "not-needed"


class ItemState(StrEnum):
    """Where one item stands."""

    OPEN = "open"
    #: Done by its owner; the other side has not answered yet.
    SENT = "sent"
    DONE = "done"
    #: The other side asked something about it.
    QUERIED = "queried"
    NOT_NEEDED = "not-needed"
    #: A must that a manager left out, with a reason both sides see.
    LEFT_OUT = "left-out"


class Stage(StrEnum):
    """Who tries to agree when it is seen differently."""

    WORKERS = "workers"
    MANAGERS = "managers"
    HEADS = "heads"


@dataclass(frozen=True, kw_only=True)
class Handover:
    """One move of one young person from one agency to another."""

    id: str
    young_person_id: str
    #: The key of its route, and the edition of it that it began with.
    route: str
    edition_id: str
    sender_agency_id: str
    receiver_agency_id: str
    sender_id: str
    #: The agreed transfer date T; never a date of birth.
    transfer_on: date
    began_on: date
    created_at: datetime
    #: The one named worker responsible now; never blank, never moved by a date.
    holder_id: str
    #: Whose bank holidays count (`Nation`), and whose school days.
    nation: str
    school_id: str | None = None
    sender_manager_id: str | None = None
    sender_deputy_id: str | None = None
    receiver_id: str | None = None
    receiver_manager_id: str | None = None
    receiver_deputy_id: str | None = None
    conditions: frozenset[Condition] = frozenset()
    question: Question = Question.MOVE
    state: State = State.PLANNED
    offer: Offer = Offer.NOT_MADE
    offered_at: datetime | None = None
    #: How many of the four have signed, in their order.
    signed: int = 0
    #: The day the receiver said "I hold it now".
    taken_over_on: date | None = None
    told: Told | None = None
    told_on: date | None = None
    first_kept: Kept | None = None
    contested_on: date | None = None
    #: How far somebody has pushed it on before its days were over.
    contest_stage: Stage = Stage.WORKERS
    paused_on: date | None = None
    ended_on: date | None = None
    #: The meeting called for the joint handover.
    meeting_id: str | None = None
    version: int = 1

    @property
    def is_contested(self) -> bool:
        return self.contested_on is not None

    @property
    def workers(self) -> tuple[str, ...]:
        """Return the sender, and the receiver once they accepted."""
        if self.receiver_id is None or not self.offer.is_taken:
            return (self.sender_id,)
        return self.sender_id, self.receiver_id

    @property
    def next_signer(self) -> Signer | None:
        """Return who signs next; None once all four have."""
        done = self.signed >= len(SIGNING_ORDER)
        return None if done else SIGNING_ORDER[self.signed]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to do in one handover; its words are in the route's edition."""

    id: str
    young_person_id: str
    handover_id: str
    #: Which item of the route.
    key: str
    due: date
    state: ItemState = ItemState.OPEN
    #: A worker named for it; None: the worker of its side.
    owner_id: str | None = None
    done_on: date | None = None
    done_by_id: str | None = None
    answered_on: date | None = None
    answered_by_id: str | None = None
    #: Answers of a check, one letter each: y, n or ? (`checks.FACTS`).
    facts: str | None = None
    version: int = 1
