"""What a check found, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.audit.cards import Verdict
from bot.audit.records import Fault, Wrong

_MARK = 8
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
#: An anchor is written every ten minutes (issue default, ours).
_LATE = _HOUR


def mark_of(mac: str) -> str:
    """Return the eight digits that stand for a mac, as in "7F3A91C2"."""
    return mac[:_MARK].upper()


def fault_words(fault: Fault) -> str:
    """Say what is wrong, and where it shows first."""
    number = f"{fault.sequence:,}"
    match fault.wrong:
        case Wrong.CHANGED:
            return f"Entry {number} was changed."
        case Wrong.MISSING:
            return f"Entry {number} is missing."
        case Wrong.OUT_OF_PLACE:
            return f"Entry {number} does not belong there."
        case Wrong.REWRITTEN:
            return _rewritten(fault)
        case Wrong.CUT_OFF_BY_OTHERS:
            return f"Entries up to {number} were cut off, and not by Alongside."
        case Wrong.ANCHOR_CHANGED:
            return f"Line {number} of the anchor file was not written by Alongside."


def is_anchored_late(verdict: Verdict, now: datetime) -> bool:
    """Whether entries wait for an anchor longer than a running Alongside lets them."""
    since = verdict.unkept_since
    return since is not None and now - since > _LATE


def _rewritten(fault: Fault) -> str:
    if fault.since == fault.sequence:
        return f"Entry {fault.sequence:,} is not the one that was kept outside."
    return (
        f"Entry {fault.sequence:,} is not the one that was kept outside. "
        f"Something from entry {fault.since:,} on was written anew."
    )


def verdict_lines(verdict: Verdict, now: datetime) -> Iterator[str]:
    """Say what was found, line by line; what is wrong comes first."""
    if verdict.fault:
        yield fault_words(verdict.fault)
        yield "Keep the database and the anchor file as they are, and ask for help."
    elif verdict.entries:
        yield f"{_entries(verdict.entries)}, each as it was written."
    else:
        yield "The trail is empty."
    if verdict.first > 1:
        yield f"Entries before {verdict.first:,} were dropped when their time was over."
    yield from _anchor_lines(verdict, now)


def _anchor_lines(verdict: Verdict, now: datetime) -> Iterator[str]:
    if not verdict.has_anchor_file and verdict.last:
        yield "There is no anchor file, so nobody can see if the newest were removed."
    elif verdict.newest_anchor_at:
        ago = how_long(now - verdict.newest_anchor_at)
        yield f"Anchors: {verdict.anchors:,}. The newest was written {ago} ago."
    if verdict.unkept_since:
        ago = how_long(now - verdict.unkept_since)
        yield f"What was noted in the last {ago} has no anchor yet."
    if verdict.unreadable:
        yield f"Lines of the anchor file that cannot be read: {verdict.unreadable:,}."


def how_long(span: timedelta) -> str:
    """Return "1 minute", "3 hours" or "2 days", rounded down."""
    span = max(span, timedelta())
    if span < _HOUR:
        return _count(span // timedelta(minutes=1), "minute")
    return _count(span // _HOUR, "hour") if span < _DAY else _count(span.days, "day")


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"
