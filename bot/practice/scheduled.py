"""Messages that Slack was asked to post later."""

from __future__ import annotations

from dataclasses import dataclass

from bot.practice.content import Content
from bot.practice.errors import SlackError
from bot.practice.stamps import Clock, Ids

#: Slack's own limits.
FURTHEST_SECONDS = 120 * 24 * 60 * 60
WINDOW_SECONDS = 5 * 60
MOST_IN_WINDOW = 30


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One message and the Unix second it is due."""

    id: str
    channel: str
    post_at: int
    content: Content
    thread_ts: str | None = None


class Scheduled:
    """Waiting messages, by id."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._waiting: dict[str, Waiting] = {}

    def add(
        self, channel: str, post_at: int, content: Content, thread_ts: str | None
    ) -> Waiting:
        """Raise time_in_past, time_too_far or restricted_too_many."""
        ahead = post_at - self._clock.now().timestamp()
        if ahead < 0:
            raise SlackError("time_in_past")
        if ahead > FURTHEST_SECONDS:
            raise SlackError("time_too_far")
        if self._near(channel, post_at) >= MOST_IN_WINDOW:
            raise SlackError("restricted_too_many")
        waiting = Waiting(
            id=self._ids.next("Q"),
            channel=channel,
            post_at=post_at,
            content=content,
            thread_ts=thread_ts,
        )
        self._waiting[waiting.id] = waiting
        return waiting

    def remove(self, channel: str, name: str) -> None:
        waiting = self._waiting.get(name)
        if waiting is None or waiting.channel != channel:
            raise SlackError("invalid_scheduled_message_id")
        del self._waiting[name]

    def listed(self, channel: str) -> list[Waiting]:
        found = [w for w in self._waiting.values() if channel in ("", w.channel)]
        return sorted(found, key=lambda waiting: waiting.post_at)

    def take_due(self) -> list[Waiting]:
        now = self._clock.now().timestamp()
        due = [waiting for waiting in self.listed("") if waiting.post_at <= now]
        for waiting in due:
            del self._waiting[waiting.id]
        return due

    def _near(self, channel: str, post_at: int) -> int:
        window = post_at // WINDOW_SECONDS
        return sum(w.post_at // WINDOW_SECONDS == window for w in self.listed(channel))
