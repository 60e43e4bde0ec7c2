"""What a change to a meeting sends out, queued in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.access.visit import Visit
from bot.calendars.nations import Nation
from bot.clock import Clock
from bot.deliveries.queue import refresh, to_room, to_worker
from bot.deliveries.records import Delivery, Lane, Method
from bot.directory.records import Worker
from bot.meetings.folder import Folder, open_folder
from bot.meetings.records import Invitation
from bot.meetings.rules import is_today, kind_moment, remind_day_at, remind_hour_at
from bot.nudges.sending import show_again
from storage.unit import Unit


class Kind(StrEnum):
    """Everything a meeting sends; each has a renderer in `outgoing`."""

    INVITATION = "meeting.invitation"
    ASKED_BACK = "meeting.asked-back"
    CALENDAR = "meeting.calendar"
    BOARD = "meeting.board"
    REMINDER_DAY = "meeting.reminder-day"
    REMINDER_HOUR = "meeting.reminder-hour"
    ROOM = "meeting.room"
    CANCELLED = "meeting.cancelled"
    RECORD = "meeting.record"
    ACTIONS = "meeting.actions"
    HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """Queues a meeting's messages inside one unit."""

    unit: Unit
    clock: Clock
    folder: Folder
    now: datetime

    @classmethod
    def about(cls, visit: Visit, meeting_id: str) -> Mail:
        """Read the meeting as it is now, with what this visit has changed."""
        folder = open_folder(visit.unit, meeting_id, visit.today)
        return cls(unit=visit.unit, clock=visit.clock, folder=folder, now=visit.now)

    def call_everyone(self) -> None:
        """Ask each person, remind those who come, show the board and the room."""
        self.show_board()
        for one in self.folder.called:
            self.ask(one)
        self._show_room()
        self._ask_for_record()
        self.refresh_homes()

    def ask(self, one: Invitation) -> None:
        """Send one person the invitation, its calendar file and its reminders."""
        if one.worker_id != self.folder.meeting.convenor_id:
            self._to(one, Kind.INVITATION, self._kindly(one), live=True)
        self._to(one, Kind.CALENDAR, self._kindly(one))
        self._remind(one)

    def _remind(self, one: Invitation) -> None:
        worker = self._worker(one)
        nation = Nation(self.folder.team.agencies[worker.agency_id].nation)
        day_before = remind_day_at(self.folder.meeting, nation)
        hour_before = remind_hour_at(self.folder.meeting)
        if day_before > self.now:
            self._to(one, Kind.REMINDER_DAY, day_before, live=True)
        # Early in the morning the last reminder waits until nobody sleeps.
        awake = self._awake(one, hour_before)
        if hour_before > self.now and awake < self.folder.meeting.starts_at:
            self._to(one, Kind.REMINDER_HOUR, awake, live=True, lane=Lane.URGENT)

    def refresh_reply(self, one: Invitation) -> None:
        """Show a changed reply wherever it was asked for, and on the board."""
        self._refresh_asked(one)
        for stood_in in self.folder.invitations:
            if stood_in.stands_in_for_id == one.id:
                self._refresh_asked(stood_in)
        self.show_board()
        self.refresh_homes()

    def _refresh_asked(self, one: Invitation) -> None:
        show_again(self.unit, one.id, self.now)
        refresh(self.unit, self._key(Kind.INVITATION, one), self.now)
        for kind in (Kind.ASKED_BACK, Kind.REMINDER_DAY, Kind.REMINDER_HOUR):
            # What was never shown is left alone: it asks again when it is due.
            there = self.unit.deliveries.by_key(self._key(kind, one))
            if there and there.ts:
                refresh(self.unit, there.dedupe_key, self.now)

    def ask_back(self, one: Invitation) -> None:
        """Ask somebody once more, because who was to come for them cannot."""
        self._to(one, Kind.ASKED_BACK, self._kindly(one), live=True)
        self.refresh_reply(one)

    def moved(self) -> None:
        """Tell everyone once; the older messages say that they are older."""
        self._age_invitations()
        self.call_everyone()

    def cancelled(self) -> None:
        """Tell everyone once; what is on the screen already says so too."""
        self._age_invitations()
        for one in self.folder.called:
            if one.worker_id != self.folder.meeting.convenor_id:
                self._to(one, Kind.CANCELLED, self._kindly(one))
            self._to(one, Kind.CALENDAR, self._kindly(one))
        self.show_board()
        self._show_room()
        self.refresh_homes()

    def _age_invitations(self) -> None:
        """Let what is on the screen say that it is of an older edition."""
        for one in self.folder.invitations:
            show_again(self.unit, one.id, self.now)
            older = self._key(Kind.INVITATION, one, self.folder.meeting.sequence - 1)
            refresh(self.unit, older, self.now)

    def show_board(self) -> None:
        """Post the convenor's board, or refresh the one that is there."""
        meeting = self.folder.meeting
        self._live(Kind.BOARD, self.folder.team.workers[meeting.convenor_id])

    def has_new_convenor(self, before_id: str) -> None:
        """Give board, calendar and record to whoever calls it now, once awake."""
        meeting = self.folder.meeting
        convenor = self.folder.team.workers[meeting.convenor_id]
        agency = self.folder.team.agencies[convenor.agency_id]
        awake = kind_moment(self.now, agency)
        self._live(Kind.BOARD, convenor, awake)
        refresh(self.unit, f"{Kind.BOARD}:{meeting.id}:{before_id}", self.now)
        for one in self.folder.called:
            refresh(self.unit, self._key(Kind.INVITATION, one), self.now)
            if one.worker_id == convenor.id and meeting.starts_at > self.now:
                self.ask(one)
        self._ask_for_record(awake)
        self.refresh_homes()

    def give_actions(self, holders: frozenset[str]) -> None:
        """Give each of these people their own actions, or show them as they are now."""
        for worker in self.unit.workers.these(holders):
            agency = self.unit.agencies.get(worker.agency_id)
            due_at = kind_moment(self.now, agency) if agency else self.now
            self._live(Kind.ACTIONS, worker, due_at)

    def refresh_homes(self) -> None:
        """Refresh the Home tab of all concerned, of those who have opened it."""
        for worker in self.folder.team.workers.values():
            refresh(self.unit, f"{Kind.HOME}:{worker.id}", self.now)

    @property
    def meeting_id(self) -> str:
        return self.folder.meeting.id

    def _ask_for_record(self, not_before: datetime | None = None) -> None:
        meeting = self.folder.meeting
        due_at = max(meeting.ends_at, not_before or meeting.ends_at)
        to_worker(
            self.unit,
            self.clock,
            kind=Kind.RECORD,
            worker=self.folder.team.workers[meeting.convenor_id],
            subject_id=meeting.id,
            key=f"{Kind.RECORD}:{meeting.id}:{meeting.sequence}:{meeting.convenor_id}",
            edition=meeting.sequence,
            lane=Lane.TODAY,
            due_at=due_at,
        )

    def _show_room(self) -> None:
        young_person = self.folder.team.young_person
        if not young_person.room_id or not young_person.room_team_id:
            return
        to_room(
            self.unit,
            self.clock,
            kind=Kind.ROOM,
            workspace=young_person.room_team_id,
            room_id=young_person.room_id,
            subject_id=self.meeting_id,
            key=f"{Kind.ROOM}:{self.meeting_id}:{young_person.room_id}",
            lane=Lane.TODAY,
            due_at=self.now,
            live=True,
        )

    def _live(self, kind: Kind, worker: Worker, due_at: datetime | None = None) -> None:
        to_worker(
            self.unit,
            self.clock,
            kind=kind,
            worker=worker,
            subject_id=self.meeting_id,
            key=f"{kind}:{self.meeting_id}:{worker.id}",
            lane=Lane.TODAY,
            due_at=due_at or self.now,
            live=True,
        )

    def _to(
        self,
        one: Invitation,
        kind: Kind,
        due_at: datetime,
        *,
        live: bool = False,
        lane: Lane | None = None,
    ) -> None:
        to_worker(
            self.unit,
            self.clock,
            kind=kind,
            worker=self._worker(one),
            subject_id=one.id,
            key=self._key(kind, one),
            edition=self.folder.meeting.sequence,
            lane=lane if lane is not None else self._lane(),
            due_at=due_at,
            live=live,
            method=Method.FILE if kind is Kind.CALENDAR else Method.POST,
        )

    def _key(self, kind: Kind, one: Invitation, sequence: int | None = None) -> str:
        edition = self.folder.meeting.sequence if sequence is None else sequence
        return f"{kind}:{one.id}:{edition}"

    def _worker(self, one: Invitation) -> Worker:
        return self.folder.team.workers[one.worker_id]

    def _lane(self) -> Lane:
        soon = is_today(self.folder.meeting, self.now)
        return Lane.URGENT if soon else Lane.TODAY

    def _kindly(self, one: Invitation) -> datetime:
        """Return when they are next at work, or now when that would be too late."""
        awake = self._awake(one, self.now)
        late = is_today(self.folder.meeting, self.now)
        return self.now if late or awake >= self.folder.meeting.starts_at else awake

    def _awake(self, one: Invitation, due: datetime) -> datetime:
        agency = self.folder.team.agencies[self._worker(one).agency_id]
        return kind_moment(due, agency)


def not_reached(clock: Clock) -> Callable[[Unit, Delivery], None]:
    """Return what to do when Slack will never take a message: show the convenor."""

    def show_on_board(unit: Unit, delivery: Delivery) -> None:
        if delivery.kind not in {Kind.INVITATION, Kind.ROOM}:
            return
        invitation = unit.meetings.invitation(delivery.subject_id)
        about = invitation.meeting_id if invitation else delivery.subject_id
        meeting = unit.meetings.get(about)
        if meeting:
            board = f"{Kind.BOARD}:{meeting.id}:{meeting.convenor_id}"
            refresh(unit, board, clock.now())

    return show_on_board
