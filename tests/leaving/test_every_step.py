"""
Whoever is deactivated hears nothing more, at whichever step of a meeting it happens.

One whole meeting, played as often as it has steps, each time with somebody gone
before another step; the others go on, and what the leaver held is with somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import pytest

from bot.practice.calls import Call
from tests.journeys.database import Databases
from tests.journeys.stage import Stage
from tests.journeys.words import moment
from tests.leaving.flow import FLOW, STEPS

#: The methods by which something reaches a person.
REACHES = {"chat.postMessage", "chat.update", "views.publish", "conversations.open"}


@pytest.fixture(scope="module")
def databases(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Databases:
    return Databases(tmp_path_factory.mktemp("partnership"), sqlite_template)


@pytest.fixture
def stage(databases: Databases, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(databases, tmp_path / "alongside.db")
    made.open(moment("Mon 22 Feb 2027 09:10"))
    yield made
    made.close()


def test_with_nobody_leaving_it_is_played_to_the_end(stage: Stage) -> None:
    for _, act in FLOW:
        act(stage)

    assert "No next date: The plan is done" in stage.seen_by("odile")
    assert stage.messages_saying("ludo", "What you took on")


@pytest.mark.parametrize(
    ("step", "leaver"),
    list(zip(STEPS, cycle(["odile", "ludo", "hesper"]), strict=False)),
)
def test_a_leaver_hears_nothing_more(stage: Stage, leaver: str, step: int) -> None:
    for _, act in FLOW[:step]:
        act(stage)
    stage.person(leaver).deactivate()
    # What was on its way at that instant has landed; from here on it is silence.
    heard, seen = len(stage.slack.calls), len(stage.person(leaver).direct_messages)
    stage.settle()
    for who, act in FLOW[step:]:
        if who != leaver:
            # What a leaver would have begun, others cannot go on with.
            with suppress(pytest.fail.Exception):
                act(stage)
    stage.move_to(moment("Thu 18 Mar 2027 09:30"))

    assert len(stage.person(leaver).direct_messages) == seen
    assert [
        one for one in stage.slack.calls[heard:] if reaches(one, stage, leaver)
    ] == []
    assert held_by_nobody_here(stage) == []


def reaches(call: Call, stage: Stage, handle: str) -> bool:
    """Whether a call was meant for this person, by id or in their direct messages."""
    theirs = {stage.person(handle).user_id}
    theirs |= {one.channel for one in stage.person(handle).direct_messages}
    named = {call.arguments.get(one) for one in ("channel", "user_id", "users")}
    return call.method in REACHES and bool(named & theirs)


def held_by_nobody_here(stage: Stage) -> list[str]:
    """Return what is open and with somebody who has left."""
    alongside = stage.rehearsal.alongside
    assert alongside
    with alongside.store.looking() as unit:
        gone = [one.id for one in unit.workers.everyone() if one.left_on]
        now = alongside.clock.now()
        return [
            *(one.id for who in gone for one in unit.meetings.to_record(who, now)),
            *(one.id for who in gone for one in unit.meetings.actions_of(who)),
        ]
