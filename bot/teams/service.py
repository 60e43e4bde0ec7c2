"""Whether a place in a team is still needed: asked monthly, answered with one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access.records import Thing, Verb
from bot.access.service import Asker, House
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import local_day, short_day
from bot.directory.records import Membership
from bot.errors import AlongsideError
from bot.leaving.duties import convened_by, is_last_who_knows
from bot.teams.sending import (
    not_yet_queued,
    queue_question,
    show_answers,
    tell_nobody_knows,
)


class StillHolds(AlongsideError):
    """You still hold something there. Please finish it, or ask your lead first."""


class Teams:
    """The places of one worker, as that worker answers for them."""

    def __init__(self, house: House) -> None:
        self._house = house

    def monthly(self, now: datetime) -> None:
        """Queue everyone's next question ahead; it waits in the queue for its day."""
        today = local_day(now, self._house.zone)
        with self._house.store.looking() as unit:
            waiting = not_yet_queued(unit, now, today)
        if not waiting:
            return
        with self._house.store.changing(quietly=True) as unit:
            for worker in waiting:
                queue_question(unit, self._house.clock, worker, now)

    def still_needed(self, asker: Asker, place_id: str) -> None:
        """Note that somebody still needs to be in a team; twice is once."""
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            for place in self._own(visitor, place_id):
                needed = replace(place, needed_on=visitor.today)
                unit.young_people.save_place(needed)
            show_answers(unit, visitor.worker, visitor.now)

    def not_any_more(self, asker: Asker, place_id: str) -> None:
        """
        Let today be somebody's last day in a team; twice is once.

        Raises StillHolds while they call a meeting there, or have something to do.
        """
        with self._house.store.changing() as unit:
            visitor = visit(self._house, unit, asker)
            places = self._own(visitor, place_id)
            self._refuse_while_held(visitor, places[0].young_person_id)
            knew = [one for one in places if one.knows_them]
            is_last = any(is_last_who_knows(unit, one, visitor.today) for one in knew)
            for place in places:
                unit.young_people.leave(place, visitor.today)
            self._guard(visitor, places[0])
            about = places[0].young_person_id
            unit.nudges.look_again(visitor.now, young_person_id=about)
            if is_last:
                worker, now = visitor.worker, visitor.now
                tell_nobody_knows(unit, self._house, worker, about, now)
            show_answers(unit, visitor.worker, visitor.now)

    def _own(self, visitor: Visit, place_id: str) -> list[Membership]:
        """Return the visitor's places in the team of one of them; raises NotFound."""
        unit = visitor.unit
        place = unit.young_people.place(place_id)
        if place is None or place.worker_id != visitor.worker.id:
            visitor.refuse(Verb.SAY_STILL_NEEDED, place_id)
        team = tuple(unit.young_people.team(place.young_person_id, visitor.today))
        thing = Thing(young_person_id=place.young_person_id, team=team)
        visitor.require(Verb.SAY_STILL_NEEDED, thing, place.id)
        return [one for one in team if one.worker_id == visitor.worker.id]

    @staticmethod
    def _refuse_while_held(visitor: Visit, young_person_id: str) -> None:
        unit, me = visitor.unit, visitor.worker.id
        for meeting in convened_by(unit, me, visitor.now):
            if meeting.young_person_id != young_person_id:
                continue
            day = short_day(meeting.on)
            if meeting.starts_at > visitor.now:
                raise StillHolds(
                    f"You have called a meeting on {day}. "
                    "Cancel it or ask your lead first."
                )
            raise StillHolds(
                f"The record of your meeting on {day} is still open. "
                "Finish it or ask your lead first."
            )
        for action in unit.meetings.actions_of(me):
            about = unit.meetings.get(action.meeting_id)
            if about and about.young_person_id == young_person_id:
                raise StillHolds(
                    f"You took something on until {short_day(action.due)}. "
                    "Say that it is done, or ask your lead first."
                )

    @staticmethod
    def _guard(visitor: Visit, place: Membership) -> None:
        """The young person's version guards the team as well."""
        person = visitor.unit.young_people.get(place.young_person_id)
        if person:
            visitor.unit.young_people.save(person)
