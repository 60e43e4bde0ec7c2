"""
One transaction, and the only commit in the project.

A service method opens one unit, does one intention and leaves; an exception
rolls everything back. After a commit the sweep is poked, so that what was
queued goes out at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property

from sqlalchemy import Connection, Engine

from storage.deliveries import Deliveries
from storage.directory import Agencies, Workers, YoungPeople
from storage.engine import WRITES, fold_log
from storage.leases import Leases
from storage.meetings import Meetings
from storage.queue import WriterQueue
from storage.trail import Trail

#: PostgreSQL's turn for changes, held until the end of the transaction.
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7014063)"


class Unit:
    """Everything remembered, seen through one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def agencies(self) -> Agencies:
        return Agencies(self.connection)

    @cached_property
    def workers(self) -> Workers:
        return Workers(self.connection)

    @cached_property
    def young_people(self) -> YoungPeople:
        return YoungPeople(self.connection)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.connection)

    @cached_property
    def trail(self) -> Trail:
        return Trail(self.connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.connection)

    @cached_property
    def leases(self) -> Leases:
        return Leases(self.connection)


class Store:
    """Opens units: one change at a time, any number of looks."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._readers = engine.execution_options(**{WRITES: False})
        self._writers = engine.execution_options(**{WRITES: True})
        self._queue = WriterQueue() if engine.dialect.name == "sqlite" else None
        self._after_commit: list[Callable[[], None]] = []

    def after_commit(self, tell: Callable[[], None]) -> None:
        """Call `tell` after each committed change."""
        self._after_commit.append(tell)

    @contextmanager
    def changing(self, *, quietly: bool = False) -> Iterator[Unit]:
        """
        Open a unit that may write; leaving it commits, an exception rolls back.

        `quietly` leaves out the poke, for the sweep's own marks.
        """
        with (
            self._queue.turn() if self._queue else nullcontext(),
            self._writers.connect() as connection,
        ):
            if self._queue is None:
                connection.exec_driver_sql(_ONE_AT_A_TIME)
            yield Unit(connection)
            connection.commit()
        for tell in () if quietly else self._after_commit:
            tell()

    @contextmanager
    def looking(self) -> Iterator[Unit]:
        """Open a unit that only reads, on one steady view of everything."""
        with self._readers.connect() as connection:
            yield Unit(connection)

    def tidy(self) -> None:
        """Do what would otherwise be done while somebody waits; safe to leave out."""
        fold_log(self.engine)

    def close(self) -> None:
        self.engine.dispose()
