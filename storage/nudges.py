"""Running ladders, the ledger of nudges, and people's own quiet times."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)

from bot.nudges.records import (
    Answer,
    Climb,
    ClimbState,
    InTheWay,
    Matter,
    Nudge,
    NudgeState,
    PartOfDay,
    RoomWeek,
    Whom,
    Why,
    Wishes,
    Wording,
    WouldHelp,
)
from storage.base import Shelf, among, found_among, found_by, id_column, metadata
from storage.types import UtcDateTime, Weekdays, Word

climbs = Table(
    "climbs",
    metadata,
    id_column(),
    Column("matter", Word(Matter), nullable=False),
    Column("item_id", String(26), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("worker_id", String(26), nullable=False),
    Column("young_person_id", String(26), nullable=False, index=True),
    #: The ladder as it was when it began; no words, only names of wordings.
    Column("ladder", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("step", Integer, nullable=False),
    Column("not_before", UtcDateTime),
    Column("next_at", UtcDateTime),
    Column("planned_at", UtcDateTime),
    #: Who the next step is for, as far as is known now.
    Column("next_worker_id", String(26)),
    Column("why", Word(Why), nullable=False),
    Column("state", Word(ClimbState), nullable=False),
    Column("ended_at", UtcDateTime),
    Column("version", Integer, nullable=False),
    UniqueConstraint("item_id", "matter", "edition", "worker_id"),
    Index("ix_climbs_worker", "worker_id", "state"),
    Index("ix_climbs_next_worker", "next_worker_id", "state"),
)

nudges = Table(
    "nudges",
    metadata,
    id_column(),
    Column("climb_id", ForeignKey("climbs.id"), nullable=False, index=True),
    Column("step", Integer, nullable=False),
    Column("worker_id", String(26)),
    Column("whom", Word(Whom)),
    Column("wording", Word(Wording), nullable=False),
    Column("planned_at", UtcDateTime, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("state", Word(NudgeState), nullable=False),
    Column("why", Word(Why)),
    Column("digest_id", String(26), index=True),
    Column("sent_at", UtcDateTime),
    Column("answer", Word(Answer)),
    Column("answered_at", UtcDateTime),
    Column("in_the_way", Word(InTheWay)),
    Column("would_help", Word(WouldHelp)),
    Column("wrong_at", UtcDateTime),
    Column("version", Integer, nullable=False),
    Index("ix_nudges_worker", "worker_id", "state", "sent_at"),
)

wishes = Table(
    "wishes",
    metadata,
    #: The worker's own id.
    id_column(),
    Column("muted_until", Date),
    Column("not_on", Weekdays, nullable=False),
    Column("part", Word(PartOfDay), nullable=False),
    Column("version", Integer, nullable=False),
)

room_weeks = Table(
    "room_weeks",
    metadata,
    #: The young person's own id.
    id_column(),
    Column("off_on", Date),
    Column("off_by_id", String(26)),
    Column("version", Integer, nullable=False),
)

_c, _n = climbs.c, nudges.c
# Written out, not bound: SQLite uses a partial index only when it can read it.
RUNNING = _c.state == literal_column("'running'")
Index(
    "ix_climbs_next",
    _c.next_at,
    sqlite_where=text("state = 'running'"),
    postgresql_where=text("state = 'running'"),
)
_ON_ITS_WAY = _n.state == NudgeState.ON_ITS_WAY

# Asked every minute, and for each nudge: built once.
_WAITING = select(climbs).where(RUNNING, _c.next_at <= bindparam("now"))
_DUE = _WAITING.order_by(_c.next_at, _c.id).limit(bindparam("most"))
_SOONEST = select(func.min(_c.next_at)).where(RUNNING, _c.next_at > bindparam("after"))
_COMING = (
    select(climbs)
    .where(_c.next_worker_id == bindparam("worker_id"), RUNNING)
    .where(_c.next_at > bindparam("after"), _c.next_at < bindparam("until"))
    .order_by(_c.next_at, _c.id)
)
_IN_THE_DAY = and_(
    _n.state == NudgeState.SENT,
    _n.sent_at >= bindparam("since"),
    _n.sent_at < bindparam("until"),
)
_USED = select(func.count(func.coalesce(_n.digest_id, _n.id).distinct())).where(
    _n.worker_id == bindparam("worker_id"), or_(_ON_ITS_WAY, _IN_THE_DAY)
)


class Nudges(Shelf):
    """Ladders that run, and each nudge that was planned, sent or passed over."""

    # Climbs.

    def begin(self, climb: Climb) -> bool:
        """Begin a ladder; False when it began already."""
        unique = ("item_id", "matter", "edition", "worker_id")
        return self._add_unless_there(climbs, climb, unique)

    def climb(self, climb_id: str) -> Climb | None:
        return self._one(Climb, found_by(_c.id), value=climb_id)

    def climb_of(
        self, matter: Matter, item_id: str, edition: int, worker_id: str
    ) -> Climb | None:
        this = and_(
            _c.item_id == item_id,
            _c.matter == matter,
            _c.edition == edition,
            _c.worker_id == worker_id,
        )
        return self._one(Climb, select(climbs).where(this))

    def save_climb(self, climb: Climb) -> Climb:
        return self._save(climbs, climb)

    def due(self, now: datetime, most: int) -> list[Climb]:
        """Return running climbs to look at by now, the longest waiting first."""
        return self._all(Climb, _DUE, now=now, most=most)

    def climbs_about(self, item_ids: frozenset[str]) -> list[Climb]:
        """Return every climb about these things, in the order they began."""
        size, values = among(item_ids)
        about = found_among(size, _c.item_id, _c.started_at, _c.id)
        return self._all(Climb, about, **values)

    def climbs_for(self, young_person_id: str) -> list[Climb]:
        """Return every climb about one young person, in the order they began."""
        about = found_by(_c.young_person_id, _c.started_at, _c.id)
        return self._all(Climb, about, value=young_person_id)

    def coming(self, worker_id: str, after: datetime, until: datetime) -> list[Climb]:
        """Return climbs whose next step is for this worker between the two."""
        return self._all(Climb, _COMING, worker_id=worker_id, after=after, until=until)

    def ended_of(
        self, worker_id: str, matters: frozenset[Matter], most: int
    ) -> list[Climb]:
        """Return the climbs that ended in which they were awaited, the last first."""
        theirs = select(climbs).where(
            _c.worker_id == worker_id,
            _c.state == ClimbState.ENDED,
            _c.matter.in_(matters),
        )
        return self._all(Climb, theirs.order_by(_c.ended_at.desc(), _c.id).limit(most))

    def of_matter(self, worker_id: str, matter: Matter) -> list[Climb]:
        """Return every climb of one matter in which this worker is awaited."""
        theirs = select(climbs).where(_c.worker_id == worker_id, _c.matter == matter)
        return self._all(Climb, theirs.order_by(_c.started_at, _c.id))

    def look_again(
        self,
        now: datetime,
        *,
        item_id: str | None = None,
        worker_id: str | None = None,
        young_person_id: str | None = None,
    ) -> None:
        """Look at once at what runs about a thing, a team, or one awaited or next."""
        about: list[ColumnElement[bool]] = []
        if item_id is not None:
            about.append(_c.item_id == item_id)
        if worker_id is not None:
            about += [_c.worker_id == worker_id, _c.next_worker_id == worker_id]
        if young_person_id is not None:
            about.append(_c.young_person_id == young_person_id)
        sooner = or_(_c.next_at > now, _c.next_at.is_(None))
        query = update(climbs).where(RUNNING, sooner, or_(*about))
        self._connection.execute(query.values(next_at=now, version=_c.version + 1))

    def next_at(self, after: datetime) -> datetime | None:
        """Return when a climb is next to be looked at, for a clock that jumps."""
        return self._connection.execute(_SOONEST, {"after": after}).scalar()

    # The ledger.

    def add(self, nudge: Nudge) -> None:
        self._add(nudges, nudge)

    def get(self, nudge_id: str) -> Nudge | None:
        return self._one(Nudge, found_by(_n.id), value=nudge_id)

    def save(self, nudge: Nudge) -> Nudge:
        return self._save(nudges, nudge)

    def of_climb(self, climb_id: str) -> list[Nudge]:
        """Return what came of each step so far, in order."""
        theirs = found_by(_n.climb_id, _n.step, _n.at, _n.id)
        return self._all(Nudge, theirs, value=climb_id)

    def of_climbs(self, climb_ids: frozenset[str]) -> list[Nudge]:
        size, values = among(climb_ids)
        theirs = found_among(size, _n.climb_id, _n.at, _n.step, _n.id)
        return self._all(Nudge, theirs, **values)

    def in_digest(self, digest_id: str) -> list[Nudge]:
        """Return the nudges that went, or are to go, in one digest."""
        return self._all(Nudge, found_by(_n.digest_id, _n.id), value=digest_id)

    def used(self, worker_id: str, since: datetime, until: datetime) -> int:
        """
        Return how many messages count for a day: those sent in it, and on their way.

        A digest is one message, however much it holds.
        """
        known = {"worker_id": worker_id, "since": since, "until": until}
        return int(self._connection.execute(_USED, known).scalar_one())

    # Wishes.

    def wishes_of(self, worker_id: str) -> Wishes | None:
        return self._one(Wishes, found_by(wishes.c.id), value=worker_id)

    def wish(self, wanted: Wishes) -> None:
        """Keep what a worker wishes, new or changed."""
        if self.wishes_of(wanted.id) is None:
            self._add(wishes, wanted)
        else:
            self._save(wishes, wanted)

    def room_week(self, young_person_id: str) -> RoomWeek | None:
        return self._one(RoomWeek, found_by(room_weeks.c.id), value=young_person_id)

    def keep_room_week(self, week: RoomWeek) -> None:
        """Keep whether a team's channel gets its weekly post, new or changed."""
        if self.room_week(week.id) is None:
            self._add(room_weeks, week)
        else:
            self._save(room_weeks, week)
