"""Everything the practice Slack remembers, and the few ways it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.practice.cast import BOT_USER_ID, Cast
from bot.practice.changes import Changes
from bot.practice.channels import Channel, Channels
from bot.practice.content import Content
from bot.practice.errors import SlackError
from bot.practice.files import Files
from bot.practice.manifest import Manifest
from bot.practice.messages import Message
from bot.practice.people import People
from bot.practice.scheduled import Scheduled
from bot.practice.stamps import Clock, Ids, Stamps
from bot.practice.triggers import Replies, Tickets, Triggers
from bot.practice.values import Values
from bot.practice.views import Views
from bot.practice.words import Reader

#: Who shows the errors of commands, as in Slack.
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, kw_only=True)
class Toast:
    """A short notice on one person's screen."""

    id: int
    text: str


class Workspace:
    """One practice workspace; used only on the server's own loop."""

    def __init__(self, cast: Cast, manifest: Manifest, clock: Clock) -> None:
        self.cast = cast
        self.manifest = manifest
        self.clock = clock
        self.url = ""
        #: Whether the app is still there; an administrator may take it out.
        self.installed = True
        self.ids = Ids()
        self.stamps = Stamps(clock)
        self.changes = Changes()
        self.people = People(cast, manifest.name, clock)
        self.channels = Channels(cast, self.ids)
        self.views = Views(clock, self.ids)
        self.files = Files(clock, self.ids)
        self.triggers = Triggers(clock, self.ids)
        self.replies = Replies(clock)
        self.tickets = Tickets(clock)
        self.scheduled = Scheduled(clock, self.ids)
        self.reader = Reader(self.people.names)
        self.whispers: dict[str, list[Message]] = {}
        self.toasts: dict[str, Toast] = {}
        self.ticked: dict[tuple[str, str, str], Values] = {}
        self.at_home: set[str] = set()
        self.read_to: dict[tuple[str, str], str] = {}

    def need(self, *scopes: str) -> None:
        """Raise missing_scope unless the manifest has one of these."""
        if scopes and self.manifest.lacks(scopes):
            provided = ",".join(self.manifest.scopes)
            raise SlackError("missing_scope", needed=scopes[0], provided=provided)

    def post(
        self,
        channel: Channel,
        content: Content,
        *,
        sender: str = BOT_USER_ID,
        thread_ts: str | None = None,
        files: Sequence[str] = (),
        subtype: str = "",
    ) -> Message:
        """Add a message to a conversation."""
        message = Message(
            ts=self.stamps.next(),
            channel=channel.id,
            sender=sender,
            by_bot=sender == BOT_USER_ID,
            text=self._notification(content),
            blocks=content.blocks,
            attachments=content.attachments,
            metadata=content.metadata,
            thread_ts=thread_ts,
            files=tuple(files),
            names=self.people.names,
            subtype=subtype,
        )
        channel.messages[message.ts] = message
        self.changes.tell()
        return message

    def edit(self, message: Message, content: Content, *, keep: bool) -> Message:
        """Change a message; `keep` leaves its metadata as it was."""
        changed = replace(
            message,
            text=self._notification(content),
            blocks=content.blocks,
            attachments=content.attachments,
            metadata=message.metadata if keep else content.metadata,
            edited=True,
        )
        channel = self.channels.find(message.channel)
        if channel is not None:
            channel.messages[message.ts] = changed
        self.changes.tell()
        return changed

    def delete(self, message: Message) -> None:
        channel = self.channels.find(message.channel)
        if channel is not None:
            channel.messages.pop(message.ts, None)
        self.changes.tell()

    def whisper(
        self,
        user_id: str,
        channel: str,
        content: Content,
        *,
        sender: str = BOT_USER_ID,
    ) -> Message:
        """Show one person something that nobody else sees."""
        message = Message(
            ts=self.stamps.next(),
            channel=channel,
            sender=sender,
            by_bot=True,
            text=self._notification(content),
            blocks=content.blocks,
            attachments=content.attachments,
            seen_only_by=user_id,
            names=self.people.names,
        )
        self.whispers.setdefault(user_id, []).append(message)
        self.at_home.discard(user_id)
        self.changes.tell()
        return message

    def whispered(self, user_id: str, ts: str) -> Message | None:
        found = self.whispers.get(user_id, ())
        return next((message for message in found if message.ts == ts), None)

    def whisper_again(self, old: Message, content: Content | None) -> None:
        """Replace an answer, or take it away."""
        kept = self.whispers[old.seen_only_by]
        place = kept.index(old)
        if content is None:
            del kept[place]
        else:
            text = self._notification(content)
            kept[place] = replace(old, text=text, blocks=content.blocks)
        self.changes.tell()

    def toast(self, user_id: str, text: str) -> None:
        self.toasts[user_id] = Toast(id=self.changes.version + 1, text=text)
        self.changes.tell()

    def read(self, user_id: str, channel: Channel) -> None:
        """Note that this person has seen everything in a conversation."""
        newest = next(channel.newest_first(), None)
        if newest is not None and self.read_to.get((user_id, channel.id)) != newest.ts:
            self.read_to[(user_id, channel.id)] = newest.ts
            self.changes.tell()

    def post_due(self) -> None:
        """Post the scheduled messages whose time has come."""
        for waiting in self.scheduled.take_due():
            channel = self.channels.find(waiting.channel)
            if channel is not None and not channel.archived:
                self.post(channel, waiting.content, thread_ts=waiting.thread_ts)

    def _notification(self, content: Content) -> str:
        """Slack makes the notification from the blocks when no text was given."""
        if content.text or not content.blocks:
            return content.text
        return self.reader.blocks(content.blocks)
