"""Duties going from one worker to another, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial

from bot.access.records import Verb
from bot.asks.rules import passed_to
from bot.clock import Clock
from bot.directory.records import Membership, Worker
from bot.leaving.duties import Held
from bot.leaving.moves import PLACES, Moves, has_moved_on
from bot.leaving.records import Duty, Succession
from bot.leaving.rules import gone_on, widened
from bot.meetings.records import Invitation, Meeting, Reply
from bot.nudges.sending import show_again
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Moves duties and lets the new holder into the team around; tells nobody."""

    unit: Unit
    clock: Clock
    now: datetime
    today: date
    #: Who the trail names for it: a worker's id, or "slack".
    by: str

    def pass_on(self, held: Held, leaver_id: str, to: Worker) -> None:
        """Give one duty to somebody, who joins the team around as the leaver was."""
        if self._needs_the_team(held, leaver_id):
            self.let_in(held.young_person_id, leaver_id, to)
        self._take(held, to)
        self._keep(held, leaver_id, to)
        self.unit.trail.note(
            at=self.now,
            worker_id=self.by,
            verb=Verb.NAME_SUCCESSOR,
            thing_id=self.unit.seals.mark(held.young_person_id, held.subject_id),
            allowed=True,
            reason=held.duty.value,
        )

    def _needs_the_team(self, held: Held, leaver_id: str) -> bool:
        """A handover opens to whom it names; a place is given where there was one."""
        if held.duty not in PLACES:
            return True
        handover = self.unit.handovers.get(held.subject_id)
        if handover is None or has_moved_on(held.duty, handover):
            return False
        places = self.unit.young_people.places(held.young_person_id)
        return any(one.worker_id == leaver_id for one in places)

    def let_in(self, young_person_id: str, leaver_id: str, to: Worker) -> None:
        """Give a place like the leaver's, or widen the one that is there."""
        places = self.unit.young_people.places(young_person_id)
        like = last_place([one for one in places if one.worker_id == leaver_id])
        theirs = [one for one in places if one.worker_id == to.id]
        current = next((one for one in theirs if one.is_current(self.today)), None)
        if current is None:
            self.unit.young_people.join(self._place(young_person_id, like, to))
        elif current != widened(current, like):
            self.unit.young_people.save_place(widened(current, like))
        self._guard(young_person_id)

    def _place(
        self, young_person_id: str, like: Membership | None, to: Worker
    ) -> Membership:
        place = Membership(
            id=self.clock.new_id(),
            young_person_id=young_person_id,
            worker_id=to.id,
            role=like.role if like else to.title,
            knows_them=False,
            from_day=self.today,
            until_day=None,
            needed_on=self.today,
        )
        if like is None:
            return place
        return replace(place, sees=like.sees, sees_earlier=like.sees_earlier)

    def end_places(self, worker_id: str, last_day: date) -> bool:
        """End every place that lasts or is still to come; False: there was none."""
        places = self.unit.young_people.places_since(worker_id, self.today)
        for place in places:
            self.unit.young_people.leave(place, last_day)
            self._guard(place.young_person_id)
        return bool(places)

    def take_back(
        self,
        young_person_id: str,
        leaver_id: str,
        before: Worker,
        given_on: Collection[date],
    ) -> bool:
        """
        End at once a place that was given only to hold something; False: none was.

        It is known by its day and by the leaver's role, which nobody else took on.
        """
        places = self.unit.young_people.places(young_person_id)
        like = last_place([one for one in places if one.worker_id == leaver_id])
        role = like.role if like else before.title
        for place in places:
            lasts = place.until_day is None and place.from_day in given_on
            if place.worker_id == before.id and lasts and place.role == role:
                self.unit.young_people.leave(place, gone_on(self.today))
                self._guard(young_person_id)
                return True
        return False

    def _guard(self, young_person_id: str) -> None:
        """The young person's version guards the team as well."""
        person = self.unit.young_people.get(young_person_id)
        if person:
            self.unit.young_people.save(person)

    def _take(self, held: Held, to: Worker) -> None:
        take: dict[Duty, Callable[[str, Worker], None]] = {
            Duty.CONVENOR: self._convene,
            Duty.DECIDER: self._decide,
            Duty.ACTION: self._do,
            Duty.ASKED: self._be_asked,
            Duty.ASKING: self._have_asked,
            **{one: partial(self.moves.give, one) for one in PLACES},
            Duty.PLANS: self._plan,
            Duty.ASKER: self._ask,
            Duty.KNOWS_THEM: self._know,
        }
        take[held.duty](held.subject_id, to)
        # Whoever is awaited now, or told what came of it, is another.
        self.unit.nudges.look_again(self.now, young_person_id=held.young_person_id)

    def _convene(self, meeting_id: str, to: Worker) -> None:
        meeting = self.unit.meetings.get(meeting_id)
        if meeting is None:
            return
        self.unit.meetings.save(replace(meeting, convenor_id=to.id))
        one = self._call_in(meeting, to)
        if one.reply is Reply.NOT_YET:
            # Whoever calls a meeting comes, until they say otherwise.
            self.unit.meetings.save_invitation(
                replace(one, reply=Reply.COMING, replied_at=self.now)
            )

    def _decide(self, meeting_id: str, to: Worker) -> None:
        meeting = self.unit.meetings.get(meeting_id)
        if meeting:
            self.unit.meetings.save(replace(meeting, decider_id=to.id))
            self._call_in(meeting, to)

    def _call_in(self, meeting: Meeting, to: Worker) -> Invitation:
        """Return their invitation, the one they have or a new one."""
        for one in self.unit.meetings.invitations(meeting.id):
            if one.worker_id == to.id:
                return one
        team = self.unit.young_people.team(meeting.young_person_id, self.today)
        place = last_place([one for one in team if one.worker_id == to.id])
        invitation = Invitation(
            id=self.clock.new_id(),
            meeting_id=meeting.id,
            worker_id=to.id,
            role=place.role if place else to.title,
            knows_them=bool(place and place.knows_them),
        )
        self.unit.meetings.invite(invitation)
        return invitation

    def _do(self, action_id: str, to: Worker) -> None:
        action = self.unit.meetings.action(action_id)
        if action:
            self.unit.meetings.save_action(replace(action, worker_id=to.id))
            show_again(self.unit, action.id, self.now)

    def _be_asked(self, ask_id: str, to: Worker) -> None:
        """What the leaver took on is asked anew of whoever takes over."""
        ask = self.unit.asks.get(ask_id)
        if ask:
            self.unit.asks.save(passed_to(ask, to.id))
            show_again(self.unit, ask.id, self.now)

    def _have_asked(self, ask_id: str, to: Worker) -> None:
        ask = self.unit.asks.get(ask_id)
        if ask:
            self.unit.asks.save(replace(ask, asker_id=to.id))
            show_again(self.unit, ask.id, self.now)

    def _plan(self, day_id: str, to: Worker) -> None:
        """Whoever keeps the day now is asked anew, unless the leaver said no."""
        shelf = self.unit.days_to_come
        day = shelf.get(day_id)
        if day and day.declined is None:
            shelf.save(replace(day, worker_id=to.id, asked=0, asked_on=None))
        elif day:
            shelf.save(replace(day, worker_id=to.id))

    @cached_property
    def moves(self) -> Moves:
        return Moves(self.unit, self.clock, self.now, self.today, self.by)

    def _ask(self, young_person_id: str, to: Worker) -> None:
        person = self.unit.young_people.get(young_person_id)
        if person:
            self.unit.young_people.save(replace(person, asker_id=to.id))

    def _know(self, young_person_id: str, to: Worker) -> None:
        for place in self.unit.young_people.team(young_person_id, self.today):
            if place.worker_id == to.id:
                self.unit.young_people.save_place(replace(place, knows_them=True))

    def _keep(self, held: Held, leaver_id: str, to: Worker) -> None:
        shelf = self.unit.leaving
        before = shelf.about(leaver_id, held.duty, held.subject_id)
        if before:
            shelf.save(
                replace(
                    before,
                    successor_id=to.id,
                    at=self.now,
                    settled_at=None,
                    settled_by_id=None,
                )
            )
            return
        shelf.add(
            Succession(
                id=self.clock.new_id(),
                leaver_id=leaver_id,
                duty=held.duty,
                subject_id=held.subject_id,
                young_person_id=held.young_person_id,
                successor_id=to.id,
                at=self.now,
            )
        )


def last_place(places: list[Membership]) -> Membership | None:
    """Return the one that lasts, or else the one that ended last."""
    return max(places, key=lambda one: one.until_day or date.max, default=None)
