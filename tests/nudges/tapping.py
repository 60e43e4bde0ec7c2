"""Nudges that have reached somebody, over a desk, and the taps that answer them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import update

from bot.access.service import House
from bot.asks.requests import Asking
from bot.asks.service import Asks
from bot.deliveries.records import Outgoing, Post
from bot.directory.records import Leave
from bot.meetings.records import Action
from bot.nudges.answers import Answers
from bot.nudges.asker_outgoing import RenderToAsker
from bot.nudges.ladder_file import as_text, read_ladders
from bot.nudges.outgoing import RenderNudge
from bot.nudges.records import Climb, Matter, Nudge, NudgeState, Whom, Wording
from bot.nudges.sending import send
from storage.deliveries import deliveries
from tests.meetings.desk import ZONE, Desk

WHAT = "Ring about the Monday start"
_WORDINGS = {
    Matter.INVITATION: Wording.INVITATION_FIRST,
    Matter.SAID_NO: Wording.SAID_NO_ASKER,
    Matter.MISSED: Wording.MISSED,
    Matter.ACTION: Wording.ACTION_STILL,
    Matter.ASK: Wording.ASK_FIRST,
    Matter.PROMISE: Wording.ACTION_STILL,
}
_RING = {
    Matter.INVITATION: Wording.INVITATION_RING,
    Matter.ACTION: Wording.ACTION_RING,
    Matter.ASK: Wording.ASK_RING,
}


@dataclass(frozen=True)
class Counter:
    """Everybody's nudges, and what can be done with them."""

    desk: Desk

    @property
    def house(self) -> House:
        store, clock = self.desk.store, self.desk.clock
        return House(store=store, clock=clock, lead_ids=frozenset(), zone=ZONE)

    @property
    def answers(self) -> Answers:
        return Answers(self.house)

    def nudged(
        self,
        matter: Matter,
        item_id: str,
        person: str,
        *,
        to: str = "",
        whom: Whom = Whom.PERSON,
        about: str = "YP-7HX3",
        **changes: Any,
    ) -> str:
        """Write down that a nudge has reached somebody; return its id."""
        now, new_id = self.desk.clock.now(), self.desk.clock.new_id
        ladder = read_ladders()[matter]
        climb = Climb(
            id=new_id(),
            matter=matter,
            item_id=item_id,
            edition=0,
            worker_id=self.desk.id_of(person),
            young_person_id=self.desk.young_person(about).id,
            ladder=as_text(ladder),
            started_at=now,
            step=1,
            next_at=now,
        )
        wordings = _RING if whom is Whom.ASKER else {}
        nudge = Nudge(
            id=new_id(),
            climb_id=climb.id,
            step=0,
            worker_id=self.desk.id_of(to or person),
            whom=whom,
            wording=wordings.get(matter, _WORDINGS[matter]),
            planned_at=now,
            at=now,
            state=NudgeState.SENT,
            sent_at=now,
        )
        with self.desk.store.changing() as unit:
            if not unit.nudges.begin(climb):
                there = unit.nudges.climb_of(matter, item_id, 0, climb.worker_id)
                assert there is not None
                nudge = replace(nudge, climb_id=there.id)
            unit.nudges.add(replace(nudge, **changes))
            worker = self.desk.worker(to or person)
            send(unit, self.desk.clock, worker, nudge)
            there_now = update(deliveries).where(deliveries.c.subject_id == nudge.id)
            unit.connection.execute(
                there_now.values(ts="1.1", channel="D1", shown=1, state="sent")
            )
        return nudge.id

    def nudge(self, nudge_id: str) -> Nudge:
        with self.desk.store.looking() as unit:
            found = unit.nudges.get(nudge_id)
        assert found is not None
        return found

    def climb(self, nudge_id: str) -> Climb:
        with self.desk.store.looking() as unit:
            found = unit.nudges.climb(self.nudge(nudge_id).climb_id)
        assert found is not None
        return found

    def shown(self, nudge_id: str) -> str:
        """Return what the message of a nudge says now."""
        with self.desk.store.looking() as unit:
            there = unit.deliveries.by_key(f"nudge.one:{nudge_id}")
            assert there is not None
            return words(RenderNudge(ZONE)(unit, there, self.desk.clock.now()))

    def told(self, handle: str, kind: str) -> list[str]:
        """Return what somebody who asked is told, each as it is made now."""
        with self.desk.store.looking() as unit:
            now, render = self.desk.clock.now(), RenderToAsker(ZONE)
            queued = self.desk.queued_for(handle, kind)
            return [words(render(unit, one, now)) for one in queued]

    def invited(self, *needed: str, **changes: Any) -> tuple[str, str]:
        """Call a meeting; return it, and the invitation of the first who is needed."""
        meeting_id = self.desk.call(*needed, **changes)
        return meeting_id, self.desk.invitation(meeting_id, needed[0]).id

    def agreed(self, handle: str, due: date, by: str = "odile") -> Action:
        """Write down something that somebody took on at a meeting."""
        meeting_id, _ = self.invited(handle, by=by)
        action = Action(
            id=self.desk.clock.new_id(),
            meeting_id=meeting_id,
            worker_id=self.desk.id_of(handle),
            what=WHAT,
            due=due,
            done_at=None,
        )
        with self.desk.store.changing() as unit:
            unit.meetings.agree(action)
        return action

    def action(self, action_id: str) -> Action:
        with self.desk.store.looking() as unit:
            found = unit.meetings.action(action_id)
        assert found is not None
        return found

    def asked(self, handle: str, by: str = "odile", about: str = "YP-7HX3") -> str:
        asking = Asking(
            young_person_id=self.desk.young_person(about).id,
            ask_id=self.desk.clock.new_id(),
            worker_id=self.desk.id_of(handle),
            what="A yes or no on the first week",
            due=None,
            decision_needed=True,
        )
        return Asks(self.house).ask(self.desk.asker(by), asking).ask_id

    def away(self, handle: str, first: date, last: date) -> None:
        with self.desk.store.changing() as unit:
            unit.workers.add_leave(
                Leave(
                    id=self.desk.clock.new_id(),
                    worker_id=self.desk.id_of(handle),
                    first_day=first,
                    last_day=last,
                )
            )

    def everything(self) -> object:
        """Return all that an answer could change, to see that nothing did."""
        with self.desk.store.looking() as unit:
            found = [
                unit.nudges.climbs_for(one.id) for one in unit.young_people.everyone()
            ]
            ids = frozenset(climb.id for climbs in found for climb in climbs)
            return found, unit.nudges.of_climbs(ids), len(self.desk.queue())


def words(made: Outgoing) -> str:
    assert isinstance(made, Post), made
    return json.dumps(made.blocks, ensure_ascii=False)
