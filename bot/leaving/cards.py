"""What one viewer may see of a leaving: a lead counts, a holder things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.directory.cards import Group
from bot.leaving.records import Duty
from bot.meetings.cards import When


@dataclass(frozen=True, kw_only=True)
class LeftForm:
    """Everyone of whom the viewer may say that they left, by agency."""

    workers: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class ChooseForm:
    """Who could take over from a leaver."""

    parting_id: str
    leaver: str
    workers: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class Noted:
    """That somebody left is noted."""

    name: str
    last_day: date
    is_gone: bool


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A lead has chosen who takes over."""

    leaver: str
    holder: str


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody who holds part of it now, and how much; never about whom."""

    name: str
    is_viewer: bool
    #: How to reach them when they have no Slack, or None.
    phone: str | None
    has_slack: bool
    counts: tuple[tuple[Duty, int], ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a lead is asked about one parting."""

    parting_id: str
    leaver: str
    holders: tuple[Holder, ...]
    is_settled: bool
    #: Whether they left one team only, and are here still.
    is_one_team: bool = False
    #: Around whom that team is, for a lead who may know it; empty: not for them.
    reference: str = ""
    #: Whether they are in that team again.
    is_back: bool = False


class Why(StrEnum):
    """Why it is with them."""

    DEPUTY = "deputy"
    AGENCY_LEAD = "agency-lead"
    LEAD = "lead"
    CHOSEN = "chosen"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is the holder's now."""

    duty: Duty
    subject_id: str
    reference: str
    #: By when, or when it is; None without a day.
    day: date | None
    when: When | None = None
    what: str = ""
    #: Who was asked for it, by name, where that is not the holder.
    of_whom: str = ""
    needs_record: bool = False
    #: Of a handover: from which agency to which, by name.
    sends: str = ""
    receives: str = ""
    #: Whether the holder of the duty holds the young person now.
    is_held: bool = False
    #: Asked to receive it, and not answered yet.
    is_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Yours:
    """Everything of one parting that one holder holds now, soonest first."""

    parting_id: str
    leaver: str
    why: Why
    items: tuple[Item, ...]
    #: False when there is nobody but themselves to ask.
    can_ask_for_help: bool
    has_asked: bool
    is_one_team: bool = False


@dataclass(frozen=True, kw_only=True)
class NeedsHelp:
    """A holder who would like help."""

    name: str
    phone: str | None
    parting_id: str
    leaver: str


@dataclass(frozen=True, kw_only=True)
class Again:
    """Somebody who left, and whose account works again."""

    worker_id: str
    name: str
    is_back: bool
