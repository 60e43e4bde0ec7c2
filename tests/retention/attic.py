"""Retention on a real database, and what a test needs to look behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from bot.access.service import Asker, House
from bot.audit.records import Entry
from bot.calendars.wall_time import to_utc
from bot.deliveries.records import Delivery, DeliveryState, NotNeeded, Post
from bot.retention.cards import Round
from bot.retention.outgoing import RenderRetention
from bot.retention.records import Keeps, Notice, Rules
from bot.retention.rule_file import read_rules
from bot.retention.service import Retention
from storage.base import metadata
from storage.deliveries import deliveries
from tests.meetings.desk import ZONE, Desk

REFERENCE = "YP-7HX3"
#: The meeting of these tests is on Wed 17 Mar 2027. The first night after it was
#: closed is a Monday's, so that no day below falls on a weekend.
NOTED = date(2027, 3, 22)
#: 30 days after the night that first found it closed, and a week before that.
DUE, TOLD = date(2027, 4, 21), date(2027, 4, 14)


@dataclass(frozen=True, kw_only=True)
class Attic:
    """The night's round, at one desk."""

    desk: Desk
    rules: Rules = field(default_factory=read_rules)
    lead_ids: frozenset[str] = frozenset()

    @property
    def house(self) -> House:
        desk = self.desk
        return House(
            store=desk.store, clock=desk.clock, lead_ids=self.lead_ids, zone=ZONE
        )

    @property
    def retention(self) -> Retention:
        return Retention(self.house, self.rules)

    def asker(self, handle: str) -> Asker:
        return self.desk.asker(handle)

    def night(self, day: date) -> Round:
        """Move to two in the morning of that day and make the round."""
        moment = to_utc(day, time(2), ZONE)
        if moment > self.desk.clock.now():
            self.desk.clock.move_to(moment)
        return self.retention.run(moment)

    def nights(self, *days: date) -> Round:
        """Make the round in several nights; return the last."""
        return [self.night(one) for one in days][-1]

    def record(
        self, *called: str, next_on: date | None = None, agreed: bool = False
    ) -> str:
        """Call a meeting on 17 March, hold it and close its record."""
        desk = self.desk
        meeting_id = desk.call(*called or ("ludo", "corin"), about=REFERENCE)
        desk.after_the_meeting()
        odile = desk.asker("odile")
        desk.outcomes.who_came(odile, desk.everyone_came(meeting_id))
        rows = [desk.row("ludo")] if agreed else []
        desk.outcomes.agree(odile, meeting_id, rows, more=False)
        closing = desk.closing(meeting_id, on=next_on)
        if next_on is None:
            closing = replace(closing, has_next=False, at=None, reason="Nothing more")
        desk.outcomes.close(odile, closing)
        return meeting_id

    def is_there(self, meeting_id: str) -> bool:
        with self.desk.store.looking() as unit:
            return unit.meetings.get(meeting_id) is not None

    def notice(self, subject_id: str, rule: Keeps = Keeps.MEETINGS) -> Notice | None:
        with self.desk.store.looking() as unit:
            return unit.retention.about(rule, subject_id)

    def known(self, subject_id: str, rule: Keeps = Keeps.MEETINGS) -> Notice:
        found = self.notice(subject_id, rule)
        assert found
        return found

    def told(self, handle: str) -> list[Delivery]:
        return self.desk.queued_for(handle, "retention.notice")

    def post(self, delivery: Delivery) -> Post | NotNeeded:
        """Make a queued message as the sweep would at this moment."""
        with self.desk.store.looking() as unit:
            render = RenderRetention(ZONE, self.lead_ids)
            made = render(unit, delivery, self.desk.clock.now())
        assert isinstance(made, Post | NotNeeded)
        return made

    def shown(self, delivery: Delivery) -> str:
        made = self.post(delivery)
        if isinstance(made, NotNeeded):
            return f"not: {made.reason}"
        return json.dumps(made.blocks, ensure_ascii=False)

    def sent(self, *kinds: str) -> None:
        """Let everything of these kinds be on people's screens."""
        now = self.desk.clock.now()
        with self.desk.store.changing() as unit:
            for number, one in enumerate(self.desk.queue()):
                if one.kind in kinds:
                    posted = {"channel": "C0HERE", "ts": f"17.{number}", "sent_at": now}
                    unit.connection.execute(
                        deliveries.update()
                        .where(deliveries.c.id == one.id)
                        .values(state=DeliveryState.SENT, shown=1, **posted)
                    )

    def mark(self, delivery: Delivery, state: DeliveryState) -> None:
        with self.desk.store.changing() as unit:
            this = deliveries.update().where(deliveries.c.id == delivery.id)
            unit.connection.execute(this.values(state=state))

    def hold(self, since: date | None) -> None:
        person = self.desk.young_person(REFERENCE)
        with self.desk.store.changing() as unit:
            unit.young_people.save(replace(person, held_since=since))

    def end_team(self, last_day: date, about: str = REFERENCE) -> str:
        """Let nobody be in the team after that day; return the young person's id."""
        person = self.desk.young_person(about)
        with self.desk.store.changing() as unit:
            for place in unit.young_people.places(person.id):
                unit.young_people.leave(place, last_day)
        return person.id

    def is_anybody(self, reference: str = REFERENCE) -> bool:
        with self.desk.store.looking() as unit:
            return unit.young_people.by_reference(reference) is not None

    def trail(self, verb: str) -> list[Entry]:
        with self.desk.store.looking() as unit:
            found = [one for one in unit.trail.entries() if isinstance(one, Entry)]
        return [one for one in found if one.verb == verb]

    def everything(self) -> dict[str, set[str]]:
        """Return every row of every table, as text."""
        with self.desk.store.looking() as unit:
            return {
                table.name: {
                    str(tuple(row)) for row in unit.connection.execute(select(table))
                }
                for table in metadata.sorted_tables
            }


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
