"""The one decision for every door: may this actor do this to this thing now?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.access.records import Actor, Decision, Kind, Standing, Thing, Verb
from bot.access.table import TABLE
from bot.directory.records import Account, Membership, Sees

_SEES = {
    Sees.DATES: Standing.DATES,
    Sees.TASKS: Standing.TASKS,
    Sees.ALL: Standing.ALL,
}


def may(actor: Actor, verb: Verb, thing: Thing, today: date) -> Decision:
    """
    Decide; total, and the same for every door.

    `reason` is what they are to it when they may, and else what is missing.
    """
    if actor.kind in {Kind.UNKNOWN, Kind.BOT}:
        return _no(actor.kind.value)
    if has_left(actor.left_on, today):
        return _no("left")
    found = frozenset(standings(actor, thing, today))
    for standing in TABLE[verb]:
        if standing in found:
            return Decision(allowed=True, reason=_word(standing))
    return _no("not-theirs" if found else "no-standing")


def standings(actor: Actor, thing: Thing, today: date) -> Iterator[Standing]:
    """Yield everything that this actor is to this thing on that day."""
    if actor.kind is Kind.TERMINAL:
        yield Standing.OPERATOR
        return
    yield from _in_the_partnership(actor, thing)
    own = _places({actor.worker_id}, thing, today)
    yield from (_SEES[one.sees] for one in own if _was_there(one, thing))
    if own:
        yield from _in_the_meeting(actor, thing, own)
    if actor.worker_id in thing.slots:
        yield Standing.SLOT
    if actor.worker_id in thing.named:
        yield Standing.NAMED
    if thing.named & actor.deputises:
        yield Standing.DEPUTY_NAMED
    if _places(actor.deputises, thing, today):
        yield from _in_place_of(actor.deputises, thing)


def has_left(left_on: date | None, today: date) -> bool:
    """Whether somebody is gone; on their last day they are still here."""
    return left_on is not None and left_on < today


def _in_the_partnership(actor: Actor, thing: Thing) -> Iterator[Standing]:
    if actor.worker_id == thing.worker_id:
        yield Standing.SELF
    if actor.is_agency_lead and actor.agency_id == thing.agency_id:
        yield Standing.AGENCY_LEAD
    if actor.account is not Account.FULL:
        return  # A guest, or somebody from another workspace, leads nothing here.
    if actor.is_lead:
        yield Standing.LEAD
    if actor.is_governance_lead:
        yield Standing.GOVERNANCE


def _in_the_meeting(
    actor: Actor, thing: Thing, own: list[Membership]
) -> Iterator[Standing]:
    if actor.worker_id == thing.convenor_id:
        yield Standing.CONVENOR
    if actor.worker_id == thing.holder_id:
        yield Standing.HOLDER
    if actor.worker_id in thing.called:
        # Being called is being given it, whenever they joined.
        more = any(one.sees is not Sees.DATES for one in own)
        yield Standing.CALLED if more else Standing.CALLED_DATES


def _in_place_of(absent: frozenset[str], thing: Thing) -> Iterator[Standing]:
    yield Standing.DEPUTY
    if thing.convenor_id in absent:
        yield Standing.DEPUTY_CONVENOR
    if thing.holder_id in absent:
        yield Standing.DEPUTY_HOLDER
    if thing.called & absent:
        yield Standing.DEPUTY_CALLED


def _places(
    workers: set[str] | frozenset[str], thing: Thing, today: date
) -> list[Membership]:
    team = thing.team or ()
    return [one for one in team if one.worker_id in workers and one.is_current(today)]


def _was_there(place: Membership, thing: Thing) -> bool:
    """Whoever joins sees nothing from before, unless it was given to them."""
    return thing.day is None or place.sees_earlier or place.from_day <= thing.day


def _word(standing: Standing) -> str:
    return standing.value.replace(",", "").replace(" ", "-")


def _no(reason: str) -> Decision:
    return Decision(allowed=False, reason=reason)
