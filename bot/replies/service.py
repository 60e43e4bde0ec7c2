"""Answering an invitation: each method one transaction, twice is the same as once."""

from __future__ import annotations

from dataclasses import replace

from bot.access.records import Verb
from bot.access.rules import has_left
from bot.access.service import Asker
from bot.access.visit import Visit
from bot.clock import Clock
from bot.directory.records import Membership, Worker
from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.meetings.calling import asked_again, open_meeting, require_change
from bot.meetings.cards import Person, PhoneForm, StandInForm
from bot.meetings.doors import Field
from bot.meetings.folder import Folder
from bot.meetings.records import Invitation, Reply
from bot.meetings.requests import ByPhone, StandingIn
from bot.meetings.sending import Mail
from bot.replies.rules import answered, stands_in
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
                self._call_in(visit, folder, one, colleague)

    def begin_by_phone(self, asker: Asker, meeting_id: str) -> PhoneForm:
        """Open the form with which a convenor records what they heard by phone."""
        with self._store.changing(quietly=True) as unit:
            visit = self._visit(unit, asker)
            folder = self._open(visit, meeting_id, Verb.RUN_MEETING)
            return PhoneForm(
                meeting_id=meeting_id,
                sequence=folder.meeting.sequence,
                reference=folder.reference,
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
            if heard.reply is Reply.SOMEONE_ELSE:
                if not heard.stand_in_name:
                    raise NotFilledIn({Field.STAND_IN_NAME: "Please write their name."})
                changed = stands_in(one, None, heard.stand_in_name, visit.now)
            else:
                changed = answered(one, heard.reply, visit.now)
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

    def _call_in(
        self, visit: Visit, folder: Folder, instead_of: Invitation, worker: Worker
    ) -> None:
        """
        Call a colleague in somebody's place.

        They join the team around the young person until the day of the meeting,
        since only the team may see anything of it.
        """
        unit, meeting = visit.unit, folder.meeting
        place = folder.team.member(worker.id)
        if place and place.until_day and place.until_day < meeting.on:
            unit.young_people.save_place(replace(place, until_day=meeting.on))
        if place is None:
            unit.young_people.join(
                Membership(
                    id=self._clock.new_id(),
                    young_person_id=meeting.young_person_id,
                    worker_id=worker.id,
                    role=instead_of.role,
                    knows_them=False,
                    from_day=visit.today,
                    until_day=meeting.on,
                )
            )
        called = self._called_in(folder, instead_of, worker)
        if unit.meetings.invite(called):
            Mail.about(visit, meeting.id).ask(called)
            return
        there = [one for one in folder.invitations if one.worker_id == worker.id]
        for one in filter(folder.is_free, there):
            # They stood in before, were free, and are needed again.
            again = replace(asked_again(one), stands_in_for_id=instead_of.id)
            Mail.about(visit, meeting.id).ask(unit.meetings.save_invitation(again))

    def _called_in(
        self, folder: Folder, instead_of: Invitation, worker: Worker
    ) -> Invitation:
        member = folder.team.member(worker.id)
        return Invitation(
            id=self._clock.new_id(),
            meeting_id=folder.meeting.id,
            worker_id=worker.id,
            role=instead_of.role,
            knows_them=bool(member and member.knows_them),
            stands_in_for_id=instead_of.id,
        )

    def _visit(self, unit: Unit, asker: Asker) -> Visit:
        return Visit.begin(unit, self._clock, asker, self._zone)


def _invitation(folder: Folder, invitation_id: str) -> Invitation:
    found = [one for one in folder.invitations if one.id == invitation_id]
    if not found:
        raise NotFound
    return found[0]


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
