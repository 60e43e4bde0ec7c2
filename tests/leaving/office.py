"""A desk at which people leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.access.service import House
from bot.calendars.wall_time import local_day
from bot.deliveries.records import Delivery, Outgoing
from bot.directory.records import Membership
from bot.directory.requests import TeamChange
from bot.directory.young_people import YoungPeople
from bot.leaving.outgoing import RenderLeaving
from bot.leaving.records import Succession
from bot.leaving.service import Leaving
from tests.meetings.desk import ZONE, Desk

#: In whose team most of these people are.
ABOUT = "YP-7HX3"


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

    def take_out(
        self, handle: str, last_day: date, *, by: str = "barnaby", about: str = ABOUT
    ) -> None:
        """Have a lead say which day is somebody's last in one team."""
        self._change_team(handle, last_day, joins=False, by=by, about=about)

    def let_in(self, handle: str, day: date, about: str = ABOUT) -> None:
        self._change_team(handle, day, joins=True, by="barnaby", about=about)

    def _change_team(
        self, handle: str, day: date, *, joins: bool, by: str, about: str
    ) -> None:
        change = TeamChange(
            reference=about,
            worker_id=self.desk.id_of(handle),
            joins=joins,
            role="",
            knows_them=False,
            day=day,
        )
        YoungPeople(self.house).change_team(self.desk.asker(by), change)

    def last_place(self, handle: str, about: str = ABOUT) -> Membership:
        """Return the place that somebody had in a team last."""
        person = self.desk.young_person(about)
        with self.desk.store.looking() as unit:
            places = unit.young_people.places(person.id)
        theirs = [one for one in places if one.worker_id == self.desk.id_of(handle)]
        return theirs[-1]

    def messages(self, kind: str, handle: str) -> list[Delivery]:
        return self.desk.queued_for(handle, f"leaving.{kind}")

    def tick(self) -> None:
        self.leaving.pass_on_due(self.desk.clock.now())

    def change(self, handle: str, **changes: Any) -> None:
        with self.desk.store.changing() as unit:
            unit.workers.save(replace(self.desk.worker(handle), **changes))

    def places(self, handle: str, about: str = ABOUT) -> list[Membership]:
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
