"""Handovers, their items, their story and the lines written in them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    or_,
    select,
)

from bot.handovers.records import (
    Condition,
    Handover,
    Item,
    ItemState,
    Kept,
    Offer,
    Question,
    Stage,
    State,
    Told,
)
from bot.handovers.story import Deed, Entry, Line, LineKind
from storage.base import Shelf, id_column, keeps_sealed, metadata
from storage.sealing import Sealed
from storage.types import UtcDateTime, Word, Words

OVER = (State.CLOSED, State.NOT_NEEDED)

#: A route as it was when something began on it; `id` is made of the text.
route_editions = Table(
    "route_editions",
    metadata,
    id_column(),
    Column("route", String(40), nullable=False),
    Column("text", Text, nullable=False),
)

handovers = Table(
    "handovers",
    metadata,
    id_column(),
    Column(
        "young_person_id", ForeignKey("young_people.id"), nullable=False, index=True
    ),
    Column("route", String(40), nullable=False),
    Column("edition_id", ForeignKey("route_editions.id"), nullable=False),
    Column("sender_agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("receiver_agency_id", ForeignKey("agencies.id"), nullable=False),
    Column("sender_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("transfer_on", Date, nullable=False),
    Column("began_on", Date, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("holder_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("nation", String(30), nullable=False),
    Column("school_id", ForeignKey("schools.id")),
    Column("sender_manager_id", ForeignKey("workers.id")),
    Column("sender_deputy_id", ForeignKey("workers.id")),
    Column("receiver_id", ForeignKey("workers.id"), index=True),
    Column("receiver_manager_id", ForeignKey("workers.id")),
    Column("receiver_deputy_id", ForeignKey("workers.id")),
    Column("conditions", Words(Condition), nullable=False),
    Column("question", Word(Question), nullable=False),
    Column("state", Word(State), nullable=False),
    Column("offer", Word(Offer), nullable=False),
    Column("offered_at", UtcDateTime),
    Column("signed", Integer, nullable=False),
    Column("taken_over_on", Date),
    Column("told", Word(Told)),
    Column("told_on", Date),
    Column("first_kept", Word(Kept)),
    Column("contested_on", Date),
    Column("contest_stage", Word(Stage), nullable=False),
    Column("paused_on", Date),
    Column("ended_on", Date),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("version", Integer, nullable=False),
    # Each minute those are looked for that run: few among many.
    Index("ix_handovers_state", "state"),
)

handover_items = Table(
    "handover_items",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("handover_id", ForeignKey("handovers.id"), nullable=False),
    Column("key", String(40), nullable=False),
    Column("due", Date, nullable=False),
    Column("state", Word(ItemState), nullable=False),
    Column("owner_id", ForeignKey("workers.id")),
    Column("done_on", Date),
    Column("done_by_id", ForeignKey("workers.id")),
    Column("answered_on", Date),
    Column("answered_by_id", ForeignKey("workers.id")),
    Column("facts", String(12)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("handover_id", "key"),
)

handover_entries = Table(
    "handover_entries",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("handover_id", ForeignKey("handovers.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False),
    Column("deed", Word(Deed), nullable=False),
    Column("about", String(60), nullable=False),
    Column("was", Date),
    Column("now", Date),
    Column("number", Integer, nullable=False),
)

handover_lines = Table(
    "handover_lines",
    metadata,
    id_column(),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("handover_id", ForeignKey("handovers.id"), nullable=False, index=True),
    Column("kind", Word(LineKind), nullable=False),
    Column("words", Sealed, nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("item_id", String(26)),
    Column("number", Integer, nullable=False),
)

keeps_sealed(Line, handover_lines)

_this = handovers.c.id == bindparam("handover_id")
_GET = select(handovers).where(_this)
_ITEM = select(handover_items).where(handover_items.c.id == bindparam("item_id"))
_ITEMS = select(handover_items).where(
    handover_items.c.handover_id == bindparam("handover_id")
)
_TEXT = select(route_editions.c.text).where(
    route_editions.c.id == bindparam("edition_id")
)
# Named one by one: an index finds few among many, and leaves none out.
_RUNS = handovers.c.state.in_([one for one in State if one not in OVER])


class Handovers(Shelf):
    """Handovers, found by who is in them and whom they are about."""

    def get(self, handover_id: str) -> Handover | None:
        return self._one(Handover, _GET, handover_id=handover_id)

    def items(self, handover_id: str) -> list[Item]:
        return self._all(Item, _ITEMS, handover_id=handover_id)

    def item(self, item_id: str) -> Item | None:
        return self._one(Item, _ITEM, item_id=item_id)

    def edition(self, edition_id: str) -> str:
        """Return the text of a route as it was."""
        found: str = self._connection.execute(
            _TEXT, {"edition_id": edition_id}
        ).scalar_one()
        return found

    def keep_edition(self, edition_id: str, route: str, text: str) -> None:
        """Keep a route's text once, however many begin on it."""
        row = {"id": edition_id, "route": route, "text": text}
        insert = self._insert(route_editions).on_conflict_do_nothing()
        self._connection.execute(insert, row)

    def add(self, handover: Handover) -> bool:
        """Add a handover; False when the same form was sent twice."""
        if self.get(handover.id):
            return False
        self._add(handovers, handover)
        return True

    def add_item(self, item: Item) -> None:
        self._add(handover_items, item)

    def save(self, handover: Handover) -> Handover:
        return self._save(handovers, handover)

    def save_item(self, item: Item) -> Item:
        return self._save(handover_items, item)

    def tell(self, entry: Entry) -> None:
        """Add a line to the story."""
        number = self._next(handover_entries, entry.handover_id)
        self._add(handover_entries, replace(entry, number=number))

    def write(self, line: Line) -> None:
        """Add a sealed line."""
        number = self._next(handover_lines, line.handover_id)
        self._add(handover_lines, replace(line, number=number))

    def rewrite(self, line: Line) -> None:
        """Write a line anew; the handover's version guards it."""
        this = handover_lines.update().where(handover_lines.c.id == line.id)
        self._connection.execute(this.values(**self._row(handover_lines, line)))

    def story(self, handover_id: str) -> list[Entry]:
        """Return what happened, oldest first."""
        this = handover_entries.c.handover_id == handover_id
        ordered = select(handover_entries).where(this)
        return self._all(Entry, ordered.order_by(handover_entries.c.number))

    def entry(self, entry_id: str) -> Entry | None:
        this = handover_entries.c.id == entry_id
        return self._one(Entry, select(handover_entries).where(this))

    def lines(self, handover_id: str) -> list[Line]:
        """Return every line written in it, oldest first."""
        this = handover_lines.c.handover_id == handover_id
        ordered = select(handover_lines).where(this)
        return self._all(Line, ordered.order_by(handover_lines.c.number))

    def about(self, young_person_id: str) -> list[Handover]:
        """Return every handover of one young person, oldest first."""
        theirs = handovers.c.young_person_id == young_person_id
        ordered = select(handovers).where(theirs)
        return self._all(
            Handover, ordered.order_by(handovers.c.created_at, handovers.c.id)
        )

    def with_worker(self, worker_id: str) -> list[Handover]:
        """Return those that run and name this worker in any place, soonest first."""
        places = [handovers.c[name] == worker_id for name in PLACES]
        theirs = select(handovers).where(_RUNS, or_(*places))
        return self._all(
            Handover, theirs.order_by(handovers.c.transfer_on, handovers.c.id)
        )

    def owned_by(self, worker_id: str) -> list[Item]:
        """Return the items for which this worker is named, also those done."""
        theirs = handover_items.c.owner_id == worker_id
        ordered = select(handover_items).where(theirs)
        return self._all(Item, ordered.order_by(handover_items.c.id))

    def of_meeting(self, meeting_id: str) -> list[Handover]:
        """Return those whose joint meeting this is; two moves may share one."""
        this = handovers.c.meeting_id == meeting_id
        return self._all(Handover, select(handovers).where(this))

    def running(self) -> list[Handover]:
        ordered = select(handovers).where(_RUNS).order_by(handovers.c.id)
        return self._all(Handover, ordered)

    def _next(self, table: Table, handover_id: str) -> int:
        """Return the number after the last; changes take turns, so none is twice."""
        theirs = table.c.handover_id == handover_id
        last = select(func.coalesce(func.max(table.c.number), 0)).where(theirs)
        return int(self._connection.execute(last).scalar_one()) + 1


#: Every place in which a handover names a worker.
PLACES = (
    "sender_id",
    "sender_manager_id",
    "sender_deputy_id",
    "receiver_id",
    "receiver_manager_id",
    "receiver_deputy_id",
    "holder_id",
)
