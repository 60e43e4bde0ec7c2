"""A desk, its weekly posts, and a Slack whose channels a test can read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.access.service import House
from bot.asks.records import Ask
from bot.deliveries.records import Delivery
from bot.deliveries.sender import Sender
from bot.deliveries.sweep import Sweep
from bot.rooms.service import Rooms
from bot.weeks.outgoing import RenderWeeks
from bot.weeks.sending import Kind, show_again
from bot.weeks.service import Weeks
from tests.deliveries.fake_slack import PRIVATE, FakeSlack, error
from tests.meetings.desk import ZONE, Desk

ROOM = "C07HX3"
#: The Monday of the week before the meeting that `Desk.call` makes.
MONDAY = datetime(2027, 3, 8, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Only weekly posts are sent; everything else stays queued."""

    desk: Desk
    slack: FakeSlack
    house: House
    sweep: Sweep

    @property
    def weeks(self) -> Weeks:
        return Weeks(self.house)

    @property
    def rooms(self) -> Rooms:
        return Rooms(self.house)

    def at(self, moment: datetime) -> None:
        """Move there, and do what the clock does and what is due."""
        self.desk.clock.move_to(moment)
        self.weeks.tick(moment)
        self.send()

    def on_monday(self, weeks_later: int = 0) -> None:
        self.at(MONDAY + timedelta(weeks=weeks_later))

    def send(self) -> None:
        self.sweep.run_due()

    def show_again(self) -> None:
        """Show the newest post anew, as whatever changes an answer does."""
        with self.desk.store.changing() as unit:
            show_again(unit, self.desk.young_person().id, self.desk.clock.now())
        self.send()

    def expose(self) -> None:
        self.slack.rooms[ROOM] = {**PRIVATE, "is_private": False}

    @property
    def posts(self) -> list[str]:
        """Return what stands in the channel, each post as its words and buttons."""
        stamps = [one.ts for one in self.slack.messages if one.channel == ROOM]
        shown: dict[str, str] = {}
        for method, form in self.slack.calls:
            if form.get("channel") == ROOM and "blocks" in form:
                posted = method == "chat.postMessage"
                ts = stamps[len(shown)] if posted else form["ts"]
                shown[ts] = _words(json.loads(form["blocks"]))
        return [shown[ts] for ts in stamps]

    def queued(self) -> list[Delivery]:
        """Return the rows of this team's posts, in the order they were asked for."""
        theirs = self.desk.young_person().id
        return [one for one in self.desk.queue(Kind.WEEK) if one.subject_id == theirs]

    def refuse_updates(self) -> None:
        """Let Slack find the channel no more, for the next change of a post."""
        self.slack.faults["chat.update"].append(error("channel_not_found"))

    def ask(self, asker: str, worker: str, due: date) -> str:
        """Ask somebody for something about YP-7HX3; return its id."""
        ask = Ask(
            id=self.desk.clock.new_id(),
            young_person_id=self.desk.young_person().id,
            asker_id=self.desk.id_of(asker),
            worker_id=self.desk.id_of(worker),
            what="Ring the school",
            due=due,
            decision_needed=False,
            created_at=self.desk.clock.now(),
        )
        with self.desk.store.changing() as unit:
            unit.asks.add(ask)
        return ask.id


def stage_of(desk: Desk, slack: FakeSlack) -> Stage:
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    rooms = Rooms(house)
    render = RenderWeeks(ZONE)
    sweep = Sweep(
        store=desk.store,
        clock=desk.clock,
        sender=Sender(url=slack.url, token="xoxb-practice", clock=desk.clock),
        renderers={Kind.WEEK: render},
        on_failed=rooms.on_failed,
    )
    return Stage(desk=desk, slack=slack, house=house, sweep=sweep)


def _words(blocks: list[dict[str, object]]) -> str:
    found: list[str] = []

    def walk(part: object) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("text"), str):
                found.append(part["text"])
            for one in part.values():
                walk(one)
        if isinstance(part, list):
            for one in part:
                walk(one)

    walk(blocks)
    return "\n".join(found)
