"""What one viewer may see of a nudge: frozen, with names instead of ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.handovers.doors import Door
from bot.handovers.records import Stage
from bot.meetings.cards import When
from bot.nudges.records import Answer, Matter, Whom, Why, Wording


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A worker as a nudge speaks of them."""

    name: str
    agency: str
    #: Their own number, or their office's.
    phone: str | None
    office: str | None = None
    #: The last day of their leave; None while they are here.
    away_until: date | None = None
    #: Days of the week on which they or their team are off, Monday 0.
    off_on: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cover:
    """An office at which nobody who decides can be asked just now."""

    #: Who would be; None: nobody is named.
    name: str | None
    agency: str
    office: str | None
    away_until: date | None


@dataclass(frozen=True, kw_only=True)
class HandoverPart:
    """A handover, as far as one nudge about it tells."""

    handover_id: str
    route: str
    transfer_on: date
    #: Who holds it, and whether that is the one who reads this.
    holder: str
    holds: bool
    #: How many things are left whose turn is theirs.
    left: int
    #: What one tap does with the thing; None: only the list helps.
    tap: Door | None
    #: It was sent, and is to be read and answered.
    is_answer: bool
    #: Nobody is named to receive it yet.
    is_naming: bool
    stage: Stage | None
    #: The last day of the next stage; None: until both agree.
    holds_until: date | None
    next_people: tuple[str, ...]
    covers: tuple[Cover, ...]
    may_answer: bool
    may_name: bool
    may_run: bool
    may_open: bool


@dataclass(frozen=True, kw_only=True)
class NudgeCard:
    """One nudge, for the one who gets it."""

    nudge_id: str
    #: The invitation, action or ask; what an answer's button carries.
    item_id: str
    #: For an invitation the meeting and its edition, as its own buttons say it.
    meeting_id: str | None
    edition: int
    matter: Matter
    wording: Wording
    whom: Whom
    reference: str
    #: Works at a school: reassurance first, then at most one ask.
    at_school: bool
    #: How many things that were promised are done, of how many; for a school.
    kept: tuple[int, int]
    person: Somebody
    #: The person's role in the team around.
    role: str
    asker: Somebody | None
    #: For who stands in: in whose place they are asked.
    in_place_of: str | None
    #: Who would be asked next, where the step says so.
    next_person: str | None
    when: When | None
    place: str
    #: One line of what was asked or taken on; empty for who sees dates only.
    what: str
    due: date
    today: date
    asked_on: date
    decision: bool
    #: What was agreed at the meeting they missed.
    agreed: tuple[str, ...] = ()
    #: The day on from which it may be asked about again; None: not put off.
    not_before: date | None = None
    answer: Answer | None = None
    #: They put it off, and this is the next word on it.
    came_back: bool = False
    #: The last day on which they said "still on it"; None: never.
    still_on_it: date | None = None
    #: Who does it now, or comes, in their place.
    now_with: str | None = None
    is_done: bool = False
    #: Why nothing need be done any more; None while something must.
    closed: Why | None = None
    #: It was done before we asked, and we said sorry.
    wrong: bool = False
    handover: HandoverPart | None = None

    @property
    def is_overdue(self) -> bool:
        return self.due < self.today


@dataclass(frozen=True, kw_only=True)
class DigestCard:
    """Several nudges in one message, soonest due first."""

    nudges: tuple[NudgeCard, ...]
