"""Calling, moving, cancelling and looking at meetings: each method one transaction."""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Verb
from bot.access.service import Asker
from bot.access.visit import Visit
from bot.calendars.nations import Nation
from bot.calendars.wall_time import to_utc
from bot.clock import Clock
from bot.directory.records import YoungPerson
from bot.directory.references import (
    NoSuchReference,
    UnreadableReference,
    parse_reference,
)
from bot.errors import AlongsideError, ChangedMeanwhile, NotFilledIn, NotFound
from bot.handovers.joint import join_handovers
from bot.meetings.agenda import mine
from bot.meetings.calling import (
    asked_again,
    call_form,
    called,
    invite_all,
    look_again,
    new_meeting,
    open_meeting,
    people_problems,
    place_problems,
    require_change,
    wanted_of,
)
from bot.meetings.cards import Board, Called, CallForm, Choosing, Mine, MoveForm
from bot.meetings.doors import Field
from bot.meetings.folder import Folder, hours_of
from bot.meetings.reading import read_moment
from bot.meetings.records import Meeting, State
from bot.meetings.requests import Calling, Moving
from bot.meetings.rules import (
    Wanted,
    hours_words,
    problem_at_school,
    problem_elsewhere,
)
from bot.meetings.sending import Mail
from bot.meetings.team import Team, open_team
from bot.rights.shown import corrections_shown
from storage.unit import Store, Unit


class HowToCall(AlongsideError):
    """Try /meeting alone, /meeting new, or /meeting YP-7HX3 Wed 17 Mar 11:35."""


