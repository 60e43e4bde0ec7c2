"""A desk at which people leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, Outgoing
from bot.directory.records import Membership
from bot.leaving.outgoing import RenderLeaving
from bot.leaving.records import Succession
from bot.leaving.service import Leaving
from tests.meetings.desk import ZONE, Desk


@dataclass(frozen=True, kw_only=True)
class Office:
    """What a test of leaving asks for; people are named by handle."""

    desk: Desk

    @property
    def house(self) -> House:
        return House(
            store=self.desk.store,
            clock=self.desk.clock,
            lead_ids=frozenset(),
            zone=ZONE,
        )

    @property
    def leaving(self) -> Leaving:
        return Leaving(self.house)

    @property
    def today(self) -> date:
        return local_day(self.desk.clock.now(), ZONE)

    def gone(self, handle: str) -> None:
        """Say that Slack has closed somebody's account."""
        asker = self.desk.asker(handle)
        self.leaving.gone(asker.team_id, asker.slack_id)

    def tick(self) -> None:
        self.leaving.pass_on_due(self.desk.clock.now())

    def change(self, handle: str, **changes: Any) -> None:
        with self.desk.store.changing() as unit:
            unit.workers.save(replace(self.desk.worker(handle), **changes))

    def places(self, handle: str, about: str = "YP-7HX3") -> list[Membership]:
        """Return somebody's places in a team today."""
        person = self.desk.young_person(about)
        with self.desk.store.looking() as unit:
            team = unit.young_people.team(person.id, self.today)
        return [one for one in team if one.worker_id == self.desk.id_of(handle)]

    def successions(self, handle: str) -> list[Succession]:
        with self.desk.store.looking() as unit:
            return unit.leaving.of_leaver(self.desk.id_of(handle))

    def render(self, delivery: Delivery) -> Outgoing:
        render = RenderLeaving(ZONE, frozenset())
        with self.desk.store.looking() as unit:
            return render(unit, delivery, self.desk.clock.now())

    def action(self, holder: str) -> str:
        """Have a meeting in which somebody took on something; return its id."""
        meeting_id = self.desk.call("ludo", "tamsel", on=date(2027, 2, 23))
        self.desk.move_clock(2027, 2, 23, 12, 5)
        row = self.desk.row(holder, due=date(2027, 3, 5))
        self.desk.outcomes.agree(
            self.desk.asker("odile"), meeting_id, [row], more=False
        )
        closing = self.desk.closing(meeting_id, has_next=False, reason="All is well")
        self.desk.outcomes.close(self.desk.asker("odile"), closing)
        with self.desk.store.looking() as unit:
            [action] = unit.meetings.actions(meeting_id)
        return action.id

    def holder_of(self, action_id: str) -> str:
        with self.desk.store.looking() as unit:
            action = unit.meetings.action(action_id)
        assert action
        return action.worker_id


def words(outgoing: Outgoing) -> str:
    """Return all that a message says, its lock screen first."""
    return f"{getattr(outgoing, 'text', '')}\n{getattr(outgoing, 'blocks', outgoing)}"
