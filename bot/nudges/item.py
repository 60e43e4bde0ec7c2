"""One thing somebody is awaited for, as it stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.access.records import Thing, Verb
from bot.asks.records import Ask
from bot.handovers.folder import Folder
from bot.handovers.records import Item as HandoverItem
from bot.handovers.records import Stage
from bot.meetings.records import Action, Invitation, Meeting
from bot.nudges.records import Why


@dataclass(frozen=True, kw_only=True)
class HandoverSide:
    """A handover, as far as one of its ladders is concerned with it."""

    folder: Folder
    #: The one thing to do in it; None: the offer, or a contest.
    item: HandoverItem | None = None
    #: Which stage of a contest.
    stage: Stage | None = None
    #: How many things are left whose turn is the same worker's.
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing somebody is awaited for."""

    #: Who is awaited today; another than the climb's when it was passed on.
    worker_id: str
    #: Who asked, and is told when nothing else helps.
    asker_id: str | None
    due: date
    #: From when it is no use any more.
    over_at: datetime | None = None
    #: Why nobody need be nudged about it; None while somebody must.
    ended: Why | None = None
    decision_needed: bool = False
    decider_id: str | None = None
    #: Heads are told that a handover waits for them, and not whose: another right.
    is_for_lead: bool = False
    thing: Thing
    #: What whoever is nudged about it must be allowed.
    sees: Verb
    meeting: Meeting | None = None
    invitation: Invitation | None = None
    action: Action | None = None
    ask: Ask | None = None
    handover: HandoverSide | None = None
