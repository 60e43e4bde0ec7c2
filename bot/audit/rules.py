"""What is wrong with a trail, found without the database it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bot.audit.chain import Chain
from bot.audit.records import (
    NO_ENTRY,
    Anchor,
    AnchorLine,
    Cut,
    Entry,
    Fault,
    Head,
    Illegible,
    Wrong,
)


def first_fault(
    entries: Iterable[Entry | Illegible],
    chain: Chain,
    cuts: Sequence[Cut] = (),
    anchors: Iterable[Anchor] = (),
) -> Fault | None:
    """
    Return the first thing that is wrong, or None when all is as it was written.

    `entries` come in the order of their numbers; `cuts` likewise, and the chain
    goes on from the newest. Anchors from before that cut cannot be asked any more.
    """
    for cut in cuts:
        if not chain.has_cut(cut):
            return _at(Wrong.CUT_OFF_BY_OTHERS, cut.sequence)
    start = Head(sequence=cuts[-1].sequence, mac=cuts[-1].mac) if cuts else NO_ENTRY
    kept = _Kept(one for one in anchors if one.sequence >= start.sequence)
    return kept.fault_at(start) or _along(start, entries, chain, kept)


def first_forged(lines: Iterable[AnchorLine], chain: Chain) -> Fault | None:
    """Return the first line of the anchor file that was not written under this key."""
    for line in lines:
        if not chain.has_anchored(line.anchor, line.seal):
            return _at(Wrong.ANCHOR_CHANGED, line.number)
    return None


class _Kept:
    """The anchors by the entry they speak of; there may be two that disagree."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._macs: dict[int, list[str]] = {}
        for one in anchors:
            self._macs.setdefault(one.sequence, []).append(one.mac)
        self._numbers = sorted(self._macs)

    def fault_at(self, head: Head) -> Fault | None:
        """Return what is wrong when this entry is not the one that was kept."""
        if all(head.mac.startswith(one) for one in self._macs.get(head.sequence, ())):
            return None
        before = bisect_right(self._numbers, head.sequence - 1)
        since = self._numbers[before - 1] + 1 if before else 1
        return Fault(wrong=Wrong.REWRITTEN, sequence=head.sequence, since=since)

    def is_beyond(self, sequence: int) -> bool:
        """Whether an entry after this one was there when it was kept."""
        return bool(self._numbers) and self._numbers[-1] > sequence


def _along(
    start: Head, entries: Iterable[Entry | Illegible], chain: Chain, kept: _Kept
) -> Fault | None:
    before = start
    for entry in entries:
        wrong = _wrong(before, entry, chain)
        if wrong is not None:
            return wrong
        assert isinstance(entry, Entry)
        before = Head(sequence=entry.sequence, mac=entry.mac)
        if fault := kept.fault_at(before):
            return fault
    beyond = kept.is_beyond(before.sequence)
    return _at(Wrong.MISSING, before.sequence + 1) if beyond else None


def _wrong(before: Head, entry: Entry | Illegible, chain: Chain) -> Fault | None:
    expected = before.sequence + 1
    if entry.sequence > expected:
        return _at(Wrong.MISSING, expected)
    if entry.sequence < expected:
        return _at(Wrong.OUT_OF_PLACE, entry.sequence)
    if isinstance(entry, Illegible) or not chain.has_made(entry, before.mac):
        return _at(Wrong.CHANGED, expected)
    return None


def _at(wrong: Wrong, sequence: int) -> Fault:
    return Fault(wrong=wrong, sequence=sequence, since=sequence)
