"""The one decision, over everyone who could ask and everything they could want."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.access.records import Actor, Thing, Verb
from bot.access.rules import may
from tests.meetings.examples import place

TODAY = date(2027, 2, 22)
YESTERDAY, TOMORROW = date(2027, 2, 21), date(2027, 2, 23)

IN_TEAM = {Verb.SEE_YOUNG_PERSON, Verb.CALL_MEETING}
AS_CALLED = IN_TEAM | {Verb.SEE_MEETING, Verb.REPLY}
AS_CONVENOR = AS_CALLED | {Verb.RUN_MEETING}

ODILE = Actor(
    worker_id="worker-odile", agency_id="agency-yjs", is_lead=False, left_on=None
)
PLACE = place("odile")
CALLED, CONVENED = (
    {"called": frozenset({"worker-odile"})},
    {"convenor_id": "worker-odile"},
)


def thing(*team: object, **more: object) -> Thing:
    return Thing(team=team, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "what", "allowed"),
    [
        # In the team around, and nothing more.
        (ODILE, thing(PLACE), IN_TEAM),
        (ODILE, thing(PLACE, **CALLED), AS_CALLED),
        (ODILE, thing(PLACE, **CONVENED), AS_CONVENOR),
        # From the first day of a place to its last, both included.
        (ODILE, thing(replace(PLACE, from_day=TODAY, until_day=TODAY)), IN_TEAM),
        (ODILE, thing(replace(PLACE, until_day=YESTERDAY)), set()),
        (ODILE, thing(replace(PLACE, from_day=TOMORROW)), set()),
        # Called to a meeting, or its convenor, and out of the team since.
        (ODILE, thing(**CALLED), set()),
        (ODILE, thing(**CONVENED), set()),
        (ODILE, thing(replace(PLACE, until_day=YESTERDAY), **CONVENED), set()),
        # Somebody else's place helps nobody.
        (ODILE, thing(place("ludo"), **CONVENED), set()),
        # About nobody.
        (ODILE, Thing(team=None), set()),
        # A lead fills the directory, which by itself opens no young person.
        (replace(ODILE, is_lead=True), thing(**CALLED), {Verb.FILL_DIRECTORY}),
        (
            replace(ODILE, is_lead=True),
            thing(PLACE),
            IN_TEAM | {Verb.FILL_DIRECTORY},
        ),
        # On their last day they are still here; after it they are gone.
        (replace(ODILE, left_on=TODAY), thing(PLACE, **CONVENED), AS_CONVENOR),
        (
            replace(ODILE, left_on=YESTERDAY, is_lead=True),
            thing(PLACE, **CONVENED),
            set(),
        ),
    ],
)
def test_who_may_do_what(actor: Actor, what: Thing, allowed: set[Verb]) -> None:
    assert {verb for verb in Verb if may(actor, verb, what, TODAY).allowed} == allowed


@pytest.mark.parametrize("verb", list(Verb))
def test_every_decision_has_one_word_for_a_reason(verb: Verb) -> None:
    for left_on in (None, YESTERDAY):
        decision = may(replace(ODILE, left_on=left_on), verb, thing(PLACE), TODAY)

        assert decision.reason
        assert " " not in decision.reason
