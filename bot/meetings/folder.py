"""Everything about one meeting, read together, and the cards made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from bot.calendars.bells import BellGrid
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.slots import SchoolHours
from bot.directory.records import (
    Authority,
    School,
    Worker,
)
from bot.errors import NotFound
from bot.meetings.cards import Away, Board, Guest, Invite, When
from bot.meetings.records import Invitation, Meeting, Reply, State
from bot.meetings.rules import is_coming, speaks_for_agency
from bot.meetings.team import Team, open_team
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Folder:
    """One meeting with its team, its invitations and who could not be reached."""

    meeting: Meeting
    team: Team
    invitations: tuple[Invitation, ...]
    not_reached: frozenset[str]
    #: Workers on leave on the day.
    on_leave: frozenset[str]
    room_refused: bool
    #: Whether who looks sees dates and places only.
    hides_why: bool = False

    @property
    def thing(self) -> Thing:
        return replace(
            self.team.thing,
            convenor_id=self.meeting.convenor_id,
            called=frozenset(one.worker_id for one in self.invitations),
        )

    def as_seen_by(self, actor: Actor, today: date) -> Folder:
        """Return the folder with only what is for this one to see."""
        sees_why = may(actor, Verb.SEE_TASKS, self.thing, today).allowed
        team = self.team.as_seen_by(actor, today)
        return replace(self, team=team, hides_why=not sees_why)

    @property
    def why(self) -> str:
        return "" if self.hides_why else self.meeting.why

    @property
    def reference(self) -> str:
        return self.team.young_person.reference

    @property
    def when(self) -> When:
        meeting = self.meeting
        return When(on=meeting.on, at=meeting.at, minutes=meeting.minutes)

    @property
    def place(self) -> str:
        school = self.team.agencies.get(self.meeting.school_id or "")
        return self.meeting.place or (school.name if school else "")

    @property
    def called(self) -> tuple[Invitation, ...]:
        """Return the invitations that still stand, by agency and name."""
        standing = (one for one in self.invitations if not self.is_free(one))
        return tuple(sorted(standing, key=self._place_in_list))

    def _place_in_list(self, one: Invitation) -> tuple[str, str]:
        return self._agency(one), self.team.workers[one.worker_id].name

    def stood_in_for(self, one: Invitation) -> list[Invitation]:
        """Return the invitations of all who send this person in their place."""
        return [
            other for other in self.invitations if other.stand_in_id == one.worker_id
        ]

    def is_free(self, one: Invitation) -> bool:
        """
        Whether somebody who stood in is needed no more.

        Whoever they stood in for comes after all, sends another, or was asked
        again because the meeting moved.
        """
        return one.stands_in_for_id is not None and not self.stood_in_for(one)

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Return everyone who was asked, the convenor left out."""
        convenor = self.meeting.convenor_id
        asked = [one for one in self.called if one.worker_id != convenor]
        return tuple(self._guest(one) for one in asked)

    @property
    def everyone(self) -> tuple[Guest, ...]:
        return tuple(self._guest(one) for one in self.called)

    def _guest(self, one: Invitation) -> Guest:
        return Guest(
            invitation_id=one.id,
            person=self.team.person(one.worker_id, one.role),
            reply=one.reply,
            stand_in=self.stand_in(one),
            not_reached=one.id in self.not_reached,
            attendance=one.attendance,
        )

    def stand_in(self, one: Invitation) -> str | None:
        if one.stand_in_id:
            return self.team.workers[one.stand_in_id].name
        return one.stand_in_name

    def board(self) -> Board:
        meeting = self.meeting
        decider = self.team.workers.get(meeting.decider_id or "")
        coming = [one for one in self.called if is_coming(one)]
        return Board(
            meeting_id=meeting.id,
            reference=self.reference,
            state=meeting.state,
            when=self.when,
            place=self.place,
            purpose=meeting.purpose,
            why=self.why,
            line=self.team.line,
            convenor=self.team.person(meeting.convenor_id),
            guests=self.guests,
            nobody_from=self._nobody_from(),
            somebody_knows_them=any(one.knows_them for one in coming),
            decision_needed=meeting.decision_needed,
            decider=decider.name if decider else None,
            somebody_can_decide=any(self._can_decide(one, decider) for one in coming),
            away=tuple(self._away()),
            room_refused=self.room_refused,
            version=meeting.version,
        )

    def _away(self) -> Iterator[Away]:
        for one in self.called:
            worker = self.team.workers[one.worker_id]
            on_leave = worker.id in self.on_leave
            off = self.meeting.on.weekday() not in worker.working_days
            if one.reply is Reply.NOT_YET and (on_leave or off):
                yield Away(name=worker.name, on_leave=on_leave)

    def _can_decide(self, one: Invitation, decider: Worker | None) -> bool:
        """Whoever was named, or somebody of the same agency who can decide too."""
        worker = self.team.workers[one.worker_id]
        named = decider is None or worker.agency_id == decider.agency_id
        return named and worker.authority is Authority.DECIDE

    def _nobody_from(self) -> tuple[str, ...]:
        asked = {self._agency(one) for one in self.called}
        there = {self._agency(one) for one in self.called if speaks_for_agency(one)}
        return tuple(sorted(asked - there))

    def _agency(self, one: Invitation) -> str:
        agency_id = self.team.workers[one.worker_id].agency_id
        return self.team.agencies[agency_id].name

    def invite(self, one: Invitation, edition: int) -> Invite:
        """Return what one invited person sees of it."""
        meeting = self.meeting
        worker = self.team.workers[one.worker_id]
        return Invite(
            invitation_id=one.id,
            meeting_id=meeting.id,
            sequence=meeting.sequence,
            reference=self.reference,
            convenor=self.team.workers[meeting.convenor_id].name,
            role=one.role,
            from_school=worker.agency_id == self.team.young_person.school_id,
            at_school=meeting.place is None,
            is_convenor=one.worker_id == meeting.convenor_id,
            when=self.when,
            place=self.place,
            purpose=meeting.purpose,
            why=self.why,
            reply=one.reply,
            stand_in=self.stand_in(one),
            stands_in_for=self._stands_in_for(one),
            decision_from_you=one.worker_id == meeting.decider_id,
            moved=meeting.sequence > 0 and meeting.state is State.CALLED,
            state=meeting.state,
            is_old=edition < meeting.sequence,
        )

    def _stands_in_for(self, one: Invitation) -> str | None:
        asked = self.stood_in_for(one) if one.stands_in_for_id else []
        return self.team.workers[asked[0].worker_id].name if asked else None


