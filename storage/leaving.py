"""Who holds now what a leaver held, and who is counted on still: table and queries."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from bot.leaving.records import Duty, Succession
from bot.meetings.records import Reply, State
from storage.ahead import days_to_come
from storage.asks import OPEN, asks
from storage.base import Shelf, id_column, metadata
from storage.directory import workers
from storage.handovers import OVER, handovers
from storage.meetings import actions, invitations, meetings
from storage.types import UtcDateTime, Word
from storage.young_people import memberships, young_people

successions = Table(
    "successions",
    metadata,
    id_column(),
    Column("leaver_id", String(26), nullable=False),
    Column("duty", Word(Duty), nullable=False),
    Column("subject_id", String(26), nullable=False),
    Column("young_person_id", String(26), nullable=False, index=True),
    Column("successor_id", String(26), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("settled_by_id", String(26)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("leaver_id", "duty", "subject_id"),
)

_other, _colleague = memberships.alias("other"), workers.alias("colleague")
_PLACE, _MEETING = memberships.c, meetings.c
_SINCE = bindparam("since", type_=Date)
_TODAY, _NOW = bindparam("today", type_=Date), bindparam("now", type_=UtcDateTime)
_same_team = _other.c.young_person_id == _PLACE.young_person_id
_still_there = and_(
    _same_team,
    _other.c.from_day <= _TODAY,
    or_(_other.c.until_day.is_(None), _other.c.until_day >= _TODAY),
)
_theirs = _MEETING.young_person_id == _PLACE.young_person_id
_to_come = and_(_theirs, _MEETING.state == State.CALLED, _MEETING.starts_at > _NOW)

#: In these a handover names somebody before the move and after it.
_OTHER_PLACES = (
    "sender_deputy_id",
    "receiver_id",
    "receiver_manager_id",
    "receiver_deputy_id",
)


def _named(place: str) -> ColumnElement[bool]:
    return handovers.c[place] == _PLACE.worker_id


#: Each way in which a team counts on somebody; each is looked up by an index.
_COUNTED_ON = (
    exists().where(
        _theirs,
        or_(_MEETING.state == State.CALLED, _MEETING.state == State.HELD),
        _MEETING.convenor_id == _PLACE.worker_id,
    ),
    exists().where(_to_come, _MEETING.decider_id == _PLACE.worker_id),
    exists().where(
        _to_come,
        invitations.c.meeting_id == _MEETING.id,
        invitations.c.worker_id == _PLACE.worker_id,
        or_(invitations.c.reply == Reply.NOT_YET, invitations.c.reply == Reply.COMING),
    ),
    exists().where(
        _theirs,
        actions.c.meeting_id == _MEETING.id,
        actions.c.worker_id == _PLACE.worker_id,
        actions.c.done_at.is_(None),
    ),
    exists().where(
        asks.c.young_person_id == _PLACE.young_person_id,
        asks.c.state.in_(OPEN),
        or_(
            asks.c.worker_id == _PLACE.worker_id,
            asks.c.asker_id == _PLACE.worker_id,
        ),
    ),
    exists().where(
        handovers.c.young_person_id == _PLACE.young_person_id,
        handovers.c.state.not_in(OVER),
        or_(
            # Whoever has handed over may leave the team around.
            and_(_named("sender_id"), handovers.c.taken_over_on.is_(None)),
            and_(_named("sender_manager_id"), handovers.c.taken_over_on.is_(None)),
            *map(_named, _OTHER_PLACES),
        ),
    ),
    exists().where(
        days_to_come.c.young_person_id == _PLACE.young_person_id,
        days_to_come.c.worker_id == _PLACE.worker_id,
        days_to_come.c.handover_id.is_(None),
        or_(days_to_come.c.declined.is_(None), days_to_come.c.asked < 2),
    ),
    exists().where(
        young_people.c.id == _PLACE.young_person_id,
        young_people.c.asker_id == _PLACE.worker_id,
        young_people.c.line.is_(None),
    ),
    and_(
        _PLACE.knows_them,
        ~exists().where(
            _still_there,
            _other.c.knows_them,
            _colleague.c.id == _other.c.worker_id,
            or_(_colleague.c.left_on.is_(None), _colleague.c.left_on >= _TODAY),
        ),
    ),
)
_GONE_AND_COUNTED_ON = (
    select(_PLACE.worker_id, _PLACE.young_person_id)
    .distinct()
    .join(workers, workers.c.id == _PLACE.worker_id)
    .where(
        _PLACE.until_day >= _SINCE,
        _PLACE.until_day < _TODAY,
        or_(workers.c.left_on.is_(None), workers.c.left_on >= _TODAY),
        ~exists().where(_still_there, _other.c.worker_id == _PLACE.worker_id),
        or_(*_COUNTED_ON),
    )
    .order_by(_PLACE.young_person_id, _PLACE.worker_id)
)


class Leaving(Shelf):
    """What went from those who left to those who are here."""

    def get(self, succession_id: str) -> Succession | None:
        this = successions.c.id == succession_id
        return self._one(Succession, select(successions).where(this))

    def of_leaver(self, leaver_id: str) -> list[Succession]:
        theirs = select(successions).where(successions.c.leaver_id == leaver_id)
        return self._all(Succession, theirs.order_by(successions.c.id))

    def about(self, leaver_id: str, duty: Duty, subject_id: str) -> Succession | None:
        this = (
            (successions.c.leaver_id == leaver_id)
            & (successions.c.duty == duty)
            & (successions.c.subject_id == subject_id)
        )
        return self._one(Succession, select(successions).where(this))

    def unsettled(self) -> list[Succession]:
        """Return all that no lead has said yes to, in the order it went on."""
        waiting = select(successions).where(successions.c.settled_at.is_(None))
        query = waiting.order_by(successions.c.at, successions.c.id)
        return self._all(Succession, query)

    def add(self, succession: Succession) -> None:
        self._add(successions, succession)

    def save(self, succession: Succession) -> Succession:
        return self._save(successions, succession)

    def counted_on(
        self, since: date, today: date, now: datetime
    ) -> list[tuple[str, str]]:
        """
        Return who is counted on in a team they are not in: worker and young person.

        Only those are looked for whose place ended since then and who are here.
        """
        asked = {"since": since, "today": today, "now": now}
        rows = self._connection.execute(_GONE_AND_COUNTED_ON, asked)
        return [(row.worker_id, row.young_person_id) for row in rows]
