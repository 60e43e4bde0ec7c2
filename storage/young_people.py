"""Young people by reference, and the team around each: tables and queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    and_,
    bindparam,
    false,
    literal,
    or_,
    select,
)

from bot.directory.records import Membership, Sees, YoungPerson
from storage.base import (
    Shelf,
    found_by,
    id_column,
    keeps_sealed,
    metadata,
    to_record,
)
from storage.sealing import Sealed
from storage.types import Word

young_people = Table(
    "young_people",
    metadata,
    id_column(),
    Column("reference", Sealed, nullable=False),
    Column("school_id", ForeignKey("schools.id")),
    Column("line", Sealed),
    #: The day their words were last written down.
    Column("line_on", Date),
    Column("asker_id", ForeignKey("workers.id")),
    Column("ask_by", Date),
    Column("room_team_id", String(20)),
    Column("room_id", String(20)),
    #: Workspaces besides its own that may be connected to the room, by commas.
    Column("room_workspaces", String(200), nullable=False, server_default=""),
    #: Since when nothing is posted there, because others could read it.
    Column("room_stopped_on", Date),
    #: Nothing of theirs is erased while an inquiry may need it.
    Column("held_since", Date),
    Column("version", Integer, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    id_column(),
    Column("young_person_id", ForeignKey("young_people.id"), nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("role", Sealed, nullable=False),
    Column("knows_them", Boolean, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("until_day", Date),
    Column("sees", Word(Sees), nullable=False, server_default=Sees.ALL),
    Column("sees_earlier", Boolean, nullable=False, server_default=false()),
    #: When they last said that they still need it.
    Column("needed_on", Date),
    Index("ix_memberships_team", "young_person_id", "worker_id"),
    # Places that ended are looked through each night.
    Index("ix_memberships_until_day", "until_day"),
)

keeps_sealed(YoungPerson, young_people)
keeps_sealed(Membership, memberships)


def _current(day: date | BindParameter[date]) -> ColumnElement[bool]:
    ended = memberships.c.until_day
    return and_(memberships.c.from_day <= day, or_(ended.is_(None), ended >= day))


# Asked at every door: built once, because building costs more than asking.
_AROUND = (
    select(young_people)
    .join(memberships, memberships.c.young_person_id == young_people.c.id)
    .where(
        memberships.c.worker_id == bindparam("worker_id"),
        _current(bindparam("day", type_=Date)),
    )
)

_TEAM = select(memberships).where(
    memberships.c.young_person_id == bindparam("young_person_id"),
    _current(bindparam("day", type_=Date)),
)

#: The same without the roles, which are sealed: `may()` asks for none of them.
_PLACES = _TEAM.with_only_columns(
    *(one for one in memberships.c if one.name != "role"), literal("").label("role")
)


class YoungPeople(Shelf):
    """Young people by reference, and the team around each."""

    def get(self, young_person_id: str) -> YoungPerson | None:
        return self._one(
            YoungPerson, found_by(young_people.c.id), value=young_person_id
        )

    def by_reference(self, reference: str) -> YoungPerson | None:
        owner = self._seals.keys.references.owner_of(reference)
        found = self.get(owner) if owner else None
        return found if found and found.reference == reference else None

    def around(self, worker_id: str, day: date) -> list[YoungPerson]:
        """Return those whose team this worker is in on that day, by reference."""
        found = self._all(YoungPerson, _AROUND, worker_id=worker_id, day=day)
        # Twice in one team is still once.
        return _by_reference({one.id: one for one in found}.values())

    def in_room(self, room_id: str) -> list[YoungPerson]:
        """Return those whose team meets in this channel; more than one may."""
        there = found_by(young_people.c.room_id)
        return _by_reference(self._all(YoungPerson, there, value=room_id))

    def with_rooms(self) -> list[YoungPerson]:
        """Return those whose team has a channel that is not stopped."""
        in_use = young_people.c.room_stopped_on.is_(None)
        named = select(young_people).where(young_people.c.room_id.is_not(None), in_use)
        return _by_reference(self._all(YoungPerson, named))

    def team(self, young_person_id: str, day: date) -> list[Membership]:
        """Return who is in the team around them on that day."""
        known = {"young_person_id": young_person_id, "day": day}
        return sorted(self._all(Membership, _TEAM, **known), key=_by_time)

    def places_on(self, young_person_id: str, day: date) -> list[Membership]:
        """Return who is in the team on that day, with no role read: for `may()`."""
        known = {"young_person_id": young_person_id, "day": day}
        rows: Iterable[Row[Any]] = self._connection.execute(_PLACES, known)
        return [to_record(Membership, row) for row in rows]

    def everyone(self) -> list[YoungPerson]:
        return _by_reference(self._all(YoungPerson, select(young_people)))

    def places(self, young_person_id: str) -> list[Membership]:
        """Return every place in the team around them, also those past and to come."""
        query = found_by(memberships.c.young_person_id)
        found = self._all(Membership, query, value=young_person_id)
        return sorted(found, key=_by_time)

    def places_of(self, worker_id: str, day: date) -> list[Membership]:
        """Return every place this worker has on that day, in all teams."""
        theirs = memberships.c.worker_id == worker_id
        query = select(memberships).where(theirs, _current(day))
        return sorted(self._all(Membership, query), key=_by_time)

    def place(self, place_id: str) -> Membership | None:
        return self._one(Membership, found_by(memberships.c.id), value=place_id)

    def places_since(self, worker_id: str, day: date) -> list[Membership]:
        """Return this worker's places that last on that day or begin after it."""
        ended = memberships.c.until_day
        lasting = or_(ended.is_(None), ended >= day)
        query = select(memberships).where(memberships.c.worker_id == worker_id, lasting)
        return sorted(self._all(Membership, query), key=_by_time)

    def in_teams(self, day: date) -> frozenset[str]:
        """Return the workers who are in the team around anybody on that day."""
        query = select(memberships.c.worker_id).where(_current(day)).distinct()
        return frozenset(self._connection.execute(query).scalars())

    def asked_by(self, worker_id: str) -> list[YoungPerson]:
        """Return those whom this worker will ask for their own words."""
        unasked = young_people.c.line.is_(None)
        theirs = select(young_people).where(young_people.c.asker_id == worker_id)
        return _by_reference(self._all(YoungPerson, theirs.where(unasked)))

    def references(self) -> frozenset[str]:
        """
        Return every reference ever given, also to those who are gone.

        One that was drawn for somebody whose adding was never finished is free.
        """
        here = frozenset(self._connection.execute(select(young_people.c.id)).scalars())
        given = self._seals.keys.references.all()
        return frozenset(
            one for one, owner in given.items() if owner is None or owner in here
        )

    def add(self, young_person: YoungPerson) -> None:
        """Add somebody new, with a key of their own and a reference for good."""
        if self.by_reference(young_person.reference) is not None:
            raise ValueError("This reference is somebody's already.")
        self._seals.make(young_person.id)
        self._seals.keys.references.give(young_person.reference, young_person.id)
        self._add(young_people, young_person)

    def save(self, young_person: YoungPerson) -> YoungPerson:
        return self._save(young_people, young_person)

    def join(self, membership: Membership) -> None:
        self._add(memberships, membership)

    def save_place(self, membership: Membership) -> None:
        """Write a changed place; the young person's version guards the team."""
        this = memberships.c.id == membership.id
        row = self._row(memberships, membership)
        self._connection.execute(memberships.update().where(this).values(**row))

    def leave(self, membership: Membership, last_day: date) -> None:
        self._connection.execute(
            memberships.update()
            .where(memberships.c.id == membership.id)
            .values(until_day=last_day)
        )

    def _owner(self, record: YoungPerson | Membership) -> str:
        if isinstance(record, YoungPerson):
            return record.id
        return record.young_person_id


def _by_reference(found: Iterable[YoungPerson]) -> list[YoungPerson]:
    return sorted(found, key=lambda one: one.reference)


def _by_time(place: Membership) -> tuple[date, str, str]:
    """Who came first stands first; the rest keeps the order the same each time."""
    return place.from_day, place.role, place.id
