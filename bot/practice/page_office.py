"""What the page asks of an administrator: `POST /practice/change`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.practice.acts import Acts
from bot.practice.channels import Channel
from bot.practice.errors import CannotAct, Json
from bot.practice.workspace import Workspace

_PersonChange = Callable[[str], Awaitable[None]]
_RoomChange = Callable[[Channel], Awaitable[None]]


class PageOffice:
    """Carries out a change of one person, or of one room."""

    def __init__(self, workspace: Workspace, acts: Acts) -> None:
        self._workspace = workspace
        office, upkeep = acts.office, acts.upkeep
        self._of_people: dict[str, _PersonChange] = {
            "deactivate": office.deactivate,
            "reactivate": office.reactivate,
            "guest": office.make_guest,
            "full": office.make_full,
        }
        self._of_rooms: dict[str, _RoomChange] = {
            "public": lambda room: upkeep.convert(room, "public_channel"),
            "private": lambda room: upkeep.convert(room, "private_channel"),
            "share": upkeep.share,
            "unshare": upkeep.unshare,
        }

    async def change(self, wanted: Json) -> Json:
        """Do `{"what": …}` to a "person" or a "room", named by id."""
        what = str(wanted.get("what"))
        try:
            if what in self._of_people:
                await self._of_people[what](str(wanted.get("person")))
            elif what in self._of_rooms:
                await self._of_rooms[what](self._room(str(wanted.get("room"))))
            else:
                return {"ok": False, "error": "invalid_arguments"}
        except CannotAct as refusal:
            return {"ok": False, "error": refusal.code}
        return {"ok": True}

    def _room(self, channel_id: str) -> Channel:
        channel = self._workspace.channels.find(channel_id)
        if channel is None or channel.direct:
            raise CannotAct("channel_not_found")
        return channel
