"""Checking the trail against itself, and against what was kept outside."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from bot.audit.anchors import Anchors
from bot.audit.cards import Verdict
from bot.audit.records import Anchor, Fault
from bot.audit.rules import first_fault, first_forged
from storage.trail import Trail


def verdict_on(trail: Trail, anchors: Anchors, kept: Sequence[Anchor] = ()) -> Verdict:
    """
    Check every entry, every anchor, and what people `kept` of their messages.

    The anchors are read before the transaction of `trail` begins: one written in
    between would speak of an entry that is not to be seen yet.
    """
    newest, cuts = anchors.newest, trail.cuts()
    return Verdict(
        entries=trail.count(),
        first=cuts[-1].sequence + 1 if cuts else 1,
        last=trail.head().sequence,
        fault=_fault(trail, anchors, kept),
        anchors=len(anchors.lines),
        unreadable=anchors.unreadable,
        has_anchor_file=anchors.is_there,
        newest_anchor_at=newest.at if newest else None,
        unkept_since=trail.noted_after(newest.sequence if newest else 0),
    )


def _fault(trail: Trail, anchors: Anchors, kept: Sequence[Anchor]) -> Fault | None:
    """A line that is not ours says nothing about the trail, only about the file."""
    forged = first_forged(anchors.lines, trail.chain)
    ours = [
        line.anchor
        for line in anchors.lines
        if forged is None or trail.chain.has_anchored(line.anchor, line.seal)
    ]
    with closing(trail.entries()) as entries:
        fault = first_fault(entries, trail.chain, trail.cuts(), [*ours, *kept])
    return fault or forged
