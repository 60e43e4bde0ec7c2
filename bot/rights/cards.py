"""What one viewer may see of what is held about a young person, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.rights.doors import Ask
from bot.rights.records import What


@dataclass(frozen=True, kw_only=True)
class Begin:
    """What this viewer may ask; the reference is typed, so that none is listed."""

    asks: tuple[Ask, ...]


@dataclass(frozen=True, kw_only=True)
class Seer:
    """Somebody who sees something today, and why."""

    name: str
    agency: str
    #: "case manager", or "deputy of Odile Farthing, who is away".
    why: str
    #: "dates", "tasks" or "all", or "nothing yet".
    sees: str
    from_day: date
    until_day: date | None
    sees_earlier: bool
    #: When they last said that they still need it.
    needed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One time a lead opened it without being in the team."""

    on: date
    who: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class WhoCanSee:
    """Who sees what of one young person today, and why."""

    reference: str
    on: date
    held_since: date | None
    seers: tuple[Seer, ...]
    #: Leads: they see nothing of it, unless they open it and all are told.
    leads: tuple[str, ...]
    opened: tuple[Opened, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is held: what it is, and what it says."""

    what: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """Facts that belong together, such as all of one meeting."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """All that one agency put in or holds, or what belongs to nobody alone."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Export:
    """Everything held about one young person, to be looked through before release."""

    young_person_id: str
    reference: str
    at: datetime
    made_by: str
    sections: tuple[Section, ...]
    #: Everybody else who is named in it; whoever reviews may have to black them out.
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ExportPage:
    """One page of it, numbered from 0, for a form that can hold no more."""

    young_person_id: str
    reference: str
    number: int
    pages: int
    #: Titles and lines in order; a title has no line.
    lines: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Correctable:
    """One thing that can be put right."""

    what: What
    subject_id: str
    #: "Why we met on Wed 17 Mar".
    label: str
    #: What it says now.
    says: str
    #: Of the row that holds it, to see whether somebody was quicker.
    version: int


@dataclass(frozen=True, kw_only=True)
class ChooseWhat:
    """Everything of one young person that can be put right."""

    young_person_id: str
    reference: str
    things: tuple[Correctable, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectForm:
    """One thing with what it says now."""

    young_person_id: str
    reference: str
    thing: Correctable


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """What was put right just now."""

    reference: str
    label: str
    on: date


@dataclass(frozen=True, kw_only=True)
class EraseForm:
    """What would go, before anybody asks for it."""

    young_person_id: str
    reference: str
    held_since: date | None
    #: Already asked for and waiting for a second person.
    is_asked: bool
    meetings: int
    to_come: int
    #: Handovers that are not over: they end by it.
    handovers: int
    #: Who could agree, by name.
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ErasureCard:
    """Where a request to erase stands, for one of those who may agree."""

    erasure_id: str
    #: None once it is erased.
    reference: str | None
    asked_by: str
    asked_on: date
    agreed_by: str | None
    #: "asked", "agreed", "closed" or "erased".
    state: str
    is_mine: bool
    to_come: int
    held: bool
    #: Whoever cannot be reached by a message, to be rung about what is cancelled.
    to_ring: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HoldForm:
    """Whether it is kept for an inquiry, and since when."""

    young_person_id: str
    reference: str
    held_since: date | None


@dataclass(frozen=True, kw_only=True)
class Held:
    """What was decided about keeping it."""

    reference: str
    held_since: date | None
    #: A request to erase was closed by it.
    closed_erasure: bool


@dataclass(frozen=True, kw_only=True)
class AgencyRow:
    """Counts of one agency, or of several small ones together; each already masked."""

    agency: str
    reads: str
    changes: str
    refusals: str
    joined: str
    left: str
    unconfirmed: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """One month in counts, by agency, never by worker."""

    #: The first day of the month.
    month: date
    rows: tuple[AgencyRow, ...]
    #: Exact: each of these was told to the team at once.
    openings: int
    #: What went in its time, each count masked.
    meetings_gone: str
    young_people_gone: str
