"""What somebody is awaited for, as it stands today: is a nudge still needed at all?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.access.records import Thing, Verb
from bot.asks.records import Ask, AskState
from bot.directory.records import Membership
from bot.meetings.records import Action, Attendance, Invitation, Meeting, Reply, State
from bot.nudges.handover_matters import HandoverMatters
from bot.nudges.item import Item as Item
from bot.nudges.records import Climb, Matter, Why
from storage.unit import Unit

#: "We missed your view" is said that day, or after a weekend; later it is stale (ours).
_MISSED_FOR = timedelta(days=4)


class Matters:
    """Opens what a climb is about; reads only."""

    def __init__(self, unit: Unit, now: datetime, today: date) -> None:
        self._unit, self._now, self._today = unit, now, today
        handovers = HandoverMatters(unit, now, today)
        self._open: dict[Matter, Callable[[Climb], Item | None]] = {
            Matter.INVITATION: self._invitation,
            Matter.SAID_NO: self._said_no,
            Matter.MISSED: self._missed,
            Matter.ACTION: self._action,
            Matter.ASK: self._ask,
            Matter.PROMISE: self._promise,
            Matter.PATTERN: self._pattern,
            Matter.HANDOVER_ITEM: handovers.item,
            Matter.OFFER: handovers.offer,
            Matter.CONTEST: handovers.contest,
            Matter.CHECK: handovers.check,
        }

    def open(self, climb: Climb) -> Item | None:
        """Return the thing as it stands; None when it is not there any more."""
        return self._open[climb.matter](climb)

    def _invitation(self, climb: Climb) -> Item | None:
        return self._called(climb, _answered)

    def _said_no(self, climb: Climb) -> Item | None:
        return self._called(climb, _said_yes_after_all)

    def _called(
        self, climb: Climb, settled: Callable[[Invitation], Why | None]
    ) -> Item | None:
        found = self._of_meeting(climb.item_id)
        if found is None:
            return None
        item, meeting, one = found
        ended = self._meeting_ended(meeting, climb.edition) or settled(one)
        if self._stands_in_no_more(meeting, one):
            ended = ended or Why.GONE
        return replace(
            item,
            over_at=meeting.starts_at,
            ended=ended,
            decision_needed=meeting.decision_needed,
            decider_id=meeting.decider_id,
        )

    def _missed(self, climb: Climb) -> Item | None:
        found = self._of_meeting(climb.item_id)
        if found is None:
            return None
        item, meeting, one = found
        still = one.attendance is Attendance.MISSED
        return replace(
            item,
            over_at=meeting.starts_at + _MISSED_FOR,
            ended=None if still else Why.ANSWERED,
        )

    def _action(self, climb: Climb) -> Item | None:
        action = self._unit.meetings.action(climb.item_id)
        meeting = self._unit.meetings.get(action.meeting_id) if action else None
        if action is None or meeting is None:
            return None
        own = meeting.convenor_id == action.worker_id
        return Item(
            worker_id=action.worker_id,
            asker_id=None if own else meeting.convenor_id,
            due=action.due,
            ended=_action_ended(action, climb),
            thing=self._thing(
                meeting.young_person_id, meeting.convenor_id, action.worker_id
            ),
            sees=Verb.SEE_TASKS,
            meeting=meeting,
            action=action,
        )

    def _ask(self, climb: Climb) -> Item | None:
        return self._asked(climb, AskState.ASKED)

    def _promise(self, climb: Climb) -> Item | None:
        return self._asked(climb, AskState.TAKEN)

    def _asked(self, climb: Climb, waiting: AskState) -> Item | None:
        ask = self._unit.asks.get(climb.item_id)
        if ask is None:
            return None
        ended = _ASK_ENDED[ask.state] if ask.state is not waiting else None
        if ended is None and ask.worker_id != climb.worker_id:
            ended = Why.SOMEONE_ELSE
        return self._ask_item(ask, ended)

    def _ask_item(self, ask: Ask, ended: Why | None) -> Item:
        return Item(
            worker_id=ask.worker_id,
            asker_id=ask.asker_id,
            due=ask.due,
            ended=ended,
            decision_needed=ask.decision_needed,
            thing=self._thing(ask.young_person_id, ask.asker_id, ask.worker_id),
            sees=Verb.SEE_ASK,
            ask=ask,
        )

    def _pattern(self, climb: Climb) -> Item | None:
        """It is about how to ask, not about the one thing that showed it."""
        if ask := self._unit.asks.get(climb.item_id):
            return self._ask_item(ask, None)
        found = self._of_meeting(climb.item_id)
        return found[0] if found else None

    def _of_meeting(
        self, invitation_id: str
    ) -> tuple[Item, Meeting, Invitation] | None:
        """Return one person's place at a meeting as a thing that stays open."""
        one = self._unit.meetings.invitation(invitation_id)
        meeting = self._unit.meetings.get(one.meeting_id) if one else None
        if one is None or meeting is None:
            return None
        called = frozenset({one.worker_id})
        item = Item(
            worker_id=one.worker_id,
            asker_id=meeting.convenor_id,
            due=meeting.on,
            thing=self._thing(
                meeting.young_person_id, meeting.convenor_id, None, called
            ),
            sees=Verb.SEE_MEETING,
            meeting=meeting,
            invitation=one,
        )
        return item, meeting, one

    def _thing(
        self,
        young_person_id: str,
        asker_id: str,
        holder_id: str | None,
        called: frozenset[str] = frozenset(),
    ) -> Thing:
        team: list[Membership] = self._unit.young_people.places_on(
            young_person_id, self._today
        )
        return Thing(
            young_person_id=young_person_id,
            team=tuple(team),
            convenor_id=asker_id,
            holder_id=holder_id,
            called=called,
        )

    def _meeting_ended(self, meeting: Meeting, edition: int) -> Why | None:
        if meeting.state is State.CANCELLED:
            return Why.CANCELLED
        if meeting.sequence != edition:
            return Why.MOVED
        begun = meeting.state is not State.CALLED or meeting.starts_at <= self._now
        return Why.OVER if begun else None

    def _stands_in_no_more(self, meeting: Meeting, one: Invitation) -> bool:
        if one.stands_in_for_id is None:
            return False
        others = self._unit.meetings.invitations(meeting.id)
        return all(other.stand_in_id != one.worker_id for other in others)


_ASK_ENDED: dict[AskState, Why] = {
    AskState.ASKED: Why.ANSWERED,
    AskState.TAKEN: Why.ANSWERED,
    AskState.DONE: Why.ANSWERED,
    AskState.SOMEONE_ELSE: Why.SOMEONE_ELSE,
    AskState.NOT_ME: Why.ANSWERED,
    AskState.WITHDRAWN: Why.LEFT_ALONE,
}


def _answered(one: Invitation) -> Why | None:
    if one.reply is Reply.NOT_YET:
        return None
    return Why.SOMEONE_ELSE if one.reply is Reply.SOMEONE_ELSE else Why.ANSWERED


def _said_yes_after_all(one: Invitation) -> Why | None:
    return None if one.reply in {Reply.CANNOT, Reply.NOT_ME} else Why.ANSWERED


def _action_ended(action: Action, climb: Climb) -> Why | None:
    if action.done_at is not None:
        return Why.ANSWERED
    passed_on = action.stand_in_name or action.worker_id != climb.worker_id
    return Why.SOMEONE_ELSE if passed_on else None
