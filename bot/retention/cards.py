"""What one viewer may see of what is to go, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.meetings.cards import When
from bot.retention.records import Keeps, Rules


@dataclass(frozen=True, kw_only=True)
class OwnMeeting:
    """A meeting the viewer called, which is to go."""

    notice_id: str
    reference: str
    when: When
    goes_on: date
    is_kept: bool
    #: Kept for an inquiry, so that nothing of theirs goes.
    is_held: bool
    still_open: int
    has_record: bool


@dataclass(frozen=True, kw_only=True)
class OwnAsk:
    """Something the viewer asked of somebody, which is to go."""

    notice_id: str
    reference: str
    #: Of whom, by name, and by when.
    of_whom: str
    due: date
    goes_on: date
    is_kept: bool
    is_held: bool
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class OwnHandover:
    """A handover that the viewer holds, which is to go."""

    notice_id: str
    reference: str
    #: From which agency to which, by name.
    sends: str
    receives: str
    transfer_on: date
    goes_on: date
    is_kept: bool
    is_held: bool
    #: Nobody closed it.
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Others:
    """What goes of one young person, for a lead: how many, and nothing of them."""

    #: Any one of them: what is kept for longer is kept together.
    notice_id: str
    reference: str
    #: 0 for all when it is the young person, with everything.
    meetings: int
    asks: int
    handovers: int
    goes_on: date
    is_kept: bool
    is_held: bool


Own = OwnMeeting | OwnAsk | OwnHandover


@dataclass(frozen=True, kw_only=True)
class Digest:
    """Everything one person was told of on one day, as it stands now."""

    own: tuple[Own, ...]
    others: tuple[Others, ...]


@dataclass(frozen=True, kw_only=True)
class KeepForm:
    """What would be kept for longer, and until when."""

    notice_id: str
    reference: str
    until: date
    #: More than the one thing: all that was to go of them.
    is_everything: bool
    #: Which kind of thing it is.
    rule: Keeps

    @property
    def is_ask(self) -> bool:
        return self.rule is Keeps.ASKS


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept for longer now."""

    reference: str
    until: date


@dataclass(frozen=True, kw_only=True)
class Coming:
    """How many things of one kind go on one day."""

    name: Keeps
    on: date
    count: int
    #: How many of them people have been told of.
    told: int


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The rules, and what goes next by them: counts and dates only."""

    rules: Rules
    coming: tuple[Coming, ...]
    #: What would go by now and is kept for an inquiry.
    held: int
    #: When the oldest month of the trail goes; None when there is nothing in it.
    trail_on: date | None


@dataclass(frozen=True, kw_only=True)
class Round:
    """What one night did: how many of each kind went."""

    gone: dict[Keeps, int]
    #: How many things people are told of.
    told: int
    #: Something was in the way; the next night tries again.
    left: int
