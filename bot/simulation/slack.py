"""In the place of Slack: takes every message at once, and now and then does not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from bot.clock import Clock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Outcome, Paused, Refused, Sent, Unclear, Unsent
from bot.deliveries.rate_limits import Quiet
from bot.deliveries.records import Post
from bot.deliveries.sender import Done
from bot.simulation.records import Posted

#: What comes of one try, of a thousand.
_CHANCES = {
    "sent": 982,
    "unsent": 6,
    "unclear-and-posted": 4,
    "unclear": 3,
    "paused": 3,
    "refused": 2,
}
_ID_LENGTH = 26


class Died(BaseException):
    """The process ended in the middle of a call; nothing catches it on the way."""


class InventedSlack:
    """Keeps what was posted, to whom and when; `Sends` for the real sweep."""

    def __init__(self, clock: Clock, workers: dict[str, str], random: Random) -> None:
        self.quiet = Quiet()
        self.posted: list[Posted] = []
        #: How often it did not simply take a message, by what came of it.
        self.trouble: dict[str, int] = {}
        #: Set, the next message ends the process.
        self.dies_next = False
        self._clock, self._workers, self._random = clock, workers, random
        self._there: dict[str, str] = {}

    def send(self, letter: Letter, done: Done) -> None:
        done(letter, self._outcome(letter))

    def close(self) -> None:
        """Nothing is open."""

    def _outcome(self, letter: Letter) -> Outcome:
        row, post = letter.delivery, letter.outgoing
        assert isinstance(post, Post)  # Nudges post, and nothing else.
        if row.ts:
            return Sent(channel=row.channel, ts=row.ts)
        if row.look_first and row.message_key in self._there:
            return self._sent(letter)
        if post.takes_back:
            return Sent(channel=f"D{letter.slack_id}", ts=None)
        self._perhaps_die(letter)
        [came] = self._random.choices([*_CHANCES], weights=[*_CHANCES.values()])
        if came != "sent":
            self.trouble[came] = self.trouble.get(came, 0) + 1
        return self._come_of(came, letter)

    def _come_of(self, came: str, letter: Letter) -> Outcome:
        match came:
            case "unsent":
                return Unsent(reason="no-connection")
            case "unclear-and-posted":
                self._post(letter)
                return Unclear(reason="no-answer")
            case "unclear":
                return Unclear(reason="no-answer")
            case "paused":
                seconds = float(self._random.randint(5, 900))
                return Paused(
                    method=letter.method, seconds=seconds, reason="ratelimited"
                )
            case "refused":
                return Refused(error="user_not_found")
        self._post(letter)
        return self._sent(letter)

    def _perhaps_die(self, letter: Letter) -> None:
        if not self.dies_next:
            return
        self.dies_next = False
        self.trouble["died"] = self.trouble.get("died", 0) + 1
        if self._random.random() < 0.5:
            self._post(letter)
        raise Died

    def _post(self, letter: Letter) -> None:
        post = letter.outgoing
        assert isinstance(post, Post)
        key = letter.delivery.message_key
        self._there[key] = f"{len(self.posted) + 1}.000100"
        self.posted.append(
            Posted(
                at=self._clock.now(),
                worker_id=self._workers[letter.slack_id or ""],
                nudge_ids=tuple(dict.fromkeys(_ids_in(post.blocks))),
                is_digest=letter.delivery.kind.endswith("digest"),
            )
        )

    def _sent(self, letter: Letter) -> Sent:
        ts = self._there[letter.delivery.message_key]
        return Sent(channel=f"D{letter.slack_id}", ts=ts)


def _ids_in(found: Any) -> Iterator[str]:
    """Yield every id that a button carries; what it means is looked up later."""
    if isinstance(found, dict):
        value = found.get("value")
        if isinstance(value, str):
            last = value.rpartition(".")[2]
            if len(last) == _ID_LENGTH:
                yield last
        for each in found.values():
            yield from _ids_in(each)
    elif isinstance(found, list):
        for each in found:
            yield from _ids_in(each)