def open_folder(unit: Unit, meeting_id: str, today: date) -> Folder:
    """Read one meeting and all it needs; raises NotFound."""
    meeting = unit.meetings.get(meeting_id)
    young_person = unit.young_people.get(meeting.young_person_id) if meeting else None
    if meeting is None or young_person is None:
        raise NotFound
    invitations = tuple(unit.meetings.invitations(meeting.id))
    named = {one.worker_id for one in invitations} | {meeting.convenor_id}
    named |= {one.stand_in_id for one in invitations if one.stand_in_id}
    named |= {meeting.decider_id} if meeting.decider_id else set()
    called = frozenset(one.id for one in invitations)
    failed = unit.deliveries.failed_about(called | {meeting.id})
    return Folder(
        meeting=meeting,
        team=open_team(unit, young_person, today, frozenset(named)),
        invitations=invitations,
        not_reached=failed.get("meeting.invitation", frozenset()),
        on_leave=unit.workers.on_leave(frozenset(named), meeting.on),
        room_refused=young_person.room_stopped_on is not None
        or meeting.id in failed.get("meeting.room", frozenset()),
    )


def hours_of(school: School) -> SchoolHours:
    """Return a school's days and bells as values that can be asked."""
    return SchoolHours(
        calendar=SchoolCalendar.from_record(school.calendar),
        bells=BellGrid.from_record(school.bells),
    )
