"""Agencies, workers, schools, young people and teams: tables and queries."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    bindparam,
    false,
    or_,
    select,
)

from bot.directory.records import (
    Account,
    Agency,
    Authority,
    Leave,
    School,
    Worker,
)
from storage.base import Shelf, among, found_among, found_by, id_column, metadata
from storage.types import Weekdays, Word

agencies = Table(
    "agencies",
    metadata,
    id_column(),
    Column("code", String(20), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("nation", String(30), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    Column("closed_weekdays", Weekdays, nullable=False),
    Column("phone", String(40)),
    Column("version", Integer, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    id_column(),
    Column("agency_id", ForeignKey("agencies.id"), nullable=False, index=True),
    Column("handle", String(40), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("title", String(120), nullable=False),
    Column("authority", Word(Authority), nullable=False),
    Column("working_days", Weekdays, nullable=False),
    Column("team_id", String(20)),
    Column("slack_id", String(20)),
    Column("phone", String(40)),
    Column("deputy_id", ForeignKey("workers.id")),
    Column("is_lead", Boolean, nullable=False),
    Column("is_agency_lead", Boolean, nullable=False, server_default=false()),
    Column("is_governance_lead", Boolean, nullable=False, server_default=false()),
    Column("account", Word(Account), nullable=False, server_default=Account.FULL),
    Column("left_on", Date),
    Column("version", Integer, nullable=False),
    UniqueConstraint("team_id", "slack_id"),
)

leaves = Table(
    "leaves",
    metadata,
    id_column(),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
)

schools = Table(
    "schools",
    metadata,
    Column("id", ForeignKey("agencies.id"), primary_key=True),
    Column("bells", JSON, nullable=False),
    Column("calendar", JSON, nullable=False),
    Column("known_until", Date, nullable=False),
    Column("source", String(200), nullable=False),
    Column("version", Integer, nullable=False),
)

# Asked at every door: built once, because building costs more than asking.
_IN_SLACK = select(workers).where(
    workers.c.team_id == bindparam("team_id"),
    workers.c.slack_id == bindparam("slack_id"),
)


class Agencies(Shelf):
    """Agencies and the schools among them."""

    def get(self, agency_id: str) -> Agency | None:
        return self._one(Agency, found_by(agencies.c.id), value=agency_id)

    def these(self, agency_ids: frozenset[str]) -> list[Agency]:
        size, values = among(agency_ids)
        named = found_among(size, agencies.c.id, agencies.c.name)
        return self._all(Agency, named, **values)

    def by_code(self, code: str) -> Agency | None:
        return self._one(Agency, found_by(agencies.c.code), value=code)

    def everyone(self) -> list[Agency]:
        return self._all(Agency, select(agencies).order_by(agencies.c.name))

    def school(self, agency_id: str) -> School | None:
        return self._one(School, found_by(schools.c.id), value=agency_id)

    def schools(self) -> list[School]:
        return self._all(School, select(schools))

    def add(self, agency: Agency) -> None:
        self._add(agencies, agency)

    def save(self, agency: Agency) -> Agency:
        return self._save(agencies, agency)

    def add_school(self, school: School) -> None:
        self._add(schools, school)

    def save_school(self, school: School) -> School:
        return self._save(schools, school)


class Workers(Shelf):
    """Workers, found by their id, their handle or who they are in Slack."""

    def get(self, worker_id: str) -> Worker | None:
        return self._one(Worker, found_by(workers.c.id), value=worker_id)

    def by_handle(self, handle: str) -> Worker | None:
        return self._one(Worker, found_by(workers.c.handle), value=handle)

    def in_slack(self, team_id: str, slack_id: str) -> Worker | None:
        return self._one(Worker, _IN_SLACK, team_id=team_id, slack_id=slack_id)

    def has_team(self, team_id: str) -> bool:
        """Return whether anybody of that Slack workspace is here."""
        theirs = select(workers.c.id).where(workers.c.team_id == team_id).limit(1)
        return self._connection.execute(theirs).first() is not None

    def of_agency(self, agency_id: str) -> list[Worker]:
        there = found_by(workers.c.agency_id, workers.c.name)
        return self._all(Worker, there, value=agency_id)

    def these(self, worker_ids: frozenset[str]) -> list[Worker]:
        size, values = among(worker_ids)
        named = found_among(size, workers.c.id, workers.c.name)
        return self._all(Worker, named, **values)

    def everyone(self) -> list[Worker]:
        return self._all(Worker, select(workers).order_by(workers.c.name))

    def left_before(self, day: date) -> list[Worker]:
        """Return those who are gone on that day, by name."""
        gone = select(workers).where(workers.c.left_on < day)
        return self._all(Worker, gone.order_by(workers.c.name))

    def add(self, worker: Worker) -> None:
        self._add(workers, worker)

    def save(self, worker: Worker) -> Worker:
        return self._save(workers, worker)

    def leave_of(self, worker_id: str) -> list[Leave]:
        theirs = found_by(leaves.c.worker_id, leaves.c.first_day)
        return self._all(Leave, theirs, value=worker_id)

    def deputised_by(self, worker_id: str, day: date) -> frozenset[str]:
        """Return who named this worker as deputy and is away that day, or gone."""
        away = select(leaves.c.worker_id).where(
            leaves.c.first_day <= day, leaves.c.last_day >= day
        )
        absent = or_(workers.c.left_on < day, workers.c.id.in_(away))
        query = select(workers.c.id).where(workers.c.deputy_id == worker_id, absent)
        return frozenset(self._connection.execute(query).scalars())

    def on_leave(self, worker_ids: frozenset[str], day: date) -> frozenset[str]:
        """Return those of these workers who are away on that day."""
        away = select(leaves.c.worker_id).where(
            leaves.c.worker_id.in_(worker_ids),
            leaves.c.first_day <= day,
            leaves.c.last_day >= day,
        )
        return frozenset(self._connection.execute(away).scalars())

    def add_leave(self, leave: Leave) -> None:
        self._add(leaves, leave)

    def take_back_leave(self, leave: Leave) -> None:
        self._connection.execute(leaves.delete().where(leaves.c.id == leave.id))
