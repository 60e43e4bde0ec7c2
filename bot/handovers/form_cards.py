"""What the forms of a handover need to know, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.handovers.cards import MilestoneCard
from bot.handovers.doors import Door
from bot.handovers.records import Condition
from bot.handovers.route import Status


@dataclass(frozen=True, kw_only=True)
class NewForm:
    """The form of a new handover."""

    young_person_id: str
    handover_id: str
    reference: str
    #: By key.
    routes: tuple[tuple[str, str], ...]
    #: Agencies by id, then workers of each.
    agencies: tuple[tuple[str, str], ...]
    schools: tuple[tuple[str, str], ...]
    school_id: str | None
    today: date
    #: Who has no Slack, so that somebody else begins for them.
    senders: tuple[tuple[str, str], ...] = ()
    #: Filled in already when it was planned for.
    route: str | None = None
    transfer_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The plan before it starts: every date, what is past, what can still be done."""

    about: str
    reference: str
    route: str
    why: str
    sources: str
    receiver: str
    transfer_on: date
    today: date
    #: Name, "T−6w", day, status and source of each milestone.
    milestones: tuple[MilestoneCard, ...]
    past: tuple[MilestoneCard, ...]
    #: Possible receivers, by id and words; empty when the agency has nobody here.
    receivers: tuple[tuple[str, str], ...]
    is_sure: bool
    #: A note where the route was written for another nation.
    other_nation: bool
    conditions: frozenset[Condition]
    #: Another handover of the same young person, whose joint meeting can be shared.
    beside: str | None = None


@dataclass(frozen=True, kw_only=True)
class WordsForm:
    """A form with one line, about a handover or an item of one."""

    about_id: str
    reference: str
    title: str
    label: str
    submit: str
    door: Door
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class PeopleForm:
    """Who is in which place; people by side, each by id and words."""

    handover_id: str
    reference: str
    #: Field, label, the one chosen now, and who can be chosen.
    places: tuple[tuple[str, str, str | None, tuple[tuple[str, str], ...]], ...]
    door: Door
    title: str
    submit: str


@dataclass(frozen=True, kw_only=True)
class ItemForm:
    """What more can be done with one item."""

    item_id: str
    reference: str
    what: str
    source: str
    status: Status
    due: date
    latest: date | None
    #: Value and words of each choice this viewer has.
    choices: tuple[tuple[str, str], ...]
    today: date
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class DateForm:
    """Another transfer date, and why."""

    handover_id: str
    reference: str
    transfer_on: date
    today: date


@dataclass(frozen=True, kw_only=True)
class PlainForm:
    """A form that needs to know only what it is about."""

    about_id: str
    reference: str
    what: str = ""
    first: str | None = None


@dataclass(frozen=True, kw_only=True)
class AheadForm:
    """A day to plan for."""

    day_id: str
    references: tuple[tuple[str, str], ...]
    routes: tuple[tuple[str, str], ...]
