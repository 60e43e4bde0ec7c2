"""Who is told that somebody opened what they may not see, and when: at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.clock import Clock
from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane
from bot.directory.records import Worker
from bot.openings.records import Opening
from storage.unit import Unit


class Kind(StrEnum):
    """What is sent; it has a renderer in `outgoing`."""

    TOLD = "openings.told"


def tell(
    unit: Unit, clock: Clock, opening: Opening, to: Iterable[Worker], now: datetime
) -> None:
    """Tell each of these, also at night: that it is told at once is the promise."""
    for worker in to:
        to_worker(
            unit,
            clock,
            kind=Kind.TOLD,
            worker=worker,
            subject_id=opening.id,
            key=f"{Kind.TOLD}:{opening.id}:{worker.id}",
            lane=Lane.URGENT,
            due_at=now,
        )


def is_to_be_told(worker: Worker, thing: Thing, today: date) -> bool:
    """Whether they are in the team around, or answer for how data is handled."""
    actor = actor_of(worker)
    in_team = may(actor, Verb.SEE_YOUNG_PERSON, thing, today).allowed
    answers = may(actor, Verb.READ_TRAIL, Thing(), today).allowed
    return in_team or answers
