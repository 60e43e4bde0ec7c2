"""What one viewer may see of a handover, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.ahead.records import Coming, Decline
from bot.handovers.doors import Door
from bot.handovers.records import (
    ItemState,
    Kept,
    Offer,
    Question,
    Side,
    Signer,
    Stage,
    State,
    Told,
)
from bot.handovers.route import Status
from bot.handovers.story import Deed
from bot.meetings.cards import Person


@dataclass(frozen=True, kw_only=True)
class ItemCard:
    """One thing to do, as one viewer sees it."""

    item_id: str
    what: str
    who: Side
    #: Whose turn it is, by name; None once nothing is left to do.
    turn: str | None
    due: date
    latest: date | None
    state: ItemState
    is_settled: bool
    is_must: bool
    is_late: bool
    source: str
    status: Status
    done_on: date | None
    #: The door of its one-tap button for this viewer, if there is one.
    tap: Door | None
    #: Whether this viewer may do anything more with it.
    may_more: bool
    #: "in Core+, summary dated 3 March": where the record is; both sides see it.
    pointer: str | None = None
    #: The newest line somebody wrote about it: a question, a reason.
    said: str | None = None


@dataclass(frozen=True, kw_only=True)
class MilestoneCard:
    """Items that belong together."""

    name: str
    #: "T−6w".
    when: str
    on: date
    source: str
    status: Status
    items: tuple[ItemCard, ...]

    @property
    def left(self) -> int:
        return sum(not one.is_settled for one in self.items)


@dataclass(frozen=True, kw_only=True)
class SideCard:
    """Who sends, or who receives."""

    agency: str
    worker: Person | None
    manager: Person | None
    deputy: Person | None


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """It is seen differently: each side's view in one line, and the days."""

    since: date
    stage: Stage
    #: The last day of each stage: workers, managers, heads.
    ends: tuple[date, date, date]
    sender_view: str | None
    receiver_view: str | None


@dataclass(frozen=True, kw_only=True)
class Score:
    """TRACK's four tests; None: cannot be said yet."""

    continuity: bool | None
    parallel: bool | None
    meeting: bool | None
    information: bool | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One handover, as one viewer sees it."""

    handover_id: str
    reference: str
    route: str
    sends: str
    receives: str
    transfer_on: date
    today: date
    state: State
    offer: Offer
    holder: Person
    sender: SideCard
    receiver: SideCard
    milestones: tuple[MilestoneCard, ...]
    #: What comes next, soonest first, whoever's turn it is.
    coming: tuple[ItemCard, ...]
    musts_left: int
    next_signer: Signer | None
    next_signer_name: str | None
    told: Told | None
    kept: Kept | None
    dispute: Dispute | None
    #: What this viewer may do with the whole, in the order in which it is offered.
    doors: tuple[Door, ...]
    score: Score | None
    ended_on: date | None
    question: Question
    school: str | None = None
    read_back: tuple[str, ...] = ()
    condition: str | None = None
    asked: str | None = None
    has_passed: bool = False
    #: What this viewer settled lately, the newest first: a slip can be taken back.
    just_done: tuple[ItemCard, ...] = ()
    #: Whether this viewer is the holder.
    is_held: bool = False


@dataclass(frozen=True, kw_only=True)
class OfferCard:
    """What somebody sees who is asked to receive; not the checklist yet."""

    handover_id: str
    reference: str
    route: str
    sends: str
    sender: Person
    receiver: Person | None
    transfer_on: date
    offer: Offer
    #: Whether this viewer may answer, now.
    may_answer: bool
    is_over: bool
    asked: str | None = None
    #: What the sender answered to that, once they did.
    answered: str | None = None
    condition: str | None = None


#: The list, or the offer to whoever is only asked so far.
Shown = Sheet | OfferCard


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One handover in a list, by what is mine next."""

    handover_id: str
    reference: str
    route: str
    transfer_on: date
    holder: str
    state: State
    mine: ItemCard | None
    left: int
    #: Whether this viewer is the holder.
    is_held: bool = False


@dataclass(frozen=True, kw_only=True)
class MyHandovers:
    """Mine, by what is mine next."""

    handovers: tuple[Listed, ...]
    today: date
    #: Whether they may see everyone's in counts.
    sees_board: bool = False


@dataclass(frozen=True, kw_only=True)
class News:
    """One thing that happened."""

    handover_id: str
    reference: str
    route: str
    deed: Deed
    about: str
    by: str
    holder: str
    transfer_on: date
    was: date | None
    now: date | None
    #: What moved with T: words, the day it was and is.
    moved: tuple[tuple[str, date, date], ...] = ()
    words: str | None = None
    may_open: bool = True
    #: Whether this viewer is the holder.
    is_held: bool = False
    #: Who is asked to receive it.
    receiver: str | None = None


@dataclass(frozen=True, kw_only=True)
class AheadCard:
    """Whether to begin, for a day to plan for."""

    day_id: str
    reference: str
    route: str
    coming: Coming
    on: date
    declined: Decline | None
    is_begun: bool
