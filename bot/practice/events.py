"""Events API callbacks over Socket Mode, with Slack's three retries."""

from __future__ import annotations

import asyncio

from bot.practice.errors import Json, NotAnswered
from bot.practice.payloads import Payloads
from bot.practice.sockets import SocketMode
from bot.practice.workspace import Workspace

#: Seconds before each retry: at once, after a minute, after five.
RETRIES = (0.0, 60.0, 300.0)

#: Which event tells of a message in each kind of conversation.
SAID = {
    "im": "message.im",
    "mpim": "message.mpim",
    "public_channel": "message.channels",
    "private_channel": "message.groups",
}
#: What the message event itself calls that kind.
TYPES = {
    "im": "im",
    "mpim": "mpim",
    "public_channel": "channel",
    "private_channel": "group",
}
#: The scope without which Slack lets no app subscribe.
_NEEDS = {
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "team_join": "users:read",
    "user_change": "users:read",
    "user_profile_changed": "users:read",
    "channel_left": "channels:read",
    "group_left": "groups:read",
}


class Events:
    """
    Tells the bot of what its manifest subscribes to, and of nothing else.

    A subscription without the scope that it needs brings nothing.
    """

    def __init__(
        self, workspace: Workspace, sockets: SocketMode, payloads: Payloads
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._payloads = payloads
        self._retrying: set[asyncio.Task[None]] = set()

    async def tell(
        self, subscription: str, event: Json, team_id: str = "", *, scope: str = ""
    ) -> bool:
        """Send an event and wait for its ack; say whether it was taken at once."""
        if not self._subscribed(subscription, scope):
            return False
        stamp = self._workspace.stamps.next()
        payload = self._payloads.event(
            {**event, "event_ts": stamp}, team_id or self._workspace.cast.team_id
        )
        if await self._send(payload, attempt=0):
            return True
        task = asyncio.create_task(self._retry(payload))
        self._retrying.add(task)
        task.add_done_callback(self._retrying.discard)
        return False

    def _subscribed(self, subscription: str, scope: str) -> bool:
        manifest = self._workspace.manifest
        needed = scope or _NEEDS.get(subscription, "")
        if subscription not in manifest.events or not self._workspace.installed:
            return False
        return not needed or not manifest.lacks([needed])

    async def close(self) -> None:
        tasks = list(self._retrying)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _retry(self, payload: Json) -> None:
        for attempt, seconds in enumerate(RETRIES, start=1):
            await asyncio.sleep(seconds)
            if await self._send(payload, attempt=attempt):
                return

    async def _send(self, payload: Json, *, attempt: int) -> bool:
        extra = {
            "retry_attempt": attempt,
            "retry_reason": "timeout" if attempt else "",
        }
        try:
            await self._sockets.send(
                "events_api", payload, accepts_payload=False, extra=extra
            )
        except NotAnswered:
            return False
        return True
