"""
Handovers in counts: what each adds, and how they are put together; pure.

Nobody is in it: a handover becomes a few yes or no and numbers of days, and only a
group of them is ever shown, with what is small hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.calendars.nations import is_working_day
from bot.calendars.stretches import ONE_DAY
from bot.handovers.board_cards import TOO_FEW, Counted
from bot.handovers.dates import Basis, day_of
from bot.handovers.plan import Plan
from bot.handovers.records import Item, ItemState, Kept, Offer, State
from bot.handovers.score import named_on, score
from bot.handovers.story import Deed, Entry
from bot.nudges.days import median_of
from bot.rights.rules import FEW, masked

#: A part and what is left of it are both too small to be said below this.
_LEAST = 2 * FEW
_ALL_FOUR = 4


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one handover adds to the counts; None: not to be said of this one."""

    route: str
    runs: bool
    #: Begun before the route's first milestone was past.
    in_time: bool
    #: The joint meeting was held on or before T.
    met: bool | None
    #: They met the receiver, with both there, on or before T.
    both: bool | None
    #: The first appointment was kept, the first time that anybody said.
    kept: bool | None
    #: Working days that each offer was with the receiver.
    pending: tuple[int, ...]
    contested: bool
    musts_left_out: int
    all_four: bool | None


def seen_of(plan: Plan, story: Sequence[Entry], basis: Basis) -> Seen:
    """Return what one handover adds; `basis` as it is now, `story` oldest first."""
    found = score(plan, named_on(story))
    return Seen(
        route=plan.route.name,
        runs=not plan.handover.state.is_over,
        in_time=plan.handover.began_on <= _first_day(plan, story, basis),
        met=_before(plan, "C4"),
        both=_before(plan, "BOTH"),
        kept=_kept(story),
        pending=tuple(_pending(story, basis)),
        contested=any(one.deed is Deed.CONTESTED for one in story),
        musts_left_out=sum(_is_must_left_out(plan, one) for one in plan.items.values()),
        all_four=found.count == _ALL_FOUR if found.is_said else None,
    )


def counted(seen: Iterable[Seen]) -> list[Counted]:
    """
    Return each route with enough of them, the most first, and all others as one.

    There is no sum of everything: it would say what the hidden ones are.
    """
    by_route: dict[str, list[Seen]] = {}
    for one in seen:
        by_route.setdefault(one.route, []).append(one)
    enough = {name: group for name, group in by_route.items() if len(group) >= FEW}
    few = [
        one for name, group in by_route.items() if name not in enough for one in group
    ]
    ordered = sorted(enough, key=lambda name: (-len(enough[name]), name))
    rows = [_row(name, enough[name]) for name in ordered]
    return [*rows, _row(None, few)] if few else rows


def share(answers: Iterable[bool | None]) -> str:
    """Return how many of those that can be said, with either small part hidden."""
    said = [one for one in answers if one is not None]
    yes, whole = sum(said), len(said)
    if whole < _LEAST:
        return TOO_FEW
    if yes < FEW:
        return f"fewer than {FEW} of {whole}"
    if whole - yes < FEW:
        return f"more than {whole - FEW} of {whole}"
    return f"{yes} of {whole}"


def _row(route: str | None, group: Sequence[Seen]) -> Counted:
    pending = [days for one in group for days in one.pending]
    return Counted(
        route=route,
        begun=masked(len(group)),
        running=share(one.runs for one in group),
        in_time=share(one.in_time for one in group),
        met=share(one.met for one in group),
        both=share(one.both for one in group),
        kept=share(one.kept for one in group),
        median_pending=median_of(pending) if len(pending) >= FEW else None,
        contested=share(one.contested for one in group),
        musts_left_out=masked(sum(one.musts_left_out for one in group)),
        all_four=share(one.all_four for one in group),
    )


def _first_day(plan: Plan, story: Iterable[Entry], basis: Basis) -> date:
    """Return the day of the route's first milestone, by the T with which it began."""
    was = next((one.was for one in story if one.deed is Deed.MOVED), None)
    begun = replace(basis, transfer_on=was or basis.transfer_on)
    return day_of(plan.route.milestones[0].when, begun)


def _before(plan: Plan, code: str) -> bool | None:
    """Whether it was done on or before T; None where T is of no matter or not past."""
    handover, item = plan.handover, plan.coded(code)
    if item is None or handover.state is State.NOT_NEEDED:
        return None
    if _is_done(item) and item.done_on is not None:
        return item.done_on <= handover.transfer_on
    return False if handover.taken_over_on is not None else None


def _kept(story: Iterable[Entry]) -> bool | None:
    said = (one.about for one in story if one.deed is Deed.FIRST_APPOINTMENT)
    first = next(said, None)
    return None if first is None else first == Kept.KEPT


def _pending(story: Iterable[Entry], basis: Basis) -> Iterator[int]:
    """Yield the working days of each offer until the receiver said something."""
    asked: date | None = None
    for one in story:
        day = one.at.date()
        if _asks(one):
            asked = day
        elif _answers(one) and asked is not None:
            yield _working_days(asked, day, basis)
            asked = None


def _asks(one: Entry) -> bool:
    """Begun with somebody named, offered, or the receiver's question was answered."""
    answered = one.deed is Deed.ANSWERED and one.about == Offer.MADE
    return answered or one.deed in {Deed.BEGAN, Deed.OFFERED}


def _answers(one: Entry) -> bool:
    differs = one.deed is Deed.CONTESTED and one.about == Offer.DIFFERENT
    return differs or one.deed is Deed.ANSWERED


def _working_days(first: date, last: date, basis: Basis) -> int:
    days = 0
    while first < last:
        first += ONE_DAY
        days += is_working_day(first, basis.nation)
    return days


def _is_must_left_out(plan: Plan, item: Item) -> bool:
    return item.state is ItemState.LEFT_OUT and plan.of(item.key).stop


def _is_done(item: Item) -> bool:
    return item.state is ItemState.DONE
