"""
One transaction, and the only commit in the project.

A service method opens one unit, does one intention and leaves; an exception
rolls everything back. After a commit the sweep is poked, so that what was
queued goes out at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from functools import cached_property

from sqlalchemy import Connection, Engine

import storage.plain_words  # noqa: F401 – so that every table is known here.
from bot.errors import NotFound
from storage.ahead import DaysToCome
from storage.asks import Asks
from storage.awaited import AwaitedShelf
from storage.colleagues import Colleagues
from storage.deliveries import Deliveries
from storage.directory import Agencies, Workers
from storage.engine import fold_log, readers_of, writers_of
from storage.forgetting import forget_pages
from storage.handovers import Handovers
from storage.heard import Heard
from storage.keys import House, KeyStore
from storage.leases import Leases
from storage.leaving import Leaving
from storage.measures import Measures
from storage.meetings import Meetings
from storage.nudges import Nudges
from storage.openings import Openings
from storage.put_away import PutAway
from storage.queue import WriterQueue
from storage.retention import Retention
from storage.rights import Rights
from storage.sealing import Seals
from storage.trail import Trail
from storage.young_people import YoungPeople

#: PostgreSQL's turn for changes, held until the end of the transaction.
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7014063)"


class Unit:
    """Everything remembered, seen through one transaction."""

    def __init__(self, connection: Connection, keys: KeyStore) -> None:
        self.connection = connection
        self.keys = keys
        self.seals = Seals(keys)

    @cached_property
    def agencies(self) -> Agencies:
        return Agencies(self.connection, self.seals)

    @cached_property
    def workers(self) -> Workers:
        return Workers(self.connection, self.seals)

    @cached_property
    def colleagues(self) -> Colleagues:
        return Colleagues(self.connection, self.seals)

    @cached_property
    def young_people(self) -> YoungPeople:
        return YoungPeople(self.connection, self.seals)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.connection, self.seals)

    @cached_property
    def trail(self) -> Trail:
        return Trail(self.connection, self.keys.of_house(House.TRAIL))

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.connection, self.seals)

    @cached_property
    def rights(self) -> Rights:
        return Rights(self.connection, self.seals)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.connection, self.seals)

    @cached_property
    def put_away(self) -> PutAway:
        return PutAway(self.connection, self.seals)

    @cached_property
    def openings(self) -> Openings:
        return Openings(self.connection, self.seals)

    @cached_property
    def leaving(self) -> Leaving:
        return Leaving(self.connection, self.seals)

    @cached_property
    def asks(self) -> Asks:
        return Asks(self.connection, self.seals)

    @cached_property
    def nudges(self) -> Nudges:
        return Nudges(self.connection, self.seals)

    @cached_property
    def awaited(self) -> AwaitedShelf:
        return AwaitedShelf(self.connection, self.seals)

    @cached_property
    def handovers(self) -> Handovers:
        return Handovers(self.connection, self.seals)

    @cached_property
    def days_to_come(self) -> DaysToCome:
        return DaysToCome(self.connection, self.seals)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.connection, self.seals)

    @cached_property
    def heard(self) -> Heard:
        return Heard(self.connection, self.seals)

    @cached_property
    def leases(self) -> Leases:
        return Leases(self.connection, self.seals)


class Store:
    """Opens units: one change at a time, any number of looks."""

    def __init__(self, engine: Engine, keys: KeyStore) -> None:
        self.engine = engine
        self.keys = keys
        self._readers = readers_of(engine)
        self._writers = writers_of(engine)
        self._queue = WriterQueue() if engine.dialect.name == "sqlite" else None
        self._after_commit: list[Callable[[], None]] = []

    def after_commit(self, tell: Callable[[], None]) -> None:
        """Call `tell` after each committed change."""
        self._after_commit.append(tell)

    def poke(self) -> None:
        """Tell whoever sends that something may be due."""
        for tell in self._after_commit:
            tell()

    @contextmanager
    def changing(self, *, quietly: bool = False) -> Iterator[Unit]:
        """
        Open a unit that may write; leaving it commits, an exception rolls back.

        `quietly` leaves out the poke, for the sweep's own marks.
        """
        with (
            self._noting_refusals(),
            self._queue.turn() if self._queue else nullcontext(),
            self._writers.connect() as connection,
        ):
            if self._queue is None:
                connection.exec_driver_sql(_ONE_AT_A_TIME)
            yield Unit(connection, self.keys)
            connection.commit()
        if not quietly:
            self.poke()

    @contextmanager
    def looking(self) -> Iterator[Unit]:
        """Open a unit that only reads, on one steady view of everything."""
        with self._noting_refusals(), self._readers.connect() as connection:
            yield Unit(connection, self.keys)

    @contextmanager
    def _noting_refusals(self) -> Iterator[None]:
        """Keep in the trail that somebody was refused, though all else is undone."""
        try:
            yield
        except NotFound as denied:
            refusal, denied.refusal = denied.refusal, None
            if refusal:
                with self.changing(quietly=True) as unit:
                    unit.trail.note(**asdict(refusal))
            raise

    def tidy(self) -> None:
        """Do what would otherwise be done while somebody waits; safe to leave out."""
        fold_log(self.engine)

    def forget_pages(self, tables: Sequence[str] = ()) -> bool:
        """Leave nothing on any page of what was taken away; False: too busy."""
        with self._queue.turn() if self._queue else nullcontext():
            return forget_pages(self.engine, tables)

    def close(self) -> None:
        self._readers.dispose()
        self._writers.dispose()
        self.engine.dispose()
        self.keys.close()
