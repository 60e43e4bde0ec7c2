"""Somebody is gone: access ends at once, what they held goes on to who is here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from bot.access.service import House
from bot.access.visit import Visit
from bot.asks.records import Ask
from bot.asks.sending import AskMail
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker
from bot.leaving.duties import Held, called_to, held_before, held_by, is_held
from bot.leaving.moves import PLACES, is_across
from bot.leaving.partings import from_team
from bot.leaving.passing import Passing
from bot.leaving.records import Duty, Parting, Succession
from bot.leaving.rules import is_here, out_lately, successor
from bot.leaving.sending import LeavingMail
from bot.meetings.calling import asked_again
from bot.meetings.folder import Folder, open_folder
from bot.meetings.records import Invitation, Reply
from bot.meetings.sending import Mail
from bot.nudges.sending import show_again
from bot.replies.rules import answered
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Departure:
    """One parting, whose last day has passed, inside one unit."""

    unit: Unit
    house: House
    parting: Parting
    now: datetime
    today: date
    #: Who the trail names for it.
    by: str

    def complete(self) -> None:
        """Pass on what is held, end each place, tell who it concerns; twice is once."""
        held = held_before(self.unit, self.parting, self.now, self.today)
        given = list(self._give(held))
        declined = list(self._decline(self.leaver.id, self.parting.young_person_id))
        ended = self._end_places()
        self.unit.nudges.look_again(self.now, worker_id=self.leaver.id)
        for to in {one.id: one for _, one in given}.values():
            theirs = [one for one, whose in given if whose.id == to.id]
            self._tell(theirs, to, self.leaver.id)
        self.passing.moves.leave(self.leaver, self.parting.young_person_id)
        if held or ended:
            self.mail.ask_lead()
        for invitation in declined:
            self._show_declined(invitation)
        if self.parting.place and (held or declined):
            self.mail.show_home(self.leaver)

    @property
    def leaver(self) -> Worker:
        return self.parting.leaver

    def move(self, held: Iterable[Held], before: Worker, to: Worker) -> None:
        """Give duties that are with `before` for now to whom the lead chose."""
        moved = list(held)
        for one in moved:
            self.passing.pass_on(one, self.leaver.id, to)
        self._tell(moved, to, before.id)
        self.mail.show_anew(before)

    def is_held(self, one: Succession) -> bool:
        return is_held(self.unit, one, self.now, self.today)

    def withdraw(self, before: Worker, successions: Collection[Succession]) -> None:
        """End the places that `before` was given only to hold these for a while."""
        still = held_by(self.unit, before.id, self.now, self.today)
        needed = {one.young_person_id for one in still}
        for young_person_id in {one.young_person_id for one in successions} - needed:
            given_on = {
                local_day(one.at, self.house.zone)
                for one in successions
                if one.young_person_id == young_person_id
            }
            if self.passing.take_back(
                young_person_id, self.leaver.id, before, given_on
            ):
                for one in list(self._decline(before.id, young_person_id)):
                    self._show_declined(one)

    @cached_property
    def passing(self) -> Passing:
        return Passing(
            unit=self.unit,
            clock=self.house.clock,
            now=self.now,
            today=self.today,
            by=self.by,
        )

    @cached_property
    def mail(self) -> LeavingMail:
        return LeavingMail(
            unit=self.unit,
            house=self.house,
            parting=self.parting,
            now=self.now,
            today=self.today,
        )

    def _end_places(self) -> bool:
        """Whoever leaves one team has their places in the others."""
        if self.parting.place:
            return False
        assert self.leaver.left_on
        return self.passing.end_places(self.leaver.id, self.leaver.left_on)

    def _give(self, held: Collection[Held]) -> Iterator[tuple[Held, Worker]]:
        """Pass each on, and yield to whom; what nobody is left for stays."""
        to = self._successor() if held else None
        for one in held:
            across = to and is_across(self.unit, one.duty, one.subject_id, to.id)
            found = self._instead_of(to) if across else to
            if found:
                self.passing.pass_on(one, self.leaver.id, found)
                yield one, found

    def _instead_of(self, to: Worker | None) -> Worker | None:
        """Return who comes next after them, or else a colleague of the leaver."""
        found = self._successor(but=to)
        if found:
            return found
        colleagues = self.unit.workers.of_agency(self.leaver.agency_id)
        here = [one for one in colleagues if is_here(one, self.leaver, self.today)]
        return next((one for one in here if one != to), None)

    def _tell(self, held: Collection[Held], to: Worker, before_id: str) -> None:
        self._tell_meetings(held, to, before_id)
        self._tell_asks(held)
        self._tell_moves(held)
        self.mail.give(to)

    def _successor(self, but: Worker | None = None) -> Worker | None:
        everyone = [one for one in self.unit.workers.everyone() if one != but]
        ids = frozenset(one.id for one in everyone)
        away = self.unit.workers.on_leave(ids, self.today)
        if self.parting.young_person_id:
            places = self.unit.young_people.places(self.parting.young_person_id)
            away |= out_lately(places, self.today)
        return successor(self.leaver, everyone, self.house.lead_ids, away, self.today)

    def _decline(
        self, worker_id: str, young_person_id: str | None = None
    ) -> Iterator[Invitation]:
        """A meeting that still counts on them would count on nobody."""
        for meeting in called_to(self.unit, worker_id, self.now):
            if young_person_id not in {None, meeting.young_person_id}:
                continue
            for one in self.unit.meetings.invitations(meeting.id):
                waits = one.reply in {Reply.NOT_YET, Reply.COMING}
                if one.worker_id == worker_id and waits:
                    gone = answered(one, Reply.NOT_ME, self.now)
                    yield self.unit.meetings.save_invitation(gone)

    def _show_declined(self, one: Invitation) -> None:
        """Whoever sent them in their place is asked again; the board follows."""
        for asked in self._folder(one.meeting_id).stood_in_for(one):
            again = self.unit.meetings.save_invitation(asked_again(asked))
            self._meeting_mail(one.meeting_id).ask_back(again)
        self._meeting_mail(one.meeting_id).refresh_reply(one)
        show_again(self.unit, one.id, self.now)

    def _tell_meetings(self, held: Iterable[Held], to: Worker, before_id: str) -> None:
        """Move boards to who convenes now, and ask who has to decide now."""
        for one in held:
            if one.duty is Duty.CONVENOR:
                self._meeting_mail(one.subject_id).has_new_convenor(before_id)
            if one.duty is Duty.DECIDER:
                mail = self._meeting_mail(one.subject_id)
                for called in mail.folder.called:
                    if called.worker_id == to.id:
                        mail.ask(called)

    def _tell_asks(self, held: Iterable[Held]) -> None:
        """Ask whoever is asked now, and show everyone with whom it is."""
        for one in held:
            ask = self.unit.asks.get(one.subject_id)
            if ask and one.duty is Duty.ASKED:
                self._ask_mail(ask).put_to_them()
            if ask and one.duty is Duty.ASKING:
                self._ask_mail(ask).changed()

    def _tell_moves(self, held: Iterable[Held]) -> None:
        """Show both sides of a handover who is named in it now."""
        for handover_id in {one.subject_id for one in held if one.duty in PLACES}:
            self.passing.moves.tell(handover_id)

    def _ask_mail(self, ask: Ask) -> AskMail:
        return AskMail(
            unit=self.unit,
            clock=self.house.clock,
            ask=ask,
            now=self.now,
            actor_id=self.by,
        )

    def _meeting_mail(self, meeting_id: str) -> Mail:
        return Mail(
            unit=self.unit,
            clock=self.house.clock,
            folder=self._folder(meeting_id),
            now=self.now,
        )

    def _folder(self, meeting_id: str) -> Folder:
        return open_folder(self.unit, meeting_id, self.today)


def out_of_team(
    house: House, visitor: Visit, worker_id: str, young_person_id: str
) -> None:
    """Pass on now what somebody held in a team, when their last day there is over."""
    unit, today = visitor.unit, visitor.today
    parting = from_team(unit, worker_id, young_person_id, today)
    if parting:
        by = visitor.actor.worker_id
        Departure(
            unit=unit, house=house, parting=parting, now=visitor.now, today=today, by=by
        ).complete()


def marked_gone(unit: Unit, worker: Worker, last_day: date) -> Worker:
    """Save the last day of somebody; the sooner of two holds."""
    sooner = min(last_day, worker.left_on or last_day)
    if worker.left_on == sooner:
        return worker
    return unit.workers.save(replace(worker, left_on=sooner))
