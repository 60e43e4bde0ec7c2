"""What a team's channel may read of its week, from today's state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.access.rules import has_left
from bot.asks.records import AskState
from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker, YoungPerson
from bot.meetings.cards import When
from bot.meetings.records import Action, Attendance, Invitation, Meeting, Reply, State
from bot.meetings.rules import speaks_for_agency
from bot.weeks.cards import Coming, Thanks, Week
from bot.weeks.records import Deed
from bot.weeks.rules import (
    FAIR_TIME,
    Days,
    edition_of,
    is_awaited,
    last_week,
    monday_of,
    spoken_of,
)
from storage.unit import Unit

_THERE = frozenset({Attendance.CAME, Attendance.SENT_SOMEONE})
_MET = frozenset({State.HELD, State.RECORDED})


def days_of(unit: Unit, person: YoungPerson, zone: str) -> Days:
    """Return whose days count: the school's, or England's in the house's zone."""
    agency = unit.agencies.get(person.school_id) if person.school_id else None
    if agency is None:
        return Days(nation=Nation.ENGLAND_AND_WALES, zone=zone)
    school = unit.agencies.school(agency.id)
    calendar = SchoolCalendar.from_record(school.calendar) if school else None
    return Days(nation=Nation(agency.nation), zone=agency.zone, school=calendar)


@dataclass(frozen=True, kw_only=True)
class _Done:
    """Something an agency did, for which it may be thanked."""

    at: datetime
    worker_id: str
    deed: Deed


class Reading:
    """Reads one young person's week; says agencies, never people."""

    def __init__(
        self, unit: Unit, person: YoungPerson, edition: int, now: datetime, zone: str
    ) -> None:
        self._unit, self._person, self._now, self._zone = unit, person, now, zone
        self._today = local_day(now, zone)
        self._edition, self._monday = edition, monday_of(edition)

    def week(self) -> Week:
        """Return the card of this week's post; of an older one only that it is over."""
        about = self._person.id
        kept = self._unit.nudges.room_week(about)
        # First, so that whoever turned it off can turn it on, also weeks later.
        if kept is not None and kept.off_on is not None:
            return Week(young_person_id=about, is_off=True)
        if self._edition != edition_of(self._today):
            return Week(young_person_id=about, is_over=True)
        meetings = self._unit.meetings.about(about)
        coming = [one for one in meetings if self._is_coming(one)]
        return Week(
            young_person_id=about,
            coming=tuple(self._coming(one) for one in coming),
            awaited=self._awaited(coming, meetings),
            thanks=self._thanks(meetings),
        )

    def _is_coming(self, meeting: Meeting) -> bool:
        planned = meeting.state is State.CALLED and meeting.ends_at > self._now
        return planned and meeting.on in spoken_of(self._monday)

    def _coming(self, meeting: Meeting) -> Coming:
        school = self._unit.agencies.get(meeting.school_id or "")
        return Coming(
            when=When(on=meeting.on, at=meeting.at, minutes=meeting.minutes),
            place=meeting.place or (school.name if school else ""),
        )

    def _awaited(
        self, coming: list[Meeting], meetings: list[Meeting]
    ) -> tuple[str, ...]:
        """Return agencies by name, from invitations, asks and what was agreed."""
        agencies: set[str] = set()
        for meeting in coming:
            agencies |= self._unanswered(meeting)
        asked = {*self._asked(), *self._agreed(meetings)}
        agencies |= {one.agency_id for one in self._here(asked)}
        return self._names(agencies)

    def _unanswered(self, meeting: Meeting) -> set[str]:
        """An agency that is coming is not awaited for somebody else of it."""
        if self._now - meeting.created_at < FAIR_TIME:
            return set()
        invitations = self._unit.meetings.invitations(meeting.id)
        convenor = self._here({meeting.convenor_id})
        spoken = {one.worker_id for one in invitations if speaks_for_agency(one)}
        there = {one.agency_id for one in [*self._here(spoken), *convenor]}
        waiting = {
            one.worker_id for one in invitations if _is_waiting(one, invitations)
        }
        return {one.agency_id for one in self._here(waiting)} - there

    def _asked(self) -> Iterator[str]:
        for ask in self._unit.asks.about(self._person.id):
            lately = self._now - ask.created_at < FAIR_TIME
            if ask.state.is_open and not lately and is_awaited(ask.due, self._today):
                yield ask.worker_id

    def _agreed(self, meetings: list[Meeting]) -> Iterator[str]:
        for action in self._actions(meetings):
            open_ = action.done_at is None and not action.stand_in_name
            if open_ and is_awaited(action.due, self._today):
                yield action.worker_id

    def _actions(self, meetings: list[Meeting]) -> Iterator[Action]:
        for one in meetings:
            if one.state in _MET:
                yield from self._unit.meetings.actions(one.id)

    def _thanks(self, meetings: list[Meeting]) -> Thanks | None:
        """Return the newest thing of last week; never which agency did most."""
        week = last_week(self._monday, self._zone)
        found = [
            one
            for one in (*self._done(meetings), *self._came(meetings))
            if week.first <= one.at < week.last
        ]
        workers = self._here({one.worker_id for one in found})
        agency_of = {one.id: one.agency_id for one in workers}
        found = [one for one in found if one.worker_id in agency_of]
        if not found:
            return None
        newest = max(found, key=lambda one: (one.at, one.worker_id))
        [agency] = self._names({agency_of[newest.worker_id]})
        return Thanks(agency=agency, deed=newest.deed)

    def _done(self, meetings: list[Meeting]) -> Iterator[_Done]:
        for ask in self._unit.asks.about(self._person.id):
            if ask.state is AskState.DONE and ask.answered_at:
                yield _Done(at=ask.answered_at, worker_id=ask.worker_id, deed=Deed.DONE)
        for action in self._actions(meetings):
            if action.done_at:
                yield _Done(
                    at=action.done_at, worker_id=action.worker_id, deed=Deed.DONE
                )

    def _came(self, meetings: list[Meeting]) -> Iterator[_Done]:
        """Whoever called it is not thanked for coming to it."""
        for meeting in meetings:
            for one in self._unit.meetings.invitations(meeting.id):
                came = one.attendance in _THERE and meeting.state in _MET
                if came and one.worker_id != meeting.convenor_id:
                    at = meeting.starts_at
                    yield _Done(at=at, worker_id=one.worker_id, deed=Deed.CAME)

    def _here(self, worker_ids: set[str]) -> list[Worker]:
        found = self._unit.workers.these(frozenset(worker_ids)) if worker_ids else []
        return [one for one in found if not has_left(one.left_on, self._today)]

    def _names(self, agency_ids: set[str]) -> tuple[str, ...]:
        if not agency_ids:
            return ()
        found = self._unit.agencies.these(frozenset(agency_ids))
        return tuple(sorted(one.name for one in found))


def _is_waiting(one: Invitation, invitations: list[Invitation]) -> bool:
    """Whether an answer is open; not of somebody who stood in and is free again."""
    if one.reply is not Reply.NOT_YET:
        return False
    stood_in = one.stands_in_for_id is not None
    still = any(other.stand_in_id == one.worker_id for other in invitations)
    return still or not stood_in
