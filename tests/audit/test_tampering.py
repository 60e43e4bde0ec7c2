"""
Somebody with the whole database, and without the key, in plain SQL.

They take the triggers away first, as anybody can who owns the tables. Every kind
is tried at a hundred places on SQLite and at ten on PostgreSQL; each time the
check must name the first bad entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from bot.audit.anchors import Anchors
from bot.audit.cards import Verdict
from bot.audit.chain import Chain
from bot.audit.records import Anchor, AnchorLine, Entry, Fault, Wrong
from bot.audit.verifying import verdict_on
from storage.trail import Trail
from storage.unit import Store
from tests.audit.histories import ANOTHER_KEY, BEGAN, anchors_of, chained, entry

LENGTH = 120
PLACES = {"sqlite": range(1, 101), "postgresql": range(5, 105, 10)}
_COLUMNS = "sequence, at, worker_id, verb, thing_id, allowed, reason, mac"
_REST = _COLUMNS.removeprefix("sequence, ")


@dataclass(frozen=True)
class Burglar:
    """One look at the open database, and what was kept outside of it before."""

    connection: Connection
    anchors: Anchors
    place: int

    def sql(self, statement: str, **values: object) -> None:
        self.connection.execute(text(statement), {"place": self.place, **values})

    def set(self, assignment: str) -> None:
        self.sql(f"UPDATE trail SET {assignment} WHERE sequence = :place")

    def move_on(self, by: int, first: int) -> None:
        """Number everything from `first` on anew; by way of what is not in use."""
        self.sql(
            "UPDATE trail SET sequence = -sequence WHERE sequence >= :first",
            first=first,
        )
        self.sql("UPDATE trail SET sequence = :by - sequence WHERE sequence < 0", by=by)

    def add(self, sequence: int, source: int) -> None:
        """Write a copy of one entry under another number."""
        self.sql(
            f"INSERT INTO trail ({_COLUMNS}) SELECT :new, {_REST} FROM trail "
            "WHERE sequence = :source",
            new=sequence,
            source=source,
        )


def fault(wrong: Wrong, sequence: int, since: int = 0) -> Fault:
    return Fault(wrong=wrong, sequence=sequence, since=since or sequence)


def edit_when(burglar: Burglar) -> Fault:
    burglar.set("at = '2027-02-22 10:00:00.000001'")
    return fault(Wrong.CHANGED, burglar.place)


def edit_who(burglar: Burglar) -> Fault:
    burglar.set("worker_id = 'SOMEBODY'")
    return fault(Wrong.CHANGED, burglar.place)


def edit_what(burglar: Burglar) -> Fault:
    burglar.set("verb = 'fill-directory'")
    return fault(Wrong.CHANGED, burglar.place)


def edit_which_thing(burglar: Burglar) -> Fault:
    burglar.set("thing_id = 'ANOTHER'")
    return fault(Wrong.CHANGED, burglar.place)


def edit_the_answer(burglar: Burglar) -> Fault:
    burglar.set("allowed = NOT allowed")
    return fault(Wrong.CHANGED, burglar.place)


def edit_why(burglar: Burglar) -> Fault:
    burglar.set("reason = 'lead'")
    return fault(Wrong.CHANGED, burglar.place)


def edit_the_mac(burglar: Burglar) -> Fault:
    burglar.set("mac = upper(mac) || ''")
    burglar.set("mac = substr(mac, 2) || 'A'")
    return fault(Wrong.CHANGED, burglar.place)


def delete_one(burglar: Burglar) -> Fault:
    burglar.sql("DELETE FROM trail WHERE sequence = :place")
    return fault(Wrong.MISSING, burglar.place)


def delete_one_and_close_up(burglar: Burglar) -> Fault:
    burglar.sql("DELETE FROM trail WHERE sequence = :place")
    burglar.move_on(-1, burglar.place)
    return fault(Wrong.CHANGED, burglar.place)


def swap_two(burglar: Burglar) -> Fault:
    burglar.sql("UPDATE trail SET sequence = -1 WHERE sequence = :place")
    burglar.sql("UPDATE trail SET sequence = :place WHERE sequence = :place + 1")
    burglar.sql("UPDATE trail SET sequence = :place + 1 WHERE sequence = -1")
    return fault(Wrong.CHANGED, burglar.place)


def truncate(burglar: Burglar) -> Fault:
    """What putting back an older copy comes to as well."""
    burglar.sql("DELETE FROM trail WHERE sequence >= :place")
    return fault(Wrong.MISSING, burglar.place)


def truncate_and_let_it_go_on(burglar: Burglar, key: bytes) -> Fault:
    """The bot itself then writes other entries under its own key."""
    burglar.sql("DELETE FROM trail WHERE sequence >= :place")
    trail = Trail(burglar.connection, key)
    for number in range(burglar.place, LENGTH + 1):
        write(trail, entry(number), thing_id="ANOTHER")
    anchor = -(-burglar.place // 10) * 10
    return fault(Wrong.REWRITTEN, anchor, since=anchor - 9)


def duplicate(burglar: Burglar) -> Fault:
    burglar.move_on(1, burglar.place + 1)
    burglar.add(burglar.place + 1, burglar.place)
    return fault(Wrong.CHANGED, burglar.place + 1)


def insert_forged(burglar: Burglar) -> Fault:
    burglar.move_on(1, burglar.place)
    burglar.add(burglar.place, burglar.place + 1)
    burglar.set("reason = 'lead'")
    return fault(Wrong.CHANGED, burglar.place)


def rewrite_by_another_key(burglar: Burglar) -> Fault:
    burglar.sql("DELETE FROM trail WHERE sequence >= :place")
    trail = Trail(burglar.connection, ANOTHER_KEY)
    for number in range(burglar.place, LENGTH + 1):
        write(trail, entry(number))
    return fault(Wrong.CHANGED, burglar.place)


def shift_the_clock(burglar: Burglar) -> Fault:
    earlier = (
        "datetime(at, '-1 day') || '.000000'"
        if burglar.connection.dialect.name == "sqlite"
        else "at - interval '1 day'"
    )
    burglar.sql(f"UPDATE trail SET at = {earlier} WHERE sequence >= :place")
    return fault(Wrong.CHANGED, burglar.place)


def bring_one_from_another_database(burglar: Burglar) -> Fault:
    foreign = chained((entry(n) for n in range(1, burglar.place + 1)), ANOTHER_KEY)[-1]
    burglar.sql("UPDATE trail SET mac = :mac WHERE sequence = :place", mac=foreign.mac)
    return fault(Wrong.CHANGED, burglar.place)


def forge_a_cut(burglar: Burglar) -> Fault:
    seal = Chain(ANOTHER_KEY).seal_cut(burglar.place, "0" * 64, BEGAN)
    burglar.sql(
        "INSERT INTO trail_cuts (sequence, mac, at, seal) SELECT sequence, mac, at, "
        ":seal FROM trail WHERE sequence = :place",
        seal=seal,
    )
    burglar.sql("DELETE FROM trail WHERE sequence <= :place")
    return fault(Wrong.CUT_OFF_BY_OTHERS, burglar.place)


def drop_the_oldest(burglar: Burglar) -> Fault:
    burglar.sql("DELETE FROM trail WHERE sequence <= :place")
    return fault(Wrong.MISSING, 1)


KINDS = (
    edit_when,
    edit_who,
    edit_what,
    edit_which_thing,
    edit_the_answer,
    edit_why,
    edit_the_mac,
    delete_one,
    delete_one_and_close_up,
    swap_two,
    truncate,
    duplicate,
    insert_forged,
    rewrite_by_another_key,
    shift_the_clock,
    bring_one_from_another_database,
    forge_a_cut,
    drop_the_oldest,
)
#: What only SQLite keeps: a value of another kind, or letters that are none.
SPOILT = {
    "no instant": "at = 'yesterday'",
    "another spelling": "at = '2027-02-22T10:00:00'",
    "not yes or no": "allowed = 7",
    "no letters": "verb = CAST(x'ff' AS TEXT)",
    "bytes": "reason = x'00ff'",
    "a number": "thing_id = 12",
}


def write(trail: Trail, one: Entry, thing_id: str | None = None) -> None:
    trail.note(
        at=one.at,
        worker_id=one.worker_id,
        verb=one.verb,
        thing_id=thing_id or one.thing_id,
        allowed=one.allowed,
        reason=one.reason,
    )


@pytest.fixture
def kept(store: Store) -> Anchors:
    """Write an honest history; return the anchors that were written meanwhile."""
    with store.changing() as unit:
        for number in range(1, LENGTH + 1):
            write(unit.trail, entry(number))
    with store.looking() as unit:
        chain = unit.trail.chain
        found = [one for one in unit.trail.entries() if isinstance(one, Entry)]
    return Anchors(lines=tuple(lines_for(anchors_of(found), chain)))


def lines_for(anchors: list[Anchor], chain: Chain) -> Iterator[AnchorLine]:
    for number, one in enumerate(anchors, 1):
        yield AnchorLine(number=number, anchor=one, seal=chain.seal_anchor(one))


def after(
    store: Store, kept: Anchors, place: int, tamper: Callable[[Burglar], Fault]
) -> tuple[Verdict, Fault]:
    """Break in, check, and undo it all."""
    try:
        with store.changing() as unit:
            take_the_triggers_away(unit.connection)
            expected = tamper(Burglar(unit.connection, kept, place))
            found = verdict_on(Trail(unit.connection, unit.trail.chain.key), kept)
            raise _Undone
    except _Undone:
        return found, expected


class _Undone(Exception):
    """Everything is taken back."""


def take_the_triggers_away(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for table in ("trail", "trail_cuts"):
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for name in connection.exec_driver_sql(names).scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def places(store: Store) -> range:
    return PLACES[store.engine.dialect.name]


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_it_is_caught_and_the_first_bad_entry_named(
    store: Store, kept: Anchors, tamper: Callable[[Burglar], Fault]
) -> None:
    for place in places(store):
        found, expected = after(store, kept, place, tamper)

        assert found.fault == expected


def test_going_on_from_a_shorter_trail_is_caught_by_the_anchors(
    store: Store, kept: Anchors
) -> None:
    with store.looking() as unit:
        key = unit.trail.chain.key
    for place in places(store):
        found, expected = after(
            store, kept, place, lambda one: truncate_and_let_it_go_on(one, key)
        )

        assert found.fault == expected


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("assignment", SPOILT.values(), ids=SPOILT)
def test_what_cannot_be_read_is_named_and_breaks_nothing(
    store: Store, kept: Anchors, assignment: str
) -> None:
    def spoil(burglar: Burglar) -> Fault:
        burglar.set(assignment)
        return fault(Wrong.CHANGED, burglar.place)

    for place in places(store)[::10]:
        found, expected = after(store, kept, place, spoil)

        assert found.fault == expected


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_cut_that_cannot_be_read_is_no_cut_of_ours(
    store: Store, kept: Anchors
) -> None:
    def spoil(burglar: Burglar) -> Fault:
        burglar.sql("INSERT INTO trail_cuts VALUES (:place, 'a', 'b', x'ff')")
        return fault(Wrong.CUT_OFF_BY_OTHERS, burglar.place)

    found, expected = after(store, kept, 7, spoil)

    assert found.fault == expected


def test_nothing_is_wrong_with_what_nobody_touched(store: Store, kept: Anchors) -> None:
    with store.looking() as unit:
        found = verdict_on(unit.trail, kept)

    assert found.is_whole
    assert (found.entries, found.first, found.last) == (LENGTH, 1, LENGTH)
    assert found.newest_anchor_at == BEGAN + timedelta(minutes=LENGTH)
    assert found.unkept_since is None
