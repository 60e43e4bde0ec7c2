"""A team's channel: what Slack tells of it, and what leads do about it."""

from __future__ import annotations

import re

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.errors import NotFilledIn
from bot.rooms import forms, messages
from bot.rooms.doors import Door, Field
from bot.rooms.requests import RoomChange
from bot.rooms.service import Rooms
from handlers.forms import Body, Filled, asker_of, pressed

_ROOM = re.compile(r"[CG][A-Z0-9]{2,}")
_TEAM = re.compile(r"[TE][A-Z0-9]{2,}")


class RoomDoors:
    """The events of shared channels, the form, and two buttons."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def register(self, app: App) -> None:
        app.event("channel_shared")(self.shared)
        app.event("channel_unshared")(self.unshared)
        app.event("channel_id_changed")(self.renumbered)
        app.action(Door.ROOM)(self.begin)
        app.action(Door.ANOTHER)(self.another)
        app.view(Door.ROOM_FORM)(self.room)
        app.action(Door.PRIVATE_AGAIN)(self.private_again)

    def shared(self, event: Body) -> None:
        team = str(event.get("connected_team_id", ""))
        self._rooms.shared(str(event["channel"]), team)

    def unshared(self, event: Body) -> None:
        self._rooms.changed(str(event["channel"]))

    def renumbered(self, event: Body) -> None:
        old, new = str(event["old_channel_id"]), str(event["new_channel_id"])
        self._rooms.renumbered(old, new)

    def begin(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = forms.team_room(self._rooms.begin(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def another(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = forms.team_room(self._rooms.begin(asker_of(body), pressed(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def room(self, ack: Ack, body: Body) -> None:
        card = self._rooms.set_room(asker_of(body), _change(body))
        ack(response_action="update", view=messages.room_set(card))

    def private_again(self, ack: Ack, body: Body) -> None:
        self._rooms.private_again(asker_of(body), pressed(body))
        ack()


def _change(body: Body) -> RoomChange:
    filled = Filled(body)
    room_id, typed = filled.text(Field.ROOM), filled.text(Field.WORKSPACES)
    workspaces = tuple(one.strip() for one in typed.split(",") if one.strip())
    problems: dict[str, str] = {}
    if room_id and not _ROOM.fullmatch(room_id):
        problems[Field.ROOM] = "A channel ID looks like C0123ABC."
    if any(not _TEAM.fullmatch(one) for one in workspaces):
        problems[Field.WORKSPACES] = "A workspace ID looks like T0123ABC."
    if problems:
        raise NotFilledIn(problems)
    return RoomChange(
        reference=filled.text(Field.REFERENCE), room_id=room_id, workspaces=workspaces
    )
