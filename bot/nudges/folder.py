"""Everything one nudge says, read together for the one who gets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from bot.access.records import Thing, Verb
from bot.access.rules import may
from bot.access.service import actor_of
from bot.access.visit import NOTHING
from bot.asks.records import AskState
from bot.calendars.wall_time import local_day
from bot.directory.records import Worker
from bot.meetings.cards import When
from bot.nudges.around import People
from bot.nudges.cards import HandoverPart, NudgeCard, Somebody
from bot.nudges.handover_view import HandoverView, is_done, what_of
from bot.nudges.ladder_file import from_text
from bot.nudges.matters import Item, Matters
from bot.nudges.records import Climb, Nudge, Whom, Why
from bot.nudges.story import Story
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Folder:
    """One nudge, what it is about, and who is concerned."""

    nudge: Nudge
    climb: Climb
    item: Item
    worker: Worker
    people: People
    unit: Unit
    today: date

    @property
    def may_be_told(self) -> bool:
        return self.people.may_be_told(self.worker, self.as_it_was_put)

    @property
    def as_it_was_put(self) -> Item:
        """
        Return the item with whoever it was put to.

        So that whoever had it is told that somebody else does it now.
        """
        item, person_id = self.item, self.climb.worker_id
        if item.thing.holder_id is None:
            return replace(item, worker_id=person_id)
        is_decider = self.nudge.whom is Whom.DECIDER
        holder_id = self.worker.id if is_decider else person_id
        thing = replace(item.thing, holder_id=holder_id)
        return replace(item, worker_id=person_id, thing=thing)

    @property
    def closed(self) -> Why | None:
        """Return why nothing need be done any more."""
        if self.item.worker_id != self.climb.worker_id:
            return Why.ANSWERED if self.is_done else Why.SOMEONE_ELSE
        if self.item.ended:
            return self.item.ended
        not_theirs = self.climb.why is Why.NOT_THEIRS
        return Why.NOT_THEIRS if not_theirs else None

    @property
    def not_sent(self) -> Why | None:
        """Return why it need not go out any more; what is out already may stay."""
        left_alone = self.climb.why is Why.LEFT_ALONE
        return self.closed or (Why.LEFT_ALONE if left_alone else None)

    @property
    def put_off_until(self) -> datetime | None:
        """Return when they may be asked again, if they put it off; not who asked."""
        is_asker = self.nudge.whom is Whom.ASKER
        return None if is_asker else self.climb.not_before

    @property
    def is_done(self) -> bool:
        if self.item.handover is not None:
            return is_done(self.item.handover)
        action, ask = self.item.action, self.item.ask
        done = action is not None and action.done_at is not None
        return done or (ask is not None and ask.state is AskState.DONE)

    @property
    def is_at_school(self) -> bool:
        reader = self.people.known(self.worker.id)
        return reader is not None and reader.school_days is not None

    def card(self) -> NudgeCard:
        person = self._worker(self.climb.worker_id)
        assert person is not None  # A climb is about somebody of the directory.
        meeting, one = self.item.meeting, self.item.invitation
        return NudgeCard(
            nudge_id=self.nudge.id,
            item_id=self.climb.item_id,
            meeting_id=meeting.id if meeting else None,
            edition=self.climb.edition,
            matter=self.climb.matter,
            wording=self.nudge.wording,
            whom=self.nudge.whom or Whom.PERSON,
            reference=self._reference(),
            at_school=self.is_at_school,
            kept=self._kept(),
            person=self._somebody(person),
            role=one.role if one else person.title,
            asker=self._asker(),
            in_place_of=person.name if self.nudge.whom is Whom.DEPUTY else None,
            next_person=self._next_person(),
            when=self._when(),
            place=self._place(),
            what=self._what(),
            due=self.item.due,
            today=self.today,
            asked_on=local_day(self.climb.started_at, self._zone()),
            decision=self.item.decision_needed,
            agreed=self._agreed(),
            not_before=self._not_before(),
            answer=self.nudge.answer,
            came_back=self.story.came_back,
            still_on_it=self.story.still_on_it,
            now_with=self._now_with(),
            is_done=self.is_done,
            closed=self.closed,
            wrong=self.nudge.wrong_at is not None,
            handover=self._handover(),
        )

    @property
    def right(self) -> tuple[Verb, Thing]:
        """Return what whoever gets it must be allowed, and to what."""
        if self.item.is_for_lead and self.nudge.whom is Whom.DECIDER:
            return Verb.SEE_COUNTS, NOTHING
        put = self.as_it_was_put
        return put.sees, put.thing

    def _reference(self) -> str:
        """Return whose it is; heads of service need not know that."""
        if self.right[1] is NOTHING:
            return "A handover"
        young_person = self.unit.young_people.get(self.climb.young_person_id)
        return young_person.reference if young_person else ""

    def _handover(self) -> HandoverPart | None:
        if self.item.handover is None:
            return None
        return HandoverView(
            side=self.item.handover,
            viewer=self.worker,
            people=self.people,
            today=self.today,
            is_for_lead=self.right[1] is NOTHING,
        ).part()

    @cached_property
    def story(self) -> Story:
        """Return what was said to the nudges of this climb before."""
        return Story(self.nudge, self.unit.nudges.of_climb(self.climb.id), self._zone())

    def _not_before(self) -> date | None:
        until = self.climb.not_before
        day = local_day(until, self._zone()) if until else None
        return day if day and day > self.today else None

    def _now_with(self) -> str | None:
        """Return who does it, or comes, in the place of the one awaited."""
        item = self.item
        one = item.invitation or item.action or item.ask
        worker_id = item.invitation.stand_in_id if item.invitation else item.worker_id
        if worker_id and worker_id != self.climb.worker_id:
            worker = self._worker(worker_id)
            return worker.name if worker else None
        return one.stand_in_name if one else None

    def _zone(self) -> str:
        return self.people.own_time(self.worker).zone

    def _worker(self, worker_id: str | None) -> Worker | None:
        known = self.people.known(worker_id)
        return known.worker if known else None

    def _asker(self) -> Somebody | None:
        asker = self._worker(self.item.asker_id)
        return self._somebody(asker) if asker else None

    def _somebody(self, worker: Worker) -> Somebody:
        known = self.people.known(worker.id)
        assert known is not None  # A worker is of the directory.
        agency = known.agency
        own = self.people.own_time(worker)
        off = set(range(5)) - (worker.working_days - agency.closed_weekdays)
        return Somebody(
            name=worker.name,
            agency=agency.name,
            phone=worker.phone or agency.phone,
            office=agency.phone,
            away_until=own.away_until(self.today),
            off_on=tuple(sorted(off)),
        )

    def _next_person(self) -> str | None:
        """Return who the ladder goes to after this step, when the step says so."""
        steps = from_text(self.climb.ladder).steps
        if not steps[self.nudge.step].tells_next:
            return None
        around = self.people.around(self.item)
        for step in steps[self.nudge.step + 1 :]:
            if step.only_for_decisions and not self.item.decision_needed:
                continue
            rung = around.get(step.whom)
            worker = self._worker(rung.worker_id) if rung else None
            if worker:
                return worker.name
        return None

    def _when(self) -> When | None:
        meeting = self.item.meeting
        if meeting is None or self.item.action is not None:
            return None
        return When(on=meeting.on, at=meeting.at, minutes=meeting.minutes)

    def _place(self) -> str:
        meeting = self.item.meeting
        if meeting is None:
            return ""
        school = self.unit.agencies.get(meeting.school_id or "")
        return meeting.place or (school.name if school else "")

    def _what(self) -> str:
        if self.item.handover:
            return what_of(self.item.handover)
        if self.item.action:
            return self.item.action.what
        return self.item.ask.what if self.item.ask else ""

    def _kept(self) -> tuple[int, int]:
        """Return what others promised and have done; only a school is told."""
        if not self.is_at_school:
            return 0, 0
        meetings = self.unit.meetings.about(self.climb.young_person_id)
        actions = [
            one
            for meeting in meetings[-3:]
            for one in self.unit.meetings.actions(meeting.id)
            if one.worker_id != self.worker.id
        ]
        return sum(one.done_at is not None for one in actions), len(actions)

    def _agreed(self) -> tuple[str, ...]:
        meeting = self.item.meeting
        if meeting is None or self.item.invitation is None:
            return ()
        sees = may(
            actor_of(self.worker), Verb.SEE_TASKS, self.item.thing, self.today
        ).allowed
        return tuple(one.what for one in self.unit.meetings.actions(meeting.id) if sees)


def open_nudge(unit: Unit, nudge: Nudge, now: datetime, zone: str) -> Folder | None:
    """Read one nudge and what it is about; None when that is gone."""
    today = local_day(now, zone)
    climb = unit.nudges.climb(nudge.climb_id)
    worker = unit.workers.get(nudge.worker_id) if nudge.worker_id else None
    if climb is None or worker is None:
        return None
    item = Matters(unit, now, today).open(climb)
    if item is None:
        return None
    people = People(unit, now, today)
    people.meet((worker.id, climb.worker_id, item.worker_id, item.asker_id))
    return Folder(
        nudge=nudge,
        climb=climb,
        item=item,
        worker=worker,
        people=people,
        unit=unit,
        today=today,
    )
