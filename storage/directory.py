"""Agencies, workers, schools, young people and teams: tables and queries."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    JSON,
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    and_,
    bindparam,
    or_,
    select,
)

from bot.directory.records import (
    Agency,
    Authority,
    Leave,
    Membership,
    School,
    Worker,
    YoungPerson,
)
from storage.base import Shelf, id_column, metadata, to_row
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

young_people = Table(
    "young_people",
    metadata,
    id_column(),
    Column("reference", String(7), nullable=False, unique=True),
    Column("school_id", ForeignKey("schools.id")),
    Column("line", String(300)),
    Column("asker_id", ForeignKey("workers.id")),
    Column("ask_by", Date),
    Column("room_team_id", String(20)),
    Column("room_id", String(20)),
    Column("version", Integer, nullable=False),
)

#: Every reference ever given; never emptied, so that none is used again.
references = Table(
    "references_given", metadata, Column("reference", String(7), primary_key=True)
)

memberships = Table(
    "memberships",
    metadata,
    id_column(),
    Column("young_person_id", ForeignKey("young_people.id"), nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("role", String(120), nullable=False),
    Column("knows_them", Boolean, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("until_day", Date),
    Index("ix_memberships_team", "young_person_id", "worker_id"),
)


#: Who came first stands first; the rest keeps the order the same each time.
_BY_TIME = (memberships.c.from_day, memberships.c.role, memberships.c.id)


def _current(day: date | BindParameter[date]) -> ColumnElement[bool]:
    ended = memberships.c.until_day
    return and_(memberships.c.from_day <= day, or_(ended.is_(None), ended >= day))


# Asked at every door: built once, because building costs more than asking.
_IN_SLACK = select(workers).where(
    workers.c.team_id == bindparam("team_id"),
    workers.c.slack_id == bindparam("slack_id"),
)
_AROUND = (
    select(young_people)
    .join(memberships, memberships.c.young_person_id == young_people.c.id)
    .where(
        memberships.c.worker_id == bindparam("worker_id"),
        _current(bindparam("day", type_=Date)),
    )
    .order_by(young_people.c.reference)
)


class Agencies(Shelf):
    """Agencies and the schools among them."""

    def get(self, agency_id: str) -> Agency | None:
        return self._one(Agency, select(agencies).where(agencies.c.id == agency_id))

    def these(self, agency_ids: frozenset[str]) -> list[Agency]:
        named = select(agencies).where(agencies.c.id.in_(agency_ids))
        return self._all(Agency, named.order_by(agencies.c.name))

    def by_code(self, code: str) -> Agency | None:
        return self._one(Agency, select(agencies).where(agencies.c.code == code))

    def everyone(self) -> list[Agency]:
        return self._all(Agency, select(agencies).order_by(agencies.c.name))

    def school(self, agency_id: str) -> School | None:
        return self._one(School, select(schools).where(schools.c.id == agency_id))

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
        return self._one(Worker, select(workers).where(workers.c.id == worker_id))

    def by_handle(self, handle: str) -> Worker | None:
        return self._one(Worker, select(workers).where(workers.c.handle == handle))

    def in_slack(self, team_id: str, slack_id: str) -> Worker | None:
        return self._one(Worker, _IN_SLACK, team_id=team_id, slack_id=slack_id)

    def of_agency(self, agency_id: str) -> list[Worker]:
        there = select(workers).where(workers.c.agency_id == agency_id)
        return self._all(Worker, there.order_by(workers.c.name))

    def these(self, worker_ids: frozenset[str]) -> list[Worker]:
        named = select(workers).where(workers.c.id.in_(worker_ids))
        return self._all(Worker, named.order_by(workers.c.name))

    def everyone(self) -> list[Worker]:
        return self._all(Worker, select(workers).order_by(workers.c.name))

    def add(self, worker: Worker) -> None:
        self._add(workers, worker)

    def save(self, worker: Worker) -> Worker:
        return self._save(workers, worker)

    def leave_of(self, worker_id: str) -> list[Leave]:
        theirs = select(leaves).where(leaves.c.worker_id == worker_id)
        return self._all(Leave, theirs.order_by(leaves.c.first_day))

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


class YoungPeople(Shelf):
    """Young people by reference, and the team around each."""

    def get(self, young_person_id: str) -> YoungPerson | None:
        this = young_people.c.id == young_person_id
        return self._one(YoungPerson, select(young_people).where(this))

    def by_reference(self, reference: str) -> YoungPerson | None:
        this = young_people.c.reference == reference
        return self._one(YoungPerson, select(young_people).where(this))

    def around(self, worker_id: str, day: date) -> list[YoungPerson]:
        """Return those whose team this worker is in on that day, by reference."""
        return self._all(YoungPerson, _AROUND, worker_id=worker_id, day=day)

    def team(self, young_person_id: str, day: date) -> list[Membership]:
        """Return who is in the team around them on that day."""
        theirs = memberships.c.young_person_id == young_person_id
        query = select(memberships).where(theirs, _current(day))
        return self._all(Membership, query.order_by(*_BY_TIME))

    def everyone(self) -> list[YoungPerson]:
        by_reference = young_people.c.reference
        return self._all(YoungPerson, select(young_people).order_by(by_reference))

    def places(self, young_person_id: str) -> list[Membership]:
        """Return every place in the team around them, also those past and to come."""
        theirs = memberships.c.young_person_id == young_person_id
        query = select(memberships).where(theirs)
        return self._all(Membership, query.order_by(*_BY_TIME))

    def references(self) -> frozenset[str]:
        """Return every reference ever given, also to those who are gone."""
        return frozenset(self._connection.execute(select(references)).scalars())

    def add(self, young_person: YoungPerson) -> None:
        self._add(young_people, young_person)
        self._connection.execute(
            references.insert(), {"reference": young_person.reference}
        )

    def save(self, young_person: YoungPerson) -> YoungPerson:
        return self._save(young_people, young_person)

    def join(self, membership: Membership) -> None:
        self._add(memberships, membership)

    def save_place(self, membership: Membership) -> None:
        """Write a changed place; the young person's version guards the team."""
        this = memberships.c.id == membership.id
        row = to_row(membership)
        self._connection.execute(memberships.update().where(this).values(**row))

    def leave(self, membership: Membership, last_day: date) -> None:
        self._connection.execute(
            memberships.update()
            .where(memberships.c.id == membership.id)
            .values(until_day=last_day)
        )
