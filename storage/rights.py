"""Erasures and corrections: tables and queries, and what is held about one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    String,
    Table,
    func,
    or_,
    select,
    update,
)

from bot.audit.records import Entry
from bot.deliveries.records import Delivery, DeliveryState
from bot.meetings.records import Meeting, Reply
from bot.nudges.records import NudgeState
from bot.rights.records import Correction, Erasure, PlaceDays, Tally
from storage.asks import asks
from storage.base import Shelf, id_column, keeps_sealed, metadata
from storage.deliveries import RECORD, deliveries
from storage.handovers import PLACES, handovers
from storage.meetings import actions, invitations, meetings
from storage.nudges import nudges
from storage.sealing import Sealed
from storage.trail_reading import entries_as_kept, entry_of
from storage.trail_tables import trail
from storage.types import UtcDateTime
from storage.young_people import memberships

#: As many ids as one query asks about; SQLite takes no more than 32,766.
_AT_ONCE = 500

erasures = Table(
    "erasures",
    metadata,
    id_column(),
    # No foreign key: the row outlives whom it is about.
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("asked_by_id", String(26), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("agreed_by_id", String(26)),
    Column("agreed_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    Column("version", Integer, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("worker_id", String(26), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("was", Sealed),
    Column("became", Sealed),
)

keeps_sealed(Correction, corrections)


class Rights(Shelf):
    """What was asked to be erased, and what was corrected."""

    def erasure(self, erasure_id: str) -> Erasure | None:
        return self._one(Erasure, select(erasures).where(erasures.c.id == erasure_id))

    def erasures_of(self, young_person_id: str) -> list[Erasure]:
        theirs = select(erasures).where(erasures.c.young_person_id == young_person_id)
        return self._all(Erasure, theirs.order_by(erasures.c.asked_at))

    def ask(self, erasure: Erasure) -> None:
        self._add(erasures, erasure)

    def save(self, erasure: Erasure) -> Erasure:
        return self._save(erasures, erasure)

    def correct(self, correction: Correction) -> None:
        self._add(corrections, correction)

    def corrections_of(self, young_person_id: str) -> list[Correction]:
        theirs = corrections.c.young_person_id == young_person_id
        query = select(corrections).where(theirs).order_by(corrections.c.at)
        return self._all(Correction, query)

    def asked(self) -> list[Erasure]:
        """Return what was asked for and is neither closed nor done, oldest first."""
        waiting = erasures.c.closed_at.is_(None) & erasures.c.erased_at.is_(None)
        query = select(erasures).where(waiting).order_by(erasures.c.asked_at)
        return self._all(Erasure, query)

    def meetings_of(self, young_person_id: str) -> list[Meeting]:
        """Return every meeting there ever was about them, oldest first."""
        theirs = select(meetings).where(meetings.c.young_person_id == young_person_id)
        return self._all(Meeting, theirs.order_by(meetings.c.starts_at, meetings.c.id))

    def entries_about(self, things: Collection[str]) -> list[Entry]:
        """Return what the trail says of these things, oldest first."""
        found: list[Entry] = []
        for some in _portions(things):
            query = entries_as_kept(self._connection).where(trail.c.thing_id.in_(some))
            read = map(entry_of, self._connection.execute(query))
            found += [one for one in read if isinstance(one, Entry)]
        return sorted(found, key=lambda one: one.sequence)

    def entries_by(self, worker_id: str) -> int:
        """Return how many entries there are of what this worker did or looked at."""
        theirs = trail.c.worker_id == worker_id
        query = select(func.count()).select_from(trail).where(theirs)
        return int(self._connection.execute(query).scalar_one())

    def tallies(self, since: datetime, until: datetime) -> list[Tally]:
        """Count the trail from `since` on and before `until`."""
        same = (trail.c.worker_id, trail.c.verb, trail.c.allowed)
        query = (
            select(*same, func.count())
            .where(trail.c.at >= since, trail.c.at < until)
            .group_by(*same)
        )
        return [
            Tally(worker_id=who, verb=verb, allowed=bool(allowed), count=count)
            for who, verb, allowed, count in self._connection.execute(query)
        ]

    def all_places(self) -> list[PlaceDays]:
        """Return the days of every place in every team, without its words."""
        days = (
            memberships.c.worker_id,
            memberships.c.from_day,
            memberships.c.until_day,
            memberships.c.needed_on,
        )
        return self._all(PlaceDays, select(*days))

    def messages_about(self, subjects: Collection[str]) -> list[Delivery]:
        """Return every message about these things, sent or not."""
        found: list[Delivery] = []
        for some in _portions(subjects):
            about = deliveries.c.subject_id.in_(some)
            query = select(*RECORD).where(about).order_by(deliveries.c.number)
            found += self._all(Delivery, query)
        return found

    def drop(self, waiting: Collection[Delivery], reason: str) -> None:
        """Let these messages not be sent any more."""
        for some in _portions([one.id for one in waiting]):
            still = deliveries.c.state == DeliveryState.WAITING
            self._connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_(some), still)
                .values(state=DeliveryState.DROPPED, reason=reason)
            )

    def counts_of(self, worker_id: str) -> dict[str, int]:
        """Return how often a worker is named, by table, for the worker themselves."""
        named = {
            "places": memberships.c.worker_id,
            "invitations": invitations.c.worker_id,
            "meetings": meetings.c.convenor_id,
            "actions": actions.c.worker_id,
            "asked": asks.c.worker_id,
            "asks": asks.c.asker_id,
        }
        found = {
            name: self._count(column == worker_id) for name, column in named.items()
        }
        answered = invitations.c.reply != Reply.NOT_YET
        mine = invitations.c.worker_id == worker_id
        named_in = or_(*(handovers.c[name] == worker_id for name in PLACES))
        got = (nudges.c.worker_id == worker_id) & (nudges.c.state == NudgeState.SENT)
        return {
            **found,
            "replies": self._count(mine & answered),
            "nudges": self._count(got),
            "handovers": self._count(named_in),
        }

    def _count(self, where: ColumnElement[bool]) -> int:
        query = select(func.count()).where(where)
        return int(self._connection.execute(query).scalar_one())


def _portions(ids: Collection[str]) -> Iterator[list[str]]:
    every = sorted(set(ids))
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
