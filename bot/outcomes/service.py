"""Writing down what came of a meeting, page by page; each page is saved when sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.access.records import Verb
from bot.access.service import Asker
from bot.access.visit import Visit
from bot.calendars.wall_time import short_day, to_utc
from bot.clock import Clock
from bot.errors import NotFilledIn, NotFound, TooLate
from bot.handovers.joint import note_held
from bot.meetings.calling import invite_all, look_again, open_meeting
from bot.meetings.doors import Field
from bot.meetings.folder import Folder, hours_of, open_folder
from bot.meetings.records import Action, Meeting, State
from bot.meetings.requests import Agreement, Attended, Closing
from bot.meetings.rules import Wanted, can_record, hours_words
from bot.meetings.sending import Mail
from bot.meetings.service import Meetings
from bot.nudges.sending import show_again
from bot.outcomes.cards import AgreedForm, NextForm, Record, WhoCame
from bot.outcomes.folder import agreed_of, record_of
from storage.unit import Store, Unit


class Outcomes:
    """The record of a meeting: who came, what was agreed, and when next."""

    def __init__(
        self, store: Store, clock: Clock, zone: str, meetings: Meetings
    ) -> None:
        self._store, self._clock, self._zone = store, clock, zone
        self._meetings = meetings

    def begin(self, asker: Asker, meeting_id: str) -> WhoCame | Record:
        """Open the record at its first page, or whole when it is closed."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, meeting_id)
            if folder.meeting.state is State.RECORDED:
                return record_of(unit, folder)
            _require_record(folder, visit)
            return WhoCame(
                meeting_id=meeting_id,
                reference=folder.reference,
                when=folder.when,
                line=folder.team.line,
                guests=folder.everyone,
            )

    def who_came(self, asker: Asker, attended: Attended) -> AgreedForm:
        """Save who came, and go on to what was agreed."""
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, attended.meeting_id)
            _require_record(folder, visit)
            for one in folder.invitations:
                came = attended.attendance.get(one.id, one.attendance)
                if came is not one.attendance:
                    unit.meetings.save_invitation(replace(one, attendance=came))
            if folder.meeting.state is State.CALLED:
                unit.meetings.save(replace(folder.meeting, state=State.HELD))
                note_held(visit, attended.meeting_id)
            folder = self._refresh(visit, attended.meeting_id)
            return _agreed_form(unit, folder)

    def not_held(self, asker: Asker, meeting_id: str) -> NextForm:
        """Note that it did not happen, and go straight on to the next date."""
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, meeting_id)
            _require_record(folder, visit)
            if folder.meeting.state is State.CALLED:
                unit.meetings.save(replace(folder.meeting, state=State.HELD))
            return self._next_form(unit, self._refresh(visit, meeting_id))

    def agree(
        self, asker: Asker, meeting_id: str, rows: list[Agreement], *, more: bool
    ) -> AgreedForm | NextForm:
        """
        Save what was agreed; `more` asks for another page of rows.

        Raises NotFilledIn at the row that lacks a person, words or a day.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, meeting_id)
            _require_record(folder, visit)
            self._save_rows(visit, folder, rows)
            folder = look_again(visit, meeting_id)
            return _agreed_form(unit, folder) if more else self._next_form(unit, folder)

    def _save_rows(self, visit: Visit, folder: Folder, rows: list[Agreement]) -> None:
        filled = [row for row in rows if row.worker_id or row.what or row.due]
        problems: dict[str, str] = {}
        for row in filled:
            problems |= _row_problems(row, folder, visit.today)
        if problems:
            raise NotFilledIn(problems)
        already: set[tuple[str | None, str, date | None]] = {
            (one.worker_id, one.what, one.due)
            for one in visit.unit.meetings.actions(folder.meeting.id)
        }
        for row in filled:
            agreed = (row.worker_id, row.what, row.due)
            if agreed not in already:
                already.add(agreed)
                visit.unit.meetings.agree(self._action(folder, row))

    def _action(self, folder: Folder, row: Agreement) -> Action:
        assert row.worker_id
        assert row.due
        return Action(
            id=self._clock.new_id(),
            meeting_id=folder.meeting.id,
            worker_id=row.worker_id,
            what=row.what,
            due=row.due,
            done_at=None,
        )

    def _next_form(self, unit: Unit, folder: Folder) -> NextForm:
        school = unit.agencies.school(folder.meeting.school_id or "")
        at_school = school is not None and folder.meeting.place is None
        return NextForm(
            meeting_id=folder.meeting.id,
            next_id=self._clock.new_id(),
            reference=folder.reference,
            when=folder.when,
            school=folder.place if at_school else None,
            school_hours=hours_words(hours_of(school))
            if school and at_school
            else None,
        )

    def close(self, asker: Asker, closing: Closing) -> Record:
        """
        Close the record with the next date, or with why there is none.

        Each person then gets their own actions, and a next meeting is called
        with the same people. Sending it twice closes it once.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, closing.meeting_id)
            if folder.meeting.state is not State.RECORDED:
                _require_record(folder, visit)
                self._check(unit, folder, closing)
                self._close(visit, folder, closing)
            folder = look_again(visit, closing.meeting_id)
            return record_of(unit, folder)

    def _check(self, unit: Unit, folder: Folder, closing: Closing) -> None:
        if not closing.has_next:
            if not closing.reason:
                raise NotFilledIn({Field.NO_NEXT: "Please say why, in one line."})
            return
        if closing.on is None or closing.at is None:
            missing = Field.ON if closing.on is None else Field.AT
            raise NotFilledIn({missing: "Please choose one, or say there is none."})
        wanted = Wanted(on=closing.on, at=closing.at, minutes=folder.meeting.minutes)
        elsewhere = folder.meeting.place is not None
        problems = self._meetings.moment_problems(
            unit, folder.team, wanted, elsewhere=elsewhere
        )
        if problems:
            raise NotFilledIn(problems)

    def _close(self, visit: Visit, folder: Folder, closing: Closing) -> None:
        unit, reason = visit.unit, None if closing.has_next else closing.reason
        recorded = replace(folder.meeting, state=State.RECORDED, no_next_reason=reason)
        unit.meetings.save(recorded)
        if closing.on and closing.at and closing.has_next:
            self._call_next(visit, folder, closing, closing.on)
        self._refresh(visit, folder.meeting.id)
        agreed = unit.meetings.actions(folder.meeting.id)
        holders = frozenset(one.worker_id for one in agreed)
        Mail.about(visit, folder.meeting.id).give_actions(holders)

    def _call_next(
        self, visit: Visit, folder: Folder, closing: Closing, on: date
    ) -> None:
        following = _following(folder.meeting, closing, on, visit)
        if not visit.unit.meetings.add(following):
            raise NotFound
        asked = {
            one.worker_id
            for one in folder.invitations
            if folder.team.member(one.worker_id) and one.stands_in_for_id is None
        }
        invite_all(visit, folder.team, following, frozenset(asked))
        Mail.about(visit, following.id).call_everyone()

    def done(self, asker: Asker, action_id: str) -> None:
        """Note that one's own action is done; twice is the same as once."""
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            action = unit.meetings.action(action_id)
            if action is None:
                visit.refuse(Verb.DO_ACTION, action_id)
            folder = open_folder(unit, action.meeting_id, visit.today)
            thing = replace(folder.thing, holder_id=action.worker_id)
            visit.require(Verb.DO_ACTION, thing, action_id)
            if action.done_at is None:
                unit.meetings.done(action, visit.now)
                show_again(unit, action_id, visit.now)
                mail = Mail.about(visit, action.meeting_id)
                mail.give_actions(frozenset({action.worker_id}))
                mail.refresh_homes()

    def _open(self, visit: Visit, meeting_id: str) -> Folder:
        return open_meeting(visit, meeting_id, Verb.RUN_MEETING)

    def _refresh(self, visit: Visit, meeting_id: str) -> Folder:
        """Show the board and Home as they are now."""
        mail = Mail.about(visit, meeting_id)
        mail.show_board()
        mail.refresh_homes()
        return mail.folder

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return Visit.begin(unit, self._clock, asker, self._zone)


