"""
Putting one letter where it belongs, in as few calls as can be.

After any try without a clear answer the message is looked for first: its key
travels in the metadata, and a file carries it in its name. Slack has no other
way to be told "only once".
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from bot.clock import Clock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Outcome, Refused, Sent, Stopped, Unsent
from bot.deliveries.records import Delivery, File, Home, Look, Method, Post
from bot.deliveries.safe_room import why_not_safe
from bot.deliveries.slack_words import DELETED, GONE

if TYPE_CHECKING:
    from bot.deliveries.slack_api import SlackApi

_PAGE = 100
#: Slack's clock and ours need not agree to the second.
_SKEW = timedelta(minutes=5)
#: Two of 32 letters to the eighth: no two files of one person share it.
_KEY_IN_NAME = 8


class Posting:
    """Knows how each kind of letter is sent, and remembers people's channels."""

    def __init__(self, api: SlackApi, clock: Clock) -> None:
        self._api = api
        self._clock = clock
        self._opened: dict[tuple[str, str], str] = {}

    async def send(self, letter: Letter) -> Outcome:
        """Send a letter; every failure comes back as an outcome."""
        try:
            return await self._send(letter)
        except Stopped as stopped:
            return stopped.outcome

    async def _send(self, letter: Letter) -> Outcome:
        match letter.outgoing:
            case Home():
                return await self._publish(letter, letter.outgoing)
            case File():
                return await self._share(letter, letter.outgoing)
            case Look() as look:
                return await self._look(letter, look)
            case Post() as post if letter.delivery.ts:
                return await self._update(letter, post)
            case Post(takes_back=True) as post:
                return await self._take_back(letter, post)
            case Post() as post:
                return await self._post(letter, post, letter.delivery.look_first)

    async def _publish(self, letter: Letter, home: Home) -> Outcome:
        await self._call(
            letter, Method.HOME, user_id=letter.slack_id or "", view=home.view
        )
        return Sent(channel=None, ts=None)

    async def _post(self, letter: Letter, post: Post, look_first: bool) -> Outcome:
        channel = await self._channel(letter)
        await self._refuse_unless_safe(letter, channel, post.only_with)
        if look_first and (ts := await self._find(letter, channel)):
            return Sent(channel=channel, ts=ts)
        if not letter.may_begin(self._clock):
            return Unsent(reason="lease-ran-out")
        metadata = {
            "event_type": "alongside",
            "event_payload": {"key": letter.delivery.message_key},
        }
        said = await self._call(
            letter,
            Method.POST,
            channel=channel,
            text=post.text,
            blocks=post.blocks,
            metadata=metadata,
            unfurl_links=False,
            unfurl_media=False,
            link_names=False,
        )
        return Sent(channel=said.get("channel", channel), ts=said["ts"])

    async def _update(self, letter: Letter, post: Post) -> Outcome:
        channel, ts = letter.delivery.channel or "", letter.delivery.ts or ""
        await self._refuse_unless_safe(letter, channel, post.only_with)
        try:
            await self._change(letter, post, channel, ts)
        except Stopped as stopped:
            if not _is_gone(stopped.outcome):
                raise
            if post.takes_back:
                return await self._taken_back_already(letter, post, stopped.outcome)
            # It may have been posted anew by a try that was cut short.
            return await self._post(letter, post, look_first=True)
        return Sent(channel=channel, ts=ts)

    async def _taken_back_already(
        self, letter: Letter, post: Post, outcome: Outcome
    ) -> Outcome:
        if letter.delivery.look_first:
            return await self._take_back(letter, post)
        if outcome != Refused(error=DELETED):
            return outcome
        return Sent(channel=letter.delivery.channel, ts=letter.delivery.ts)

    async def _take_back(self, letter: Letter, post: Post) -> Outcome:
        """Change what may have been posted by a try without an answer, if it was."""
        channel = await self._channel(letter)
        try:
            ts = await self._find(letter, channel)
        except Stopped as stopped:
            # We may search private channels only: a person has to look for it.
            if getattr(stopped.outcome, "reason", "") == "missing_scope":
                return Refused(error="cannot-look")
            raise
        if ts:
            await self._change(letter, post, channel, ts)
        return Sent(channel=channel, ts=ts)

    async def _change(self, letter: Letter, post: Post, channel: str, ts: str) -> None:
        await self._call(
            letter,
            Method.UPDATE,
            channel=channel,
            ts=ts,
            text=post.text,
            blocks=post.blocks,
            link_names=False,
        )

    async def _look(self, letter: Letter, look: Look) -> Outcome:
        channel = await self._channel(letter)
        await self._refuse_unless_safe(letter, channel, look.only_with)
        return Sent(channel=None, ts=None)

    async def _share(self, letter: Letter, file: File) -> Outcome:
        channel = await self._channel(letter)
        name = _name_with_key(file.name, letter.delivery)
        if letter.delivery.look_first and await self._find_file(letter, channel, name):
            return Sent(channel=channel, ts=None)
        place = await self._call(
            letter, Method.FILE, filename=name, length=len(file.content)
        )
        await self._api.upload(place["upload_url"], file.content)
        if not letter.may_begin(self._clock):
            return Unsent(reason="lease-ran-out")
        await self._call(
            letter,
            Method.FILE_DONE,
            files=[{"id": place["file_id"], "title": file.name}],
            channel_id=channel,
            initial_comment=file.text,
        )
        return Sent(channel=channel, ts=None)

    async def _channel(self, letter: Letter) -> str:
        delivery = letter.delivery
        if delivery.channel or letter.slack_id is None:
            return delivery.channel or delivery.room_id or ""
        place = (delivery.workspace, letter.slack_id)
        if place not in self._opened:
            said = await self._call(letter, Method.OPEN, users=letter.slack_id)
            self._opened[place] = said["channel"]["id"]
        return self._opened[place]

    async def _refuse_unless_safe(
        self, letter: Letter, channel: str, only_with: frozenset[str] | None
    ) -> None:
        if only_with is None:
            return
        why = why_not_safe(await self._room(letter, channel), only_with)
        if why:
            raise Stopped(Refused(error=why))

    async def _room(self, letter: Letter, channel: str) -> dict[str, Any]:
        try:
            said = await self._call(letter, Method.INFO, channel=channel)
        except Stopped as stopped:
            # We may look at private channels only, so this one is not private.
            if getattr(stopped.outcome, "reason", "") != "missing_scope":
                raise
            return {"is_private": False, "is_archived": False}
        room: dict[str, Any] = said["channel"]
        return room

    async def _find(self, letter: Letter, channel: str) -> str | None:
        async for message in self._history(letter, channel):
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("key") == letter.delivery.message_key:
                return str(message["ts"])
        return None

    async def _find_file(self, letter: Letter, channel: str, name: str) -> bool:
        async for message in self._history(letter, channel):
            if any(one.get("name") == name for one in message.get("files", ())):
                return True
        return False

    async def _history(
        self, letter: Letter, channel: str
    ) -> AsyncIterator[dict[str, Any]]:
        """Yield what was said in a channel since the row was made, newest first."""
        oldest = (letter.delivery.created_at - _SKEW).timestamp()
        cursor = ""
        while True:
            said = await self._call(
                letter,
                Method.HISTORY,
                channel=channel,
                oldest=f"{oldest:.6f}",
                limit=_PAGE,
                include_all_metadata=True,
                **({"cursor": cursor} if cursor else {}),
            )
            for message in said.get("messages", ()):
                yield message
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def _call(
        self, letter: Letter, method: Method, **arguments: Any
    ) -> dict[str, Any]:
        return await self._api.call(method, letter.delivery.workspace, arguments)


def _is_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Refused) and outcome.error in GONE


def _name_with_key(name: str, delivery: Delivery) -> str:
    path = PurePath(name)
    key = delivery.message_key[:_KEY_IN_NAME].lower()
    return f"{path.stem}-{key}{path.suffix}"
