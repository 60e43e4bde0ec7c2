"""The one decision for every door: may this actor do this to this thing now?"""

from __future__ import annotations

from datetime import date

from bot.access.records import Actor, Decision, Thing, Verb

#: What a current member of the team around a young person may do.
_TEAM = frozenset({Verb.SEE_YOUNG_PERSON, Verb.CALL_MEETING})
#: What needs a place at the meeting as well: being called to it, or its convenor.
_CALLED = frozenset({Verb.SEE_MEETING, Verb.REPLY})


def may(actor: Actor, verb: Verb, thing: Thing, today: date) -> Decision:
    """
    Decide; total, and the same for every door.

    Only the team around a young person may see anything of them, on days they
    are in it. A lead fills the directory, which by itself opens no young person.
    """
    if has_left(actor.left_on, today):
        return _no("left")
    if verb is Verb.FILL_DIRECTORY:
        return _yes("lead") if actor.is_lead else _no("not-a-lead")
    if not _in_team(actor, thing, today):
        return _no("not-in-the-team")
    if verb in _TEAM:
        return _yes("in-the-team")
    if actor.worker_id == thing.convenor_id:
        return _yes("convenor")
    if verb in _CALLED and actor.worker_id in thing.called:
        return _yes("called")
    return _no("not-theirs")


def has_left(left_on: date | None, today: date) -> bool:
    """Whether somebody is gone; on their last day they are still here."""
    return left_on is not None and left_on < today


def _in_team(actor: Actor, thing: Thing, today: date) -> bool:
    return any(
        one.worker_id == actor.worker_id and one.is_current(today)
        for one in thing.team or ()
    )


def _yes(reason: str) -> Decision:
    return Decision(allowed=True, reason=reason)


def _no(reason: str) -> Decision:
    return Decision(allowed=False, reason=reason)
