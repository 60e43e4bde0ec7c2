"""Teams' channels: set, looked at, stopped and begun again; each one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import NOTHING, Visit, visit
from bot.deliveries.records import Delivery, Lane
from bot.deliveries.safe_room import NOT_SAFE
from bot.directory.naming import named
from bot.directory.records import YoungPerson
from bot.directory.visit import OnlyForLeads
from bot.rooms.cards import RoomForm, RoomSet
from bot.rooms.doors import Field
from bot.rooms.requests import RoomChange
from bot.rooms.rules import allowed_for_all, is_taken_back, workspaces_of
from bot.rooms.sending import Notices
from storage.unit import Unit

#: Who the trail names for what Alongside did by itself.
ALONGSIDE = "alongside"


class Rooms:
    """What leads do with a team's channel, and what is done when it changes."""

    def __init__(self, house: House) -> None:
        self._house = house

    def shared(self, room_id: str, with_team: str) -> None:
        """Stop when a workspace that may not be connected to a channel now is."""
        now = self._house.clock.now()
        with self._house.store.changing() as unit:
            people = unit.young_people.in_room(room_id)
            if people and with_team not in allowed_for_all(people):
                self._stop(unit, room_id, now)

    def changed(self, room_id: str) -> None:
        """Look at once: something about who can read a channel has changed."""
        now = self._house.clock.now()
        with self._house.store.changing() as unit:
            for one in unit.young_people.in_room(room_id)[:1]:
                self._notices(unit, now).look(one)

    def renumbered(self, old_id: str, new_id: str) -> None:
        """Follow a channel to its new id; Slack gives one when it is shared."""
        now = self._house.clock.now()
        with self._house.store.changing() as unit:
            people = unit.young_people.in_room(old_id)
            if not people:
                return
            unit.deliveries.move_room(old_id, new_id)
            moved = [self._save(unit, one, room_id=new_id) for one in people]
            notices = self._notices(unit, now)
            notices.look(moved[0])
            # What was to be taken back under the old id may not have been found.
            notices.show_posts_anew(new_id)

    def exposed(self, room_id: str, now: datetime) -> bool:
        """
        Stop posting in a channel, take back what is there, tell the leads.

        Once: False when that is so already, or no team has this channel.
        """
        with self._house.store.changing() as unit:
            return self._stop(unit, room_id, now)

    def hourly(self, now: datetime) -> None:
        """Look at every channel with posts of ours: Slack's word may get lost."""
        with self._house.store.looking() as unit:
            notices = self._notices(unit, now)
            rooms = {one.room_id: one for one in unit.young_people.with_rooms()}
            due = [
                rooms[room_id]
                for room_id in unit.deliveries.rooms_with_posts() & rooms.keys()
                if not notices.is_known_of_late(room_id)
            ]
        if not due:
            return
        # Nobody waits for it: the sweep comes by in its own time.
        with self._house.store.changing(quietly=True) as unit:
            for one in due:
                self._notices(unit, now).look(one, Lane.WHENEVER)

    def on_failed(self, unit: Unit, delivery: Delivery) -> None:
        """Do what follows when Slack, or our look before it, refused a channel."""
        if delivery.room_id is None:
            return
        now = self._house.clock.now()
        if delivery.reason == NOT_SAFE:
            self._stop(unit, delivery.room_id, now)
        elif delivery.ts or delivery.look_first:
            self._left_behind(unit, delivery, now)

    def begin(self, asker: Asker, young_person_id: str | None = None) -> RoomForm:
        """Open the form, about one team or with the reference still to be typed."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = self._lead(unit, asker)
            if young_person_id is None:
                return RoomForm()
            person = self._theirs(visitor, young_person_id)
            return RoomForm(
                reference=person.reference,
                room_id=person.room_id or "",
                workspaces=workspaces_of(person),
            )

    def set_room(self, asker: Asker, change: RoomChange) -> RoomSet:
        """
        Set a team's channel and who may be connected; posts go on from there.

        What was posted in another channel before is taken back. Raises
        NotFilledIn for a reference that is not there.
        """
        with self._house.store.changing() as unit:
            visitor = self._lead(unit, asker)
            person = self._theirs(
                visitor, named(unit, change.reference, Field.REFERENCE).id
            )
            same = person.room_id == (change.room_id or None)
            own = person.room_team_id if same else visitor.asker.team_id
            after = self._save(
                unit,
                person,
                room_id=change.room_id or None,
                room_team_id=own if change.room_id else None,
                room_workspaces=",".join(sorted(set(change.workspaces))),
                room_stopped_on=None,
            )
            self._show_anew(unit, {person.room_id, after.room_id}, after)
            return RoomSet(
                reference=after.reference,
                has_room=after.room_id is not None,
                workspaces=workspaces_of(after),
            )

    def private_again(self, asker: Asker, young_person_id: str) -> None:
        """
        Begin to post again in a channel; Slack is asked before each post anyway.

        So a channel that others can still read is stopped again at once.
        """
        with self._house.store.changing() as unit:
            person = self._theirs(self._lead(unit, asker), young_person_id)
            if person.room_stopped_on is None or person.room_id is None:
                return
            for one in unit.young_people.in_room(person.room_id):
                self._save(unit, one, room_stopped_on=None)
            self._show_anew(unit, {person.room_id}, person)

    def _show_anew(
        self, unit: Unit, rooms: set[str | None], person: YoungPerson
    ) -> None:
        notices = self._notices(unit, self._house.clock.now())
        notices.look(person)
        concerned = {person.id: person}
        for room_id in sorted(one for one in rooms if one):
            notices.show_posts_anew(room_id)
            concerned |= {one.id: one for one in unit.young_people.in_room(room_id)}
        for one in concerned.values():
            notices.settled(one)

    def _stop(self, unit: Unit, room_id: str, now: datetime) -> bool:
        people = unit.young_people.in_room(room_id)
        running = [one for one in people if one.room_stopped_on is None]
        if not running:
            return False
        notices = self._notices(unit, now)
        stopped = [
            self._save(unit, one, room_stopped_on=notices.today) for one in running
        ]
        for one in stopped:
            self._note(unit, one, now)
        notices.show_posts_anew(room_id)
        notices.exposed(stopped[0])
        return True

    def _left_behind(self, unit: Unit, delivery: Delivery, now: datetime) -> None:
        """Tell the leads of a post that was to be taken back and could not be."""
        meeting = unit.meetings.get(delivery.subject_id)
        # Any other post there is about the young person as such.
        their_id = meeting.young_person_id if meeting else delivery.subject_id
        about = unit.young_people.get(their_id)
        if about and is_taken_back(about, delivery.room_id):
            self._notices(unit, now).left_behind(about)

    @staticmethod
    def _note(unit: Unit, about: YoungPerson, now: datetime) -> None:
        unit.trail.note(
            at=now,
            worker_id=ALONGSIDE,
            verb=Verb.KEEP_ROOM,
            thing_id=unit.seals.mark(about.id, about.id),
            allowed=False,
            reason=NOT_SAFE,
        )

    @staticmethod
    def _save(unit: Unit, person: YoungPerson, **changes: object) -> YoungPerson:
        changed = replace(person, **changes)  # type: ignore[arg-type]
        return unit.young_people.save(changed)

    def _notices(self, unit: Unit, now: datetime) -> Notices:
        return Notices(unit=unit, house=self._house, now=now)

    def _lead(self, unit: Unit, asker: Asker) -> Visit:
        """Begin a visit of somebody who may do this at all; others learn nothing."""
        visitor = visit(self._house, unit, asker)
        if not visitor.can(Verb.KEEP_ROOM, NOTHING):
            refusal = visitor.refusal(Verb.KEEP_ROOM, "rooms", "not-a-lead")
            raise OnlyForLeads(refusal=refusal)
        return visitor

    @staticmethod
    def _theirs(visitor: Visit, young_person_id: str) -> YoungPerson:
        person = visitor.unit.young_people.get(young_person_id)
        if person is None:
            visitor.refuse(Verb.KEEP_ROOM, young_person_id)
        about = Thing(young_person_id=person.id)
        visitor.require(Verb.KEEP_ROOM, about, person.id)
        return person