class Meetings:
    """What a convenor and the people around a young person do with meetings."""

    def __init__(self, store: Store, clock: Clock, zone: str) -> None:
        self._store, self._clock, self._zone = store, clock, zone

    def coming_up(self, asker: Asker) -> Mine:
        """Return everything that is mine next."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            visit.note(Verb.SEE_MEETING)
            return mine(visit)

    def begin(self, asker: Asker, text: str) -> Choosing | CallForm:
        """
        Open the form of a new meeting, filled in from `text` as far as it says.

        Raises NotFound for a reference that is not theirs, UnreadableDate.
        """
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            places = unit.young_people.around(visit.worker.id, visit.today)
            # Two places in one team are still one young person.
            around = list({one.id: one for one in places}.values())
            reference, _, rest = text.partition(" ")
            if not reference:
                return self._choose(visit, around)
            named = _reference(reference)
            chosen = [one for one in around if one.reference == named]
            if not chosen:
                refusal = visit.refusal(Verb.CALL_MEETING, "", "not-around")
                raise NoSuchReference(named, refusal=refusal)
            return self._form(visit, chosen[0], rest.strip())

    def begin_about(self, asker: Asker, young_person_id: str) -> CallForm:
        """Open the form of a new meeting about one young person."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            young_person = unit.young_people.get(young_person_id)
            if young_person is None:
                visit.refuse(Verb.CALL_MEETING, young_person_id)
            return self._form(visit, young_person, "")

    def _choose(self, visit: Visit, around: list[YoungPerson]) -> Choosing | CallForm:
        if not around:
            raise NotFound("You are not in the team around anybody yet.")
        if len(around) == 1:
            return self._form(visit, around[0], "")
        return Choosing(references=tuple((one.id, one.reference) for one in around))

    def _form(self, visit: Visit, young_person: YoungPerson, text: str) -> CallForm:
        unit = visit.unit
        own = frozenset({visit.worker.id})
        team = open_team(unit, young_person, visit.today, own)
        visit.require(Verb.CALL_MEETING, team.thing, young_person.id)
        team = team.as_seen_by(visit.actor, visit.today)
        guess = read_moment(text, visit.now, self._zone_of(team)) if text else None
        return call_form(unit, visit, team, guess)

    def call(self, asker: Asker, calling: Calling) -> Called:
        """
        Call a meeting; sending the same form twice calls it once.

        Raises NotFilledIn with the field and what will do instead.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            young_person = unit.young_people.get(calling.young_person_id)
            if young_person is None:
                visit.refuse(Verb.CALL_MEETING, calling.young_person_id)
            own = frozenset({visit.worker.id})
            team = open_team(unit, young_person, visit.today, own)
            visit.require(Verb.CALL_MEETING, team.thing, young_person.id)
            known = unit.meetings.get(calling.meeting_id)
            if known is None:
                self._check(unit, team, calling)
                self._call(visit, team, calling)
            elif _is_another(known, calling, visit):
                raise NotFound
            return called(look_again(visit, calling.meeting_id))

    def _check(self, unit: Unit, team: Team, calling: Calling) -> None:
        problems = place_problems(team, calling) | people_problems(team, calling)
        wanted = Wanted(on=calling.on, at=calling.at, minutes=calling.minutes)
        elsewhere = calling.place is not None
        problems |= self.moment_problems(unit, team, wanted, elsewhere=elsewhere)
        if problems:
            raise NotFilledIn(problems)

    def moment_problems(
        self, unit: Unit, team: Team, wanted: Wanted, *, elsewhere: bool
    ) -> dict[str, str]:
        """Return what is wrong with a moment, by field, for this team's school."""
        zone, now = self._zone_of(team), self._clock.now()
        school = unit.agencies.school(team.young_person.school_id or "")
        if elsewhere or school is None:
            nation = team.school.nation if team.school else Nation.ENGLAND_AND_WALES
            return problem_elsewhere(wanted, Nation(nation), now, zone)
        return problem_at_school(wanted, hours_of(school), now, zone)

    def _call(self, visit: Visit, team: Team, calling: Calling) -> None:
        unit = visit.unit
        meeting = new_meeting(visit, calling, team, self._zone_of(team))
        if not unit.meetings.add(meeting):
            return  # Sent twice at once: the other one did it.
        self._keep_line(visit, team, calling)
        invite_all(visit, team, meeting, calling.everyone_needed)
        join_handovers(visit, meeting)
        Mail.about(visit, meeting.id).call_everyone()

    @staticmethod
    def _keep_line(visit: Visit, team: Team, calling: Calling) -> None:
        before = team.young_person
        line = calling.line or before.line
        asker_id = None if line else calling.asker_id or before.asker_id
        line_on = before.line_on if line == before.line else visit.today
        after = replace(before, line=line, line_on=line_on, asker_id=asker_id)
        if after != before:
            visit.unit.young_people.save(after)

    def open(self, asker: Asker, meeting_id: str) -> Board:
        """Return one meeting for somebody who may see it."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder = open_meeting(visit, meeting_id, Verb.SEE_MEETING)
            corrected = corrections_shown(unit, folder)
            return replace(folder.board(), corrected=corrected)

    def begin_move(self, asker: Asker, meeting_id: str) -> MoveForm:
        """Open the form with which the convenor moves a meeting."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder = open_meeting(visit, meeting_id, Verb.RUN_MEETING)
            require_change(folder, visit)
            school = unit.agencies.school(folder.meeting.school_id or "")
            at_school = None if folder.meeting.place else school
            return MoveForm(
                meeting_id=meeting_id,
                version=folder.meeting.version,
                reference=folder.reference,
                when=folder.when,
                school=folder.place if at_school else None,
                school_hours=hours_words(hours_of(at_school)) if at_school else None,
            )

    def move(self, asker: Asker, moving: Moving) -> Board:
        """
        Move a meeting and ask everyone again, once.

        Raises ChangedMeanwhile when it was moved while the form was open.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = open_meeting(visit, moving.meeting_id, Verb.RUN_MEETING)
            require_change(folder, visit)
            if folder.meeting.version != moving.version:
                raise ChangedMeanwhile
            wanted = Wanted(on=moving.on, at=moving.at, minutes=moving.minutes)
            if wanted == wanted_of(folder.meeting):
                raise NotFilledIn({Field.ON: "It is already on that day and time."})
            elsewhere = folder.meeting.place is not None
            problems = self.moment_problems(
                unit, folder.team, wanted, elsewhere=elsewhere
            )
            if problems:
                raise NotFilledIn(problems)
            self._move(visit, folder, wanted)
            return look_again(visit, moving.meeting_id).board()

    def _move(self, visit: Visit, folder: Folder, wanted: Wanted) -> None:
        meeting, meetings = folder.meeting, visit.unit.meetings
        meetings.save(
            replace(
                meeting,
                on=wanted.on,
                at=wanted.at,
                minutes=wanted.minutes,
                starts_at=to_utc(wanted.on, wanted.at, meeting.zone),
                sequence=meeting.sequence + 1,
            )
        )
        for one in folder.invitations:
            if one.worker_id != meeting.convenor_id:
                meetings.save_invitation(asked_again(one))
        Mail.about(visit, meeting.id).moved()

    def cancel(self, asker: Asker, meeting_id: str) -> Board:
        """Cancel a meeting and tell everyone once; twice is the same as once."""
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = open_meeting(visit, meeting_id, Verb.RUN_MEETING)
            if folder.meeting.state is not State.CANCELLED:
                require_change(folder, visit)
                sequence = folder.meeting.sequence + 1
                unit.meetings.save(
                    replace(folder.meeting, state=State.CANCELLED, sequence=sequence)
                )
                Mail.about(visit, meeting_id).cancelled()
            return look_again(visit, meeting_id).board()

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return Visit.begin(unit, self._clock, asker, self._zone)

    def _zone_of(self, team: Team) -> str:
        return team.school.zone if team.school else self._zone


def _is_another(known: Meeting, calling: Calling, visit: Visit) -> bool:
    """Whether a form carries the id of a meeting that it did not call."""
    theirs = known.convenor_id == visit.worker.id
    return not theirs or known.young_person_id != calling.young_person_id


def _reference(words: str) -> str:
    try:
        return parse_reference(words)
    except UnreadableReference:
        raise HowToCall from None
