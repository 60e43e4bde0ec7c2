"""Asking a colleague: who may, whom, by when, and what is said at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.access.service import NotKnownHere
from bot.asks.beginning import HowToAsk
from bot.asks.cards import AskForm
from bot.asks.doors import Field
from bot.asks.messages import confirmed
from bot.asks.records import AskState
from bot.deliveries.records import Lane
from bot.directory.records import Sees
from bot.directory.references import NoSuchReference
from bot.errors import NotFilledIn, NotFound
from bot.meetings.cards import Choosing
from tests.asks.counter import (
    TUESDAY,
    WHAT,
    asking,
    asks,
    away,
    kept,
    newest,
    noted,
    put,
)
from tests.meetings.desk import STRANGER, Desk

MONDAY = date(2027, 3, 8)


def test_it_is_kept_and_both_are_told(either: Desk) -> None:
    card = put(either)

    ask = kept(either, card.ask_id)
    assert (ask.what, ask.due, ask.state) == (WHAT, TUESDAY, AskState.ASKED)
    [asked] = either.queued_for("linnet", "ask.asked")
    [mine] = either.queued_for("ludo", "ask.mine")
    assert (asked.lane, asked.live, mine.live) == (Lane.TODAY, True, True)


def test_the_same_form_twice_asks_once(either: Desk) -> None:
    form = asking(either)
    asks(either).ask(either.asker("ludo"), form)
    asks(either).ask(either.asker("ludo"), form)

    assert len(either.queue("ask.asked")) == 1


def test_a_form_with_the_id_of_anothers_ask_is_not_found(desk: Desk) -> None:
    known = put(desk).ask_id
    again = asking(desk, "hesper", ask_id=known)

    with pytest.raises(NotFound):
        asks(desk).ask(desk.asker("dunstan"), again)


def test_without_a_day_they_have_five_of_their_own_working_days(desk: Desk) -> None:
    assert put(desk, "linnet").due == TUESDAY
    assert put(desk, "hesper").due == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (date(2027, 2, 19), "That day has passed. These will do: Tue 23 Feb"),
        (date(2027, 3, 5), "Fri 5 Mar: they do not work that day."),
        (date(2027, 3, 29), "Mon 29 Mar: it is a bank holiday."),
        (date(2029, 3, 1), "That is more than a year away."),
    ],
)
def test_a_day_that_will_not_do_says_which_will(
    desk: Desk, due: date, says: str
) -> None:
    with pytest.raises(NotFilledIn) as refused:
        put(desk, due=due)

    assert refused.value.problems[Field.DUE].startswith(says)
    assert desk.queue("ask") == []


def test_at_a_school_its_days_are_theirs(desk: Desk) -> None:
    with pytest.raises(NotFilledIn) as refused:
        put(desk, "ebba", by="barnaby", about="YP-2KM9", due=date(2027, 2, 26))

    says = refused.value.problems[Field.DUE]
    assert says.startswith("Fri 26 Feb: their school is shut that day.")


def test_what_for_cannot_be_empty(desk: Desk) -> None:
    with pytest.raises(NotFilledIn) as refused:
        put(desk, what="")

    assert refused.value.problems == {Field.WHAT: "Please say what, in one line."}


@pytest.mark.parametrize("whom", ["odile", "ludo"])
def test_somebody_outside_the_team_or_oneself_cannot_be_asked(
    desk: Desk, whom: str
) -> None:
    with pytest.raises(NotFilledIn) as refused:
        put(desk, whom)

    assert set(refused.value.problems) == {Field.WHOM}


def test_whoever_sees_dates_only_is_not_asked(desk: Desk) -> None:
    see(desk, "linnet", Sees.DATES)

    with pytest.raises(NotFilledIn):
        put(desk)
    form = asks(desk).begin(desk.asker("ludo"), "YP-8RN4")
    assert isinstance(form, AskForm)
    assert "Linnet Pargeter" not in {one.name for one in form.people}


def test_whoever_sees_dates_only_cannot_ask(desk: Desk) -> None:
    see(desk, "linnet", Sees.DATES)

    with pytest.raises(NotFound):
        put(desk, "ludo", by="linnet")
    assert noted(desk)[-1] == ("ask-for", False, "not-theirs")


def test_nobody_outside_the_team_can_ask(either: Desk) -> None:
    with pytest.raises(NotFound):
        put(either, by="wystan")
    with pytest.raises(NoSuchReference):
        asks(either).begin(either.asker("wystan"), "YP-8RN4")
    assert noted(either)[-1] == ("ask-for", False, "not-around")


def test_a_stranger_cannot_do_anything(desk: Desk) -> None:
    with pytest.raises(NotKnownHere):
        asks(desk).mine(STRANGER)


def test_what_is_no_reference_is_explained(desk: Desk) -> None:
    with pytest.raises(HowToAsk):
        asks(desk).begin(desk.asker("ludo"), "nonsense")


def test_whom_it_is_about_is_asked_only_where_there_is_a_choice(desk: Desk) -> None:
    assert isinstance(asks(desk).begin(desk.asker("ludo"), ""), Choosing)
    assert isinstance(asks(desk).begin(desk.asker("linnet"), ""), AskForm)


def test_whoever_stays_less_long_than_that_is_not_asked(desk: Desk) -> None:
    desk.end_place("linnet", date(2027, 2, 26), about="YP-8RN4")

    with pytest.raises(NotFilledIn) as refused:
        put(desk)
    assert "until Fri 26 Feb" in refused.value.problems[Field.WHOM]


def test_it_never_arrives_at_night_or_at_a_weekend(desk: Desk) -> None:
    desk.move_clock(2027, 2, 26, 18, 30)
    put(desk, "hesper")

    due_at = newest(desk, "hesper", "ask.asked").due_at
    assert due_at == datetime(2027, 3, 1, 8, tzinfo=UTC)
    assert newest(desk, "ludo", "ask.mine").due_at == desk.clock.now()


def test_somebody_without_slack_is_to_be_rung(desk: Desk) -> None:
    card = put(desk, "gwillam")

    said = str(confirmed(card))
    assert "Please ring Gwillam Post, HMYOI Stonebeck on 01632 960 135." in said
    assert desk.queue("ask.asked") == []


def test_who_is_away_with_nobody_standing_in_is_said_exactly(desk: Desk) -> None:
    desk.move_clock(2027, 3, 10, 9, 10)

    said = str(confirmed(put(desk, "hesper", due=date(2027, 3, 11))))
    assert (
        "Hesper Tandy is away from Mon 8 Mar to Fri 12 Mar, and nobody stands in yet. "
        "You could ring Probation, Brackenmoor office: 01632 960 102."
    ) in said


def test_a_deputy_is_named_and_asked_too(either: Desk) -> None:
    away(either, "ludo", date(2027, 2, 22))
    card = put(either, "ludo", by="odile", about="YP-7HX3")

    assert "Ruan Abernethy-Cole stands in." in str(confirmed(card))
    [asked] = either.queued_for("ruan", "ask.asked")
    assert asked.subject_id == card.ask_id


def test_a_deputy_who_is_away_too_is_not_offered_as_help(desk: Desk) -> None:
    away(desk, "ludo", date(2027, 2, 22))
    away(desk, "ruan", date(2027, 2, 22))
    card = put(desk, "ludo", by="odile", about="YP-7HX3")

    assert "and so is Ruan Abernethy-Cole, who stands in. You could ring" in str(
        confirmed(card)
    )


def test_a_leave_after_the_day_it_is_due_is_not_mentioned(desk: Desk) -> None:
    assert put(desk, "hesper", due=date(2027, 3, 5)).absence is None
    assert put(desk, "hesper", due=MONDAY).absence is not None


def test_asking_is_noted_in_the_trail(desk: Desk) -> None:
    put(desk)

    assert noted(desk)[-1] == ("ask-for", True, "sees-all")


def see(desk: Desk, handle: str, sees: Sees) -> None:
    young_person_id = desk.young_person("YP-8RN4").id
    with desk.store.changing() as unit:
        for place in unit.young_people.places(young_person_id):
            if place.worker_id == desk.id_of(handle):
                unit.young_people.save_place(replace(place, sees=sees))
