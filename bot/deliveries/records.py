"""One outgoing Slack message as a row of ids, and what comes of trying to send it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any


class Lane(IntEnum):
    """Which goes first when there is not room for all."""

    URGENT = 0
    TODAY = 1
    WHENEVER = 2


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
    #: No longer needed, or no longer allowed; `reason` says which.
    DROPPED = "dropped"
    #: Slack will never take it (no such person, channel closed); `reason` says why.
    FAILED = "failed"


class Method(StrEnum):
    """Slack's methods that a delivery may need; each has a pace of its own."""

    POST = "chat.postMessage"
    UPDATE = "chat.update"
    HOME = "views.publish"
    FILE = "files.getUploadURLExternal"
    FILE_DONE = "files.completeUploadExternal"
    OPEN = "conversations.open"
    HISTORY = "conversations.history"
    INFO = "conversations.info"
    #: Who is in the workspace: asked in the night, and left alone until the next.
    USERS = "users.list"
    #: Stands for all of them, when the token itself is refused.
    ANY = "*"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """
    One message to one place; no words, only ids.

    A live delivery (a board, an invitation, Home) is one row for its whole life:
    `wanted` counts the changes asked for and `shown` the last one on the screen.
    """

    id: str
    #: Which renderer makes it, as "noun.what": "meeting.invitation".
    kind: str
    #: Unique: asking twice for the same message asks once.
    dedupe_key: str
    #: The Slack workspace (team id) it goes to.
    workspace: str
    #: A worker's id, or None when it goes to a channel.
    worker_id: str | None
    room_id: str | None
    #: What it is about, for the renderer.
    subject_id: str
    #: Which edition of its subject it speaks of, such as a meeting's `sequence`;
    #: what was said of an older edition is then known to be out of date.
    edition: int
    #: What sends it next; a row whose method is paused is left where it is.
    method: Method
    lane: Lane
    due_at: datetime
    live: bool
    wanted: int
    shown: int
    state: DeliveryState
    #: Tries since the last success, for the length of the next wait.
    attempts: int
    #: A try ended without a clear answer: Slack is asked before it is posted again.
    look_first: bool
    leased_until: datetime | None
    #: Who holds the lease, so that a late sender cannot mark what it lost.
    leased_by: str | None
    #: The one opaque id that travels in the message's metadata.
    message_key: str
    #: Where Slack put it.
    channel: str | None
    ts: str | None
    #: Why it was dropped, failed or put back.
    reason: str | None
    created_at: datetime
    sent_at: datetime | None

    @property
    def place(self) -> str:
        """Where it goes; one delivery at a time is on its way to each place."""
        return self.worker_id or self.room_id or self.id

    def is_held_by(self, pause: Pause) -> bool:
        """Whether Slack asked for quiet where, and for what, this is to be sent."""
        return self.workspace == pause.workspace and pause.method in {
            Method.ANY,
            self.method,
        }

    @property
    def is_refresh(self) -> bool:
        """True when it changes something that is on a screen already."""
        return self.live and self.shown > 0


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Slack asked for quiet: no call of `method` in `workspace` before `until`."""

    workspace: str
    method: Method
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message: `text` is the lock screen and the screen reader, without any name."""

    text: str
    blocks: list[dict[str, Any]]
    #: Only to a private channel to which none but these workspaces (team ids) are
    #: connected; asked of Slack right before each call. None: to anybody it is for.
    only_with: frozenset[str] | None = None
    #: Only ever in the place of what was said: where nothing is, nothing is posted.
    takes_back: bool = False


@dataclass(frozen=True, kw_only=True)
class Look:
    """Nothing to say: only to ask Slack who can read a channel by now."""

    only_with: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Home:
    """The Home tab of one worker."""

    view: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class File:
    """A small file shared in a direct message."""

    text: str
    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class NotNeeded:
    """Nothing to send after all; the reason is a word such as "answered"."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class NotYet:
    """Still needed, and not now (quiet hours, a break, leave); looked at again then."""

    until: datetime
    reason: str


Outgoing = Post | Home | File | Look | NotNeeded | NotYet
