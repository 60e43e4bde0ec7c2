"""Meetings, invitations and what was agreed: tables and queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    bindparam,
    func,
    or_,
    select,
    text,
)

from bot.meetings.records import (
    LONGEST,
    Action,
    Attendance,
    Invitation,
    Meeting,
    Purpose,
    Reply,
    State,
)
from storage.base import Shelf, found_by, id_column, keeps_sealed, metadata
from storage.sealing import Sealed
from storage.types import UtcDateTime, Word

meetings = Table(
    "meetings",
    metadata,
    id_column(),
    Column("young_person_id", ForeignKey("young_people.id"), nullable=False),
    Column("convenor_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("purpose", Word(Purpose), nullable=False),
    Column("why", Sealed, nullable=False),
    Column("on", Date, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", String(60), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("school_id", ForeignKey("schools.id")),
    Column("place", Sealed),
    Column("place_reason", Sealed),
    Column("decider_id", ForeignKey("workers.id")),
    Column("decision_needed", Boolean, nullable=False),
    Column("state", Word(State), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("follows_id", ForeignKey("meetings.id")),
    Column("no_next_reason", Sealed),
    Column("created_at", UtcDateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_meetings_young_person", "young_person_id", "starts_at"),
    Index("ix_meetings_starts_at", "starts_at"),
)

invitations = Table(
    "invitations",
    metadata,
    id_column(),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("role", Sealed, nullable=False),
    Column("knows_them", Boolean, nullable=False),
    Column("reply", Word(Reply), nullable=False),
    Column("replied_at", UtcDateTime),
    Column("recorded_by_id", ForeignKey("workers.id")),
    Column("stand_in_id", ForeignKey("workers.id")),
    Column("stand_in_name", Sealed),
    Column("stands_in_for_id", ForeignKey("invitations.id")),
    Column("attendance", Word(Attendance)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("meeting_id", "worker_id"),
)

actions = Table(
    "actions",
    metadata,
    id_column(),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("worker_id", ForeignKey("workers.id"), nullable=False, index=True),
    Column("what", Sealed, nullable=False),
    Column("due", Date, nullable=False),
    Column("done_at", UtcDateTime),
    #: Who does it instead, when they are not known here.
    Column("stand_in_name", Sealed),
    Column("version", Integer, nullable=False),
)

# What is not done is looked for each minute: few among many.
Index(
    "ix_actions_not_done",
    actions.c.meeting_id,
    sqlite_where=text("done_at IS NULL"),
    postgresql_where=text("done_at IS NULL"),
)

keeps_sealed(Meeting, meetings)
keeps_sealed(Invitation, invitations)
keeps_sealed(Action, actions)

# Asked whenever somebody looks at what is theirs: built once.
_ME: BindParameter[str] = bindparam("worker_id")
_ABOUT = select(meetings.c.young_person_id).where(
    meetings.c.id == bindparam("meeting_id")
)
_COMING_UP = (
    select(meetings)
    .where(
        or_(
            meetings.c.convenor_id == _ME,
            meetings.c.id.in_(
                select(invitations.c.meeting_id).where(invitations.c.worker_id == _ME)
            ),
        ),
        meetings.c.state == State.CALLED,
        meetings.c.starts_at > bindparam("since"),
    )
    .order_by(meetings.c.starts_at)
    .limit(bindparam("most"))
)
_TO_RECORD = (
    select(meetings)
    .where(
        meetings.c.convenor_id == _ME,
        # Not IN: its list is written out anew each time it is asked.
        or_(meetings.c.state == State.CALLED, meetings.c.state == State.HELD),
        meetings.c.starts_at <= bindparam("before"),
    )
    .order_by(meetings.c.starts_at)
)
_NOT_DONE = (
    select(actions)
    .where(actions.c.worker_id == _ME, actions.c.done_at.is_(None))
    .order_by(actions.c.due, actions.c.id)
)
_COMING_ON = (
    select(func.count())
    .select_from(invitations.join(meetings))
    .where(
        invitations.c.worker_id == _ME,
        invitations.c.reply == Reply.COMING,
        meetings.c.state == State.CALLED,
        meetings.c.on.between(bindparam("first"), bindparam("last")),
    )
)


class Meetings(Shelf):
    """Meetings, who is called to each, and what was agreed."""

    def get(self, meeting_id: str) -> Meeting | None:
        return self._one(Meeting, found_by(meetings.c.id), value=meeting_id)

    def add(self, meeting: Meeting) -> bool:
        """Add a meeting; False when the same form was sent twice at once."""
        return self._add_unless_there(meetings, meeting, ("id",))

    def save(self, meeting: Meeting) -> Meeting:
        return self._save(meetings, meeting)

    def following(self, meeting_id: str) -> Meeting | None:
        """Return the meeting that was set when this one was recorded."""
        return self._one(Meeting, found_by(meetings.c.follows_id), value=meeting_id)

    def about(self, young_person_id: str) -> list[Meeting]:
        """Return every meeting about one young person, oldest first."""
        theirs = found_by(meetings.c.young_person_id, meetings.c.starts_at)
        return self._all(Meeting, theirs, value=young_person_id)

    def coming_up(self, worker_id: str, after: datetime, most: int) -> list[Meeting]:
        """
        Return meetings that they convene or are called to, soonest first.

        Those that began up to the longest meeting before `after` may have ended.
        """
        since = after - LONGEST
        return self._all(
            Meeting, _COMING_UP, worker_id=worker_id, since=since, most=most
        )

    def to_record(self, convenor_id: str, before: datetime) -> list[Meeting]:
        """Return this convenor's meetings that began and are not yet recorded."""
        return self._all(Meeting, _TO_RECORD, worker_id=convenor_id, before=before)

    def to_decide(self, decider_id: str, after: datetime) -> list[Meeting]:
        """Return meetings to come in which a decision is needed from this worker."""
        query = select(meetings).where(
            meetings.c.decider_id == decider_id,
            meetings.c.state == State.CALLED,
            meetings.c.starts_at > after,
        )
        return self._all(Meeting, query.order_by(meetings.c.starts_at))

    def invitation(self, invitation_id: str) -> Invitation | None:
        return self._one(Invitation, found_by(invitations.c.id), value=invitation_id)

    def invitations(self, meeting_id: str) -> list[Invitation]:
        theirs = found_by(invitations.c.meeting_id, invitations.c.id)
        return self._all(Invitation, theirs, value=meeting_id)

    def attendances(self, worker_id: str, convenor_id: str) -> list[Attendance]:
        """Return how this convenor's meetings went for this worker, newest first."""
        query = (
            select(invitations.c.attendance)
            .join(meetings, meetings.c.id == invitations.c.meeting_id)
            .where(
                invitations.c.worker_id == worker_id,
                meetings.c.convenor_id == convenor_id,
                invitations.c.attendance.is_not(None),
            )
            .order_by(meetings.c.starts_at.desc())
        )
        return list(self._connection.execute(query).scalars())

    def coming_on(self, worker_id: str, first: date, last: date) -> int:
        """Return to how many meetings of these days they come."""
        known = {"worker_id": worker_id, "first": first, "last": last}
        return int(self._connection.execute(_COMING_ON, known).scalar_one())

    def replies_of(
        self, worker_id: str, meeting_ids: frozenset[str]
    ) -> dict[str, Reply]:
        """Return what this worker answered to each of these meetings."""
        query = select(invitations.c.meeting_id, invitations.c.reply).where(
            invitations.c.worker_id == worker_id,
            invitations.c.meeting_id.in_(meeting_ids),
        )
        return {row.meeting_id: row.reply for row in self._connection.execute(query)}

    def invite(self, invitation: Invitation) -> bool:
        """Call somebody to a meeting; False when they are called to it already."""
        unique = ("meeting_id", "worker_id")
        return self._add_unless_there(invitations, invitation, unique)

    def save_invitation(self, invitation: Invitation) -> Invitation:
        return self._save(invitations, invitation)

    def actions(self, meeting_id: str) -> list[Action]:
        agreed = found_by(actions.c.meeting_id, actions.c.due, actions.c.id)
        return self._all(Action, agreed, value=meeting_id)

    def actions_of(self, worker_id: str) -> list[Action]:
        """Return what they took on and have not yet done, soonest first."""
        return self._all(Action, _NOT_DONE, worker_id=worker_id)

    def action(self, action_id: str) -> Action | None:
        return self._one(Action, found_by(actions.c.id), value=action_id)

    def agree(self, action: Action) -> None:
        self._add(actions, action)

    def save_action(self, action: Action) -> Action:
        return self._save(actions, action)

    def done(self, action: Action, at: datetime) -> Action:
        return self._save(actions, replace(action, done_at=at))

    def _owner(self, record: Meeting | Invitation | Action) -> str:
        if isinstance(record, Meeting):
            return record.young_person_id
        this = {"meeting_id": record.meeting_id}
        return str(self._connection.execute(_ABOUT, this).scalar_one())
