"""
TRACK's four tests of a handover done properly, for one of them; pure.

In that study 4 of 154 young people got all four (DOMAIN, finding 1). A test is
None while it cannot be said yet, so that nobody is told no too early.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.handovers.plan import Plan
from bot.handovers.records import Item, ItemState, State
from bot.handovers.story import Deed, Entry


@dataclass(frozen=True, kw_only=True)
class Score:
    """Each test: yes, no, or None where it cannot be said yet."""

    #: Whoever was named before T is the one who holds it at the first look.
    continuity: bool | None
    #: An appointment with both workers, on or before T.
    parallel: bool | None
    #: The joint meeting was held.
    meeting: bool | None
    #: The summary was sent, arrived and was read.
    information: bool | None

    @property
    def tests(self) -> tuple[bool | None, ...]:
        return self.continuity, self.parallel, self.meeting, self.information

    @property
    def count(self) -> int:
        """Return how many of the four are a yes."""
        return sum(one is True for one in self.tests)

    @property
    def is_said(self) -> bool:
        """Whether nothing is open any more."""
        return None not in self.tests


_NOTHING = Score(continuity=None, parallel=None, meeting=None, information=None)


def score(plan: Plan, named_on: Sequence[date] | None = None) -> Score:
    """
    Return the four tests of one handover; one that never moved has none.

    `named_on` holds every day somebody became the receiver, the first one included:
    by an offer to somebody new, or by a change of worker. None: nobody looked it
    up, and the day all names were noted (C1) stands in.
    """
    if plan.handover.state is State.NOT_NEEDED:
        return _NOTHING
    return Score(
        continuity=_continuity(plan, _names(plan) if named_on is None else named_on),
        parallel=_parallel(plan),
        meeting=_happened(plan, "C4"),
        information=_both(_happened(plan, "C2"), _happened(plan, "C3")),
    )


def named_on(story: Iterable[Entry]) -> list[date]:
    """Return every day on which somebody became the receiver."""
    return [
        one.at.date()
        for one in story
        if one.deed in {Deed.BEGAN, Deed.OFFERED} or one.about == "receiver_id"
    ]


def _names(plan: Plan) -> list[date]:
    named = plan.coded("C1")
    return [named.done_on] if named is not None and named.done_on is not None else []


def _continuity(plan: Plan, named_on: Sequence[date]) -> bool | None:
    transfer_on, first = plan.handover.transfer_on, plan.check(0)
    looked_on = first.done_on if first is not None and _is_done(first) else None
    until = looked_on or date.max
    if any(transfer_on <= day <= until for day in named_on):
        return False
    if looked_on is None:
        return False if plan.handover.state.is_over else None
    return any(day < transfer_on for day in named_on)


def _parallel(plan: Plan) -> bool | None:
    item = plan.coded("BOTH")
    happened = _happened(plan, "BOTH")
    if item is not None and happened and item.done_on is not None:
        return item.done_on <= plan.handover.transfer_on
    # Both before T cannot be made up for once it has moved.
    has_moved = plan.handover.taken_over_on is not None
    return False if item is not None and has_moved else happened


def _happened(plan: Plan, code: str) -> bool | None:
    item = plan.coded(code)
    if item is None:
        return None
    if _is_done(item):
        return True
    never = item.state in {ItemState.LEFT_OUT, ItemState.NOT_NEEDED}
    return False if never or plan.handover.state.is_over else None


def _both(one: bool | None, other: bool | None) -> bool | None:
    """Both are a yes; a no is a no whatever the other says."""
    if False in {one, other}:
        return False
    return None if None in {one, other} else True


def _is_done(item: Item) -> bool:
    return item.state is ItemState.DONE