def _require_record(folder: Folder, visit: Visit) -> None:
    if not can_record(folder.meeting, visit.now):
        raise TooLate("There is nothing to record yet, or it is recorded already.")


def _agreed_form(unit: Unit, folder: Folder) -> AgreedForm:
    return AgreedForm(
        meeting_id=folder.meeting.id,
        reference=folder.reference,
        line=folder.team.line,
        # Whoever is not in the team any more could never see what they took on.
        people=tuple(
            guest.person
            for guest in folder.everyone
            if folder.team.member(guest.person.id)
        ),
        agreed=agreed_of(unit, folder),
    )


def _row_problems(row: Agreement, folder: Folder, today: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    there = {one.worker_id for one in folder.invitations}
    place = folder.team.member(row.worker_id or "")
    if row.worker_id not in there or place is None:
        problems[f"{row.row}-who"] = "Please say who will do it."
    elif place.until_day and row.due and place.until_day < row.due:
        until = short_day(place.until_day)
        problems[f"{row.row}-who"] = (
            f"They are in the team until {until}. Please choose somebody who stays."
        )
    if not row.what:
        problems[f"{row.row}-what"] = "Please say what, in one line."
    if row.due is None:
        problems[f"{row.row}-due"] = "Please say by when."
    elif row.due < today:
        problems[f"{row.row}-due"] = "That day has passed. Please choose one to come."
    return problems


def _following(before: Meeting, closing: Closing, on: date, visit: Visit) -> Meeting:
    assert closing.at
    return replace(
        before,
        id=closing.next_id,
        on=on,
        at=closing.at,
        starts_at=to_utc(on, closing.at, before.zone),
        state=State.CALLED,
        sequence=0,
        follows_id=before.id,
        no_next_reason=None,
        created_at=visit.now,
        version=1,
    )
