"""Answering an invitation: each method one transaction, twice is the same as once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.access.service import Asker
from bot.access.visit import Visit
from bot.asks.rules import heard_at, heard_problem
from bot.calendars.wall_time import local_day
from bot.clock import Clock
from bot.directory.records import Worker
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.meetings.calling import asked_again, open_meeting, require_change
from bot.meetings.cards import Person, PhoneForm, StandInForm
from bot.meetings.doors import Field
from bot.meetings.folder import Folder
from bot.meetings.records import Invitation, Reply
from bot.meetings.requests import ByPhone, StandingIn
from bot.meetings.sending import Mail
from bot.replies.rules import answered, stands_in
from bot.replies.standing_in import call_in
from storage.unit import Store, Unit


class AskedAgain(ChangedMeanwhile):
    """The meeting moved meanwhile. My newest message has the new time."""


class MovedMeanwhile(Exception):
    """The meeting moved while the form was open; `card` shows it anew."""

    def __init__(self, card: StandInForm) -> None:
        self.card = card
        super().__init__()


class Replies:
    """What people answer, by a tap, in a form, or by phone through the convenor."""

    def __init__(self, store: Store, clock: Clock, zone: str) -> None:
        self._store, self._clock, self._zone = store, clock, zone

    def answer(
        self, asker: Asker, invitation_id: str, reply: Reply, *, sequence: int
    ) -> None:
        """
        Note one person's own answer; the same answer again changes nothing.

        `sequence` is the meeting's as it stood on the message that was tapped:
        a yes to Wednesday is no yes to Thursday. Raises AskedAgain.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder, one = self._own(visit, invitation_id)
            if folder.meeting.sequence != sequence:
                raise AskedAgain
            if one.reply is not reply:
                self._note(visit, folder, answered(one, reply, visit.now))
                self._ask_back(visit, folder, one, reply)

    def _ask_back(
        self, visit: Visit, folder: Folder, one: Invitation, reply: Reply
    ) -> None:
        """When who stands in cannot come, those they stand in for are asked again."""
        if reply not in {Reply.CANNOT, Reply.NOT_ME}:
            return
        for asked in folder.stood_in_for(one):
            visit.unit.meetings.save_invitation(asked_again(asked))
            Mail.about(visit, folder.meeting.id).ask_back(asked_again(asked))

    def begin_stand_in(self, asker: Asker, invitation_id: str) -> StandInForm:
        """Open the form that asks who will come instead."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder, one = self._own(visit, invitation_id)
            return self._form(visit, folder, one)

    def send_someone(self, asker: Asker, standing_in: StandingIn) -> None:
        """
        Note who comes instead, and call them when they are known here.

        Raises NotFilledIn; MovedMeanwhile when the meeting moved in between.
        """
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder, one = self._own(visit, standing_in.invitation_id)
            if folder.meeting.sequence != standing_in.sequence:
                raise MovedMeanwhile(self._again(visit, folder, one, standing_in))
            colleague = self._colleague(visit, folder, standing_in.worker_id)
            if colleague is None and not standing_in.name:
                raise NotFilledIn({Field.STAND_IN_NAME: "Please say who will come."})
            note = stands_in(one, colleague, standing_in.name, visit.now)
            self._note(visit, folder, note)
            if colleague:
                call_in(visit, folder, one, colleague)

    def begin_by_phone(self, asker: Asker, meeting_id: str) -> PhoneForm:
        """Open the form with which a convenor records what they heard by phone."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, meeting_id, Verb.RUN_MEETING)
            return PhoneForm(
                meeting_id=meeting_id,
                sequence=folder.meeting.sequence,
                reference=folder.reference,
                today=visit.today,
                when=folder.when,
                guests=folder.guests,
            )

    def record_by_phone(self, asker: Asker, heard: ByPhone) -> None:
        """Note a reply on somebody's behalf; it counts the same as a tap."""
        with self._store.changing() as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, heard.meeting_id, Verb.RUN_MEETING)
            if folder.meeting.sequence != heard.sequence:
                raise ChangedMeanwhile
            one = _invitation(folder, heard.invitation_id)
            said_at = _said_at(visit, folder, heard)
            if heard.reply is Reply.SOMEONE_ELSE:
                if not heard.stand_in_name:
                    raise NotFilledIn({Field.STAND_IN_NAME: "Please write their name."})
                changed = stands_in(one, None, heard.stand_in_name, said_at)
            else:
                changed = answered(one, heard.reply, said_at)
            by_phone = replace(changed, recorded_by_id=visit.worker.id)
            self._note(visit, folder, by_phone)
            self._ask_back(visit, folder, one, heard.reply)

    def _own(self, visit: Visit, invitation_id: str) -> tuple[Folder, Invitation]:
        """Return an invitation of the one who asks, while it can be answered."""
        one = visit.unit.meetings.invitation(invitation_id)
        if one is None or one.worker_id != visit.worker.id:
            visit.refuse(Verb.REPLY, invitation_id)
        return self._open(visit, one.meeting_id, Verb.REPLY), one

    def _open(self, visit: Visit, meeting_id: str, verb: Verb) -> Folder:
        folder = open_meeting(visit, meeting_id, verb)
        require_change(folder, visit)
        return folder

    def _note(self, visit: Visit, folder: Folder, changed: Invitation) -> None:
        visit.unit.meetings.save_invitation(changed)
        Mail.about(visit, folder.meeting.id).refresh_reply(changed)

    def _form(self, visit: Visit, folder: Folder, one: Invitation) -> StandInForm:
        return StandInForm(
            invitation_id=one.id,
            sequence=folder.meeting.sequence,
            reference=folder.reference,
            when=folder.when,
            place=folder.place,
            colleagues=_people(folder, _colleagues(visit, one)),
            has_moved=False,
        )

    def _again(
        self, visit: Visit, folder: Folder, one: Invitation, standing_in: StandingIn
    ) -> StandInForm:
        return replace(
            self._form(visit, folder, one),
            has_moved=True,
            chosen=standing_in.worker_id,
            named=standing_in.name,
        )

    def _colleague(
        self, visit: Visit, folder: Folder, worker_id: str | None
    ) -> Worker | None:
        if worker_id is None:
            return None
        theirs = [one for one in _of_agency(visit) if one.id == worker_id]
        if not theirs:
            raise NotFilledIn({Field.STAND_IN: "They are not here any more."})
        return theirs[0]

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return Visit.begin(unit, self._clock, asker, self._zone)


