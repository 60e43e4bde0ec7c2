"""The same rules inside a unit that somebody else has opened, as a nudge's doors do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from bot.access.records import Verb
from bot.access.service import House
from bot.access.visit import Visit, visit
from bot.asks.asking import NewAsk, ask_for
from bot.asks.records import Ask, AskState, NewDateReason
from bot.asks.taking import (
    ask_for_help,
    decline,
    finish,
    move_date,
    name_someone,
    open_ask,
    pass_to,
    take,
)
from bot.errors import NotFound
from bot.meetings.team import open_team
from bot.nudges.records import InTheWay, WouldHelp
from tests.asks.counter import WHAT, kept, made, newest, put, words
from tests.meetings.desk import ZONE, Desk


@contextmanager
def visiting(desk: Desk, handle: str) -> Iterator[Visit]:
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    with desk.store.changing() as unit:
        yield visit(house, unit, desk.asker(handle))


def test_each_answer_saves_and_tells_in_the_transaction_of_whoever_calls(
    either: Desk,
) -> None:
    for answer, state in (
        (take, AskState.TAKEN),
        (finish, AskState.DONE),
        (decline, AskState.NOT_ME),
    ):
        ask_id = put(either).ask_id
        with visiting(either, "linnet") as visitor:
            ask = open_ask(visitor, ask_id, Verb.ANSWER_ASK).ask
            assert answer(visitor, ask).state is state
        assert kept(either, ask_id).state is state


def test_what_is_undone_leaves_nothing_behind(either: Desk) -> None:
    ask_id = put(either).ask_id
    before = len(either.queue())

    with pytest.raises(ZeroDivisionError):
        pass_on_and_break(either, ask_id)
    assert kept(either, ask_id).state is AskState.ASKED
    assert len(either.queue()) == before


def test_several_in_one_transaction(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    with visiting(desk, "linnet") as visitor:
        ask = take(visitor, opened(visitor, ask_id))
        ask = move_date(visitor, ask, date(2027, 3, 4), NewDateReason.MORE_TO_IT)
        ask_for_help(visitor, ask, InTheWay.TIME, WouldHelp.A_SMALLER_PIECE)
        name_someone(visitor, ask, "Wren from the hub")

    ask = kept(desk, ask_id)
    assert (ask.due, ask.state) == (date(2027, 3, 4), AskState.SOMEONE_ELSE)


def test_opening_it_asks_whether_they_may(desk: Desk) -> None:
    ask_id = put(desk).ask_id

    with pytest.raises(NotFound), visiting(desk, "wystan") as visitor:
        opened(visitor, ask_id)


def test_a_few_lines_instead_of_coming_are_asked_by_the_convenor(either: Desk) -> None:
    meeting_id = either.call("ludo", "corin")
    either.move_clock(2027, 2, 26, 18, 30)
    with visiting(either, "corin") as visitor:
        ask_id = written_instead(either, visitor, meeting_id).id

    ask = kept(either, ask_id)
    assert (ask.asker_id, ask.meeting_id) == (either.id_of("odile"), meeting_id)
    asked = newest(either, "corin", "ask.asked")
    assert "A few lines are as good as coming." in words(made(either, asked))
    assert asked.due_at == either.clock.now()
    morning = datetime(2027, 3, 1, 8, tzinfo=UTC)
    assert newest(either, "odile", "ask.mine").due_at == morning


def pass_on_and_break(desk: Desk, ask_id: str) -> None:
    with visiting(desk, "linnet") as visitor:
        pass_to(visitor, opened(visitor, ask_id), desk.id_of("dunstan"))
        raise ZeroDivisionError


def opened(visitor: Visit, ask_id: str) -> Ask:
    return open_ask(visitor, ask_id, Verb.ANSWER_ASK).ask


def written_instead(desk: Desk, visitor: Visit, meeting_id: str) -> Ask:
    asker = visitor.unit.workers.by_handle("odile")
    assert asker is not None
    others = frozenset({asker.id, visitor.worker.id})
    team = open_team(visitor.unit, desk.young_person(), visitor.today, others)
    wanted = NewAsk(
        id=visitor.clock.new_id(),
        asker=asker,
        worker_id=visitor.worker.id,
        what=WHAT,
        due=None,
        meeting_id=meeting_id,
    )
    return ask_for(visitor, team, wanted)
