"""Short-lived keys: trigger ids, response URLs and Socket Mode tickets."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.practice.errors import SlackError
from bot.practice.stamps import Clock, Ids

#: Slack's own numbers.
TRIGGER_SECONDS = 3.0
RESPONSE_USES = 5
RESPONSE_AGE = timedelta(minutes=30)
_REMEMBERED = 2_000


@dataclass(kw_only=True)
class Trigger:
    """Leave to open one form for one person; `view_id` when asked from a form."""

    user_id: str
    view_id: str
    at: float
    used: bool = False


class Triggers:
    """Hands out trigger ids and takes each back once, within three seconds."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._issued: OrderedDict[str, Trigger] = OrderedDict()

    def issue(self, user_id: str, view_id: str = "") -> str:
        now = self._clock.monotonic()
        name = f"{self._ids.next('')}.{int(now * 1000)}.{self._secret()}"
        self._issued[name] = Trigger(user_id=user_id, view_id=view_id, at=now)
        while len(self._issued) > _REMEMBERED:
            self._issued.popitem(last=False)
        return name

    def look(self, trigger_id: str) -> Trigger:
        """Raise Slack's error for a trigger that is unknown, spent or too old."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._clock.monotonic() - trigger.at > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        return trigger

    def spend(self, trigger_id: str) -> Trigger:
        trigger = self.look(trigger_id)
        trigger.used = True
        return trigger

    def _secret(self) -> str:
        return self._clock.choose("0123456789abcdef", 32)


@dataclass(kw_only=True)
class Reply:
    """What one response URL may do: answer in a place, or change one message."""

    user_id: str
    channel: str
    ts: str
    ephemeral: bool
    at: datetime
    left: int = RESPONSE_USES


class Replies:
    """Response URLs by their secret part."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._issued: OrderedDict[str, Reply] = OrderedDict()

    def issue(
        self, user_id: str, channel: str, *, ts: str = "", ephemeral: bool = False
    ) -> str:
        secret = self._clock.choose("0123456789abcdef", 32)
        self._issued[secret] = Reply(
            user_id=user_id,
            channel=channel,
            ts=ts,
            ephemeral=ephemeral,
            at=self._clock.now(),
        )
        while len(self._issued) > _REMEMBERED:
            self._issued.popitem(last=False)
        return secret

    def spend(self, secret: str) -> Reply:
        """Raise `expired_url` or `used_url`, as the hooks do."""
        reply = self._issued.get(secret)
        if reply is None or self._clock.now() - reply.at > RESPONSE_AGE:
            raise SlackError("expired_url")
        if reply.left == 0:
            raise SlackError("used_url")
        reply.left -= 1
        return reply


#: How long a Socket Mode URL waits for its connection (Slack: about this).
TICKET_SECONDS = 30.0


class Tickets:
    """Socket Mode tickets: each opens one connection."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._issued: dict[str, float] = {}

    def issue(self) -> str:
        ticket = self._clock.choose("0123456789abcdef", 32)
        self._issued[ticket] = self._clock.monotonic()
        return ticket

    def spend(self, ticket: str) -> bool:
        """Whether this ticket was good; it is not any more."""
        issued = self._issued.pop(ticket, None)
        return issued is not None and self._clock.monotonic() - issued < TICKET_SECONDS
