"""What can become of an ask; twice is once, and a late tap is told exactly why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.asks.doors import Field
from bot.asks.records import AskState, NewDateReason
from bot.asks.requests import Someone
from bot.asks.taking import NotNeededNow, WithSomebodyElse
from bot.deliveries.records import Delivery
from bot.errors import AlreadyDone, NotFilledIn, NotFound, TooLate
from storage.deliveries import deliveries
from tests.asks.counter import (
    TUESDAY,
    asks,
    away,
    heard,
    kept,
    made,
    move,
    newest,
    noted,
    put,
    someone,
    tap,
    words,
)
from tests.meetings.desk import Desk

ONE_TAP = [AskState.TAKEN, AskState.DONE, AskState.NOT_ME]


@pytest.mark.parametrize("state", ONE_TAP)
def test_one_tap_answers_and_shows_it_to_who_asked(
    either: Desk, state: AskState
) -> None:
    ask_id = put(either).ask_id
    tap(either, ask_id, state)

    ask = kept(either, ask_id)
    assert (ask.state, ask.answered_at) == (state, either.clock.now())
    assert newest(either, "ludo", "ask.mine").wanted > 1


@pytest.mark.parametrize("state", ONE_TAP)
def test_the_same_tap_twice_is_once(desk: Desk, state: AskState) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, state)
    once = kept(desk, ask_id)
    desk.clock.move_to(desk.clock.now() + timedelta(minutes=1))
    tap(desk, ask_id, state)

    assert kept(desk, ask_id) == once


def test_after_it_is_done_nothing_else_can_be_said(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.DONE)

    with pytest.raises(AlreadyDone):
        tap(desk, ask_id, AskState.NOT_ME)


def test_not_me_can_be_taken_back(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.NOT_ME)
    tap(desk, ask_id, AskState.TAKEN)

    assert kept(desk, ask_id).state is AskState.TAKEN


@pytest.mark.parametrize("who", ["dunstan", "wystan"])
def test_nobody_else_can_answer(desk: Desk, who: str) -> None:
    ask_id = put(desk).ask_id

    with pytest.raises(NotFound):
        tap(desk, ask_id, AskState.DONE, by=who)
    assert kept(desk, ask_id).state is AskState.ASKED
    assert noted(desk)[-1][:2] == ("answer-ask", False)


def test_the_asker_cannot_answer_by_a_tap(desk: Desk) -> None:
    ask_id = put(desk).ask_id

    with pytest.raises(NotFound) as refused:
        tap(desk, ask_id, AskState.DONE, by="ludo")
    assert not isinstance(refused.value, WithSomebodyElse)


def test_what_nobody_asked_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        tap(desk, "01AAAAAAAAAAAAAAAAAAAAAAAA", AskState.DONE)


def test_passed_to_a_colleague_they_are_asked_and_the_first_one_sees_who(
    either: Desk,
) -> None:
    ask_id = put(either).ask_id
    first = newest(either, "linnet", "ask.asked")
    tap(either, ask_id, AskState.TAKEN)
    someone(either, ask_id, "dunstan")

    ask = kept(either, ask_id)
    assert (ask.worker_id, ask.state) == (either.id_of("dunstan"), AskState.ASKED)
    assert ask.answered_at is None
    assert len(either.queued_for("dunstan", "ask.asked")) == 1
    shown = words(made(either, seen(first)))
    assert "*Dunstan Iqbal-Reed does this now:*" in shown


def test_a_tap_on_what_was_passed_on_says_who_does_it(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    someone(desk, ask_id, "dunstan")

    with pytest.raises(WithSomebodyElse) as late:
        tap(desk, ask_id, AskState.DONE)
    assert late.value.sentence == (
        "Dunstan Iqbal-Reed does that now. There is nothing you need to do."
    )
    assert noted(desk)[-1] == ("answer-ask", False, "passed-on")


def test_who_gets_it_back_is_asked_anew(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    sent(desk, "linnet")
    someone(desk, ask_id, "dunstan")
    someone(desk, ask_id, "linnet", by="dunstan")

    assert len(desk.queued_for("linnet", "ask.asked")) == 2


@pytest.mark.parametrize("whom", ["ludo", "linnet", "wystan"])
def test_it_cannot_be_passed_to_who_asked_or_has_it_or_is_outside(
    desk: Desk, whom: str
) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.TAKEN)

    with pytest.raises(NotFilledIn) as refused:
        someone(desk, ask_id, whom)
    assert set(refused.value.problems) == {Field.SOMEONE}


def test_somebody_who_is_not_known_is_kept_by_name(either: Desk) -> None:
    ask_id = put(either).ask_id
    someone(either, ask_id, name="Wren from the hub")

    ask = kept(either, ask_id)
    assert (ask.state, ask.stand_in_name) == (
        AskState.SOMEONE_ELSE,
        "Wren from the hub",
    )
    shown = words(made(either, newest(either, "ludo", "ask.mine")))
    assert "Wren from the hub does it in place of Linnet Pargeter." in shown


def test_somebody_has_to_be_named(desk: Desk) -> None:
    ask_id = put(desk).ask_id

    with pytest.raises(NotFilledIn):
        someone(desk, ask_id)


def test_the_deputy_of_somebody_away_answers_in_their_place(either: Desk) -> None:
    away(either, "ludo", date(2027, 2, 22))
    ask_id = put(either, "ludo", by="odile", about="YP-7HX3").ask_id
    tap(either, ask_id, AskState.TAKEN, by="ruan")

    ask = kept(either, ask_id)
    assert (ask.state, ask.recorded_by_id) == (AskState.TAKEN, either.id_of("ruan"))
    own = words(made(either, seen(newest(either, "ludo", "ask.asked"))))
    assert "Ruan Abernethy-Cole stands in while you are away." in own
    assert "*You are on it.* Thank you. Ruan Abernethy-Cole noted it." in own


def test_the_asker_asks_somebody_else(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.NOT_ME)
    other = Someone(about_id=ask_id, worker_id=desk.id_of("dunstan"))
    asks(desk).ask_else(desk.asker("ludo"), other)

    assert kept(desk, ask_id).worker_id == desk.id_of("dunstan")
    assert len(desk.queued_for("dunstan", "ask.asked")) == 1


def test_nobody_but_the_asker_asks_somebody_else(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    other = Someone(about_id=ask_id, worker_id=desk.id_of("dunstan"))

    with pytest.raises(NotFound):
        asks(desk).ask_else(desk.asker("linnet"), other)


def test_not_needed_any_more(either: Desk) -> None:
    ask_id = put(either).ask_id
    asked = newest(either, "linnet", "ask.asked")
    for _ in range(2):
        asks(either).withdraw(either.asker("ludo"), ask_id)

    assert kept(either, ask_id).state is AskState.WITHDRAWN
    assert "Thank you for being ready to help." in words(made(either, seen(asked)))
    with pytest.raises(NotNeededNow):
        tap(either, ask_id, AskState.DONE)


def test_what_is_done_cannot_be_withdrawn(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.DONE)

    with pytest.raises(AlreadyDone):
        asks(desk).withdraw(desk.asker("ludo"), ask_id)


def test_an_answer_heard_by_phone_counts_the_same(either: Desk) -> None:
    ask_id = put(either, "gwillam").ask_id
    heard(either, ask_id, AskState.DONE, date(2027, 2, 22))

    ask = kept(either, ask_id)
    assert (ask.state, ask.recorded_by_id) == (AskState.DONE, either.id_of("ludo"))
    assert ask.answered_at == either.clock.now()


def test_a_letter_counts_from_the_day_it_was_written(desk: Desk) -> None:
    ask_id = put(desk, "gwillam").ask_id
    desk.move_clock(2027, 2, 25, 15, 0)
    heard(desk, ask_id, AskState.TAKEN, date(2027, 2, 23))

    assert kept(desk, ask_id).answered_at == datetime(2027, 2, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("on", [date(2027, 2, 23), date(2027, 2, 21)])
def test_nothing_was_heard_before_it_was_asked_or_after_today(
    desk: Desk, on: date
) -> None:
    ask_id = put(desk, "gwillam").ask_id

    with pytest.raises(NotFilledIn) as refused:
        heard(desk, ask_id, AskState.DONE, on)
    assert set(refused.value.problems) == {Field.ON}


def test_who_does_it_instead_is_written_down_by_name(desk: Desk) -> None:
    ask_id = put(desk, "gwillam").ask_id
    today = date(2027, 2, 22)

    with pytest.raises(NotFilledIn):
        heard(desk, ask_id, AskState.SOMEONE_ELSE, today)
    heard(desk, ask_id, AskState.SOMEONE_ELSE, today, name="Wren from the hub")
    assert kept(desk, ask_id).stand_in_name == "Wren from the hub"


def test_a_new_date_is_kept_with_its_reason(either: Desk) -> None:
    ask_id = put(either).ask_id
    for _ in range(2):
        move(either, ask_id, date(2027, 3, 3))

    assert kept(either, ask_id).due == date(2027, 3, 3)
    with either.store.looking() as unit:
        [change] = unit.asks.dates_of(ask_id)
    assert (change.was, change.due) == (TUESDAY, date(2027, 3, 3))
    assert change.reason is NewDateReason.WAITING


def test_once_it_is_overdue_the_date_stays(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    desk.move_clock(2027, 3, 3, 9, 10)

    for act in (
        lambda: move(desk, ask_id, date(2027, 3, 10)),
        lambda: asks(desk).begin_date(desk.asker("linnet"), ask_id),
    ):
        with pytest.raises(TooLate) as refused:
            act()
        assert refused.value.sentence == (
            "It was due on Tue 2 Mar, so the date stays. "
            "You can still say done, someone else, or ask for help."
        )
    assert kept(desk, ask_id).due == TUESDAY


def test_a_new_date_has_to_be_a_working_day_of_theirs(desk: Desk) -> None:
    ask_id = put(desk).ask_id

    with pytest.raises(NotFilledIn) as refused:
        move(desk, ask_id, date(2027, 3, 5))
    assert set(refused.value.problems) == {Field.DUE}


def seen(delivery: Delivery) -> Delivery:
    """Return it as it is once it stands on somebody's screen."""
    return replace(delivery, ts="1.1")


def sent(desk: Desk, handle: str) -> None:
    """Note of what was queued that it stands on somebody's screen."""
    with desk.store.changing() as unit:
        theirs = deliveries.c.worker_id == desk.id_of(handle)
        shown = update(deliveries).where(theirs).values(ts="1.1", shown=1)
        unit.connection.execute(shown)