def _invitation(folder: Folder, invitation_id: str) -> Invitation:
    found = [one for one in folder.invitations if one.id == invitation_id]
    if not found:
        raise NotFound
    return found[0]


def _said_at(visit: Visit, folder: Folder, heard: ByPhone) -> datetime:
    """Return when it was said; raises NotFilledIn for a day that cannot be."""
    if heard.said_on is None:
        return visit.now
    called_on = local_day(folder.meeting.created_at, folder.meeting.zone)
    if problem := heard_problem(heard.said_on, called_on, visit.today):
        raise NotFilledIn({Field.SAID_ON: problem})
    return heard_at(heard.said_on, visit.now, visit.today, folder.meeting.zone)


def _of_agency(visit: Visit) -> list[Worker]:
    """Return the asker's colleagues who are here today."""
    return [
        one
        for one in visit.unit.workers.of_agency(visit.worker.agency_id)
        if one.id != visit.worker.id and not has_left(one.left_on, visit.today)
    ]


def _colleagues(visit: Visit, one: Invitation) -> list[Worker]:
    """Return the asker's colleagues, a named deputy first."""
    deputy = visit.worker.deputy_id
    return sorted(_of_agency(visit), key=lambda worker: worker.id != deputy)


def _people(folder: Folder, workers: list[Worker]) -> tuple[Person, ...]:
    return tuple(
        Person(
            id=one.id,
            name=one.name,
            agency="",
            role=one.title,
            phone=one.phone,
            has_slack=one.has_slack,
            knows_them=False,
            can_decide=False,
        )
        for one in workers
    )
