"""Honest histories to tamper with, and one key that the tamperer does not have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.audit.chain import Chain
from bot.audit.records import NO_ENTRY, Anchor, Entry

KEY, ANOTHER_KEY = b"k" * 32, b"a" * 32
BEGAN = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
VERBS = ("see-meeting", "reply", "call-meeting", "see-young-person")


def entry(sequence: int) -> Entry:
    """The nth thing that is noted; every fourth is refused."""
    return Entry(
        sequence=sequence,
        at=BEGAN + sequence * MINUTE,
        worker_id=f"WORKER{sequence % 7:020}",
        verb=VERBS[sequence % len(VERBS)],
        thing_id=f"MEETING{sequence % 13:019}",
        allowed=sequence % 4 != 0,
        reason="called" if sequence % 4 else "not-theirs",
    )


def chained(
    entries: Iterable[Entry], key: bytes = KEY, before: str = NO_ENTRY.mac
) -> list[Entry]:
    """The same entries, each with its mac."""
    chain, made = Chain(key), []
    for one in entries:
        made.append(replace(one, mac=chain.mac(before, one)))
        before = made[-1].mac
    return made


def history(length: int, key: bytes = KEY) -> list[Entry]:
    return chained((entry(number) for number in range(1, length + 1)), key)


def anchors_of(entries: Iterable[Entry], every: int = 10) -> list[Anchor]:
    """What was kept outside: each tenth entry."""
    return [
        Anchor(sequence=one.sequence, mac=one.mac, at=one.at)
        for one in entries
        if one.sequence % every == 0
    ]
