"""The services, a sweep, and a Slack whose channels a test can open to anybody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from bot.access.service import Asker, House
from bot.deliveries.records import Delivery
from bot.deliveries.sender import Sender
from bot.deliveries.sweep import Sweep
from bot.directory.records import YoungPerson
from bot.meetings.outgoing import Render
from bot.meetings.sending import not_reached
from bot.rooms.outgoing import RenderRooms
from bot.rooms.requests import RoomChange
from bot.rooms.sending import Kind
from bot.rooms.service import Rooms
from storage.deliveries import deliveries
from storage.unit import Unit
from tests.deliveries.fake_slack import PRIVATE, FakeSlack
from tests.meetings.desk import OUTSIDE, TEAM, ZONE, Desk

ROOM = "C07HX3"
TAKEN_BACK = "Alongside has taken back what it posted here."
#: Every way in which others come to read a channel, as Slack tells of it.
EXPOSED: dict[str, dict[str, Any]] = {
    "opened to everyone": {**PRIVATE, "is_private": False},
    "shared": {
        **PRIVATE,
        "is_ext_shared": True,
        "connected_team_ids": ["T0ELSEWHERE"],
        "shared_team_ids": [TEAM, "T0ELSEWHERE"],
    },
    "another is invited": {**PRIVATE, "is_pending_ext_shared": True},
}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Odile calls meetings about YP-7HX3; Barnaby is the lead."""

    desk: Desk
    slack: FakeSlack
    rooms: Rooms
    sweep: Sweep

    @property
    def lead(self) -> Asker:
        return self.desk.asker("barnaby")

    @property
    def person(self) -> YoungPerson:
        return self.desk.young_person()

    def call(self) -> str:
        """Call a meeting; its post in the channel waits to be sent."""
        return self.desk.call("silas", "corin")

    def send(self) -> None:
        self.sweep.run_due()

    def expose(self, how: str = "opened to everyone") -> None:
        """Let others read the channel; nobody tells the bot."""
        self.slack.rooms[ROOM] = EXPOSED[how]

    def close(self) -> None:
        self.slack.rooms[ROOM] = dict(PRIVATE)

    def look(self) -> None:
        """Do what is done each hour, and send it."""
        self.rooms.hourly(self.desk.clock.now())
        self.send()

    def later(self, **by: float) -> None:
        self.desk.clock.move_to(self.desk.clock.now() + timedelta(**by))

    def set_room(self, room_id: str = ROOM, *workspaces: str) -> None:
        change = RoomChange(reference="YP-7HX3", room_id=room_id, workspaces=workspaces)
        self.rooms.set_room(self.lead, change)

    def allow(self, workspaces: str = OUTSIDE) -> None:
        """Let other workspaces be connected to the channel."""
        with self.desk.store.changing() as unit:
            unit.young_people.save(replace(self.person, room_workspaces=workspaces))

    @property
    def posts(self) -> list[str]:
        return self.slack.texts(ROOM)

    def told(self, handle: str = "barnaby") -> list[str]:
        return self.slack.texts(f"DU0{handle.upper()}")

    def forget_the_rest(self) -> None:
        """Leave only the channel's own post to be sent, so that a fault meets it."""
        with self.desk.store.changing() as unit:
            rest = delete(deliveries).where(deliveries.c.room_id.is_(None))
            unit.connection.execute(rest)

    def queued(self) -> list[Delivery]:
        """Return the rows of the channel's posts, the looks left out."""
        return self.desk.queue("meeting.room")


def scene_of(desk: Desk, slack: FakeSlack) -> Scene:
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    rooms, render = Rooms(house), Render(ZONE)
    show_on_board = not_reached(desk.clock)

    def on_failed(unit: Unit, delivery: Delivery) -> None:
        show_on_board(unit, delivery)
        rooms.on_failed(unit, delivery)

    return Scene(
        desk=desk,
        slack=slack,
        rooms=rooms,
        sweep=Sweep(
            store=desk.store,
            clock=desk.clock,
            sender=Sender(url=slack.url, token="xoxb-practice", clock=desk.clock),
            renderers={
                **dict.fromkeys(render.kinds, render),
                **dict.fromkeys(Kind, RenderRooms(ZONE, frozenset())),
            },
            on_failed=on_failed,
        ),
    )
