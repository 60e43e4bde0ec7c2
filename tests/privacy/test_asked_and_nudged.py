"""A worker's own page says what is asked of them, and how often they were nudged."""

from __future__ import annotations

from datetime import date

from bot.nudges.records import NudgeState, PartOfDay, Wishes
from bot.privacy.messages import about_me
from bot.privacy.words import wishes_in_words
from tests.asked import put_ask, put_climb, put_nudge
from tests.handed import put_handover
from tests.rights.bench import Bench, words

TODAY = date(2027, 2, 22)


def test_what_is_asked_and_what_reached_them_is_counted(either: Bench) -> None:
    desk = either.desk
    climb = put_climb(desk, put_ask(desk, "ludo"))
    put_nudge(desk, climb)
    put_nudge(desk, climb, step=1, state=NudgeState.NOT_REACHED)
    put_ask(desk, "tamsel", by="ludo")
    put_ask(desk, "tamsel", by="ludo")
    card = either.privacy.about_me(either.asker("ludo"))

    assert (card.asked, card.asks, card.nudges) == (1, 2, 1)
    shown = words(about_me(card))
    assert "Things you were asked for: 1, and asked of others: 2" in shown
    assert "Reminders I sent you: 1" in shown


def test_their_own_quiet_times_are_said(either: Bench) -> None:
    ludo = either.desk.id_of("ludo")
    with either.desk.store.changing() as unit:
        unit.nudges.wish(Wishes(id=ludo, muted_until=date(2027, 3, 5)))
    card = either.privacy.about_me(either.asker("ludo"))

    assert card.wishes == ("until Fri 5 Mar",)
    assert either.privacy.about_me(either.asker("odile")).wishes == ()


def test_each_wish_has_its_words_and_one_that_is_over_has_none() -> None:
    one = Wishes(id="W", not_on=frozenset({0, 4}), part=PartOfDay.MORNINGS)
    over = Wishes(id="W", muted_until=date(2027, 2, 21))

    assert wishes_in_words(one, TODAY) == ("on Mon, Fri", "in the afternoons")
    assert wishes_in_words(over, TODAY) == ()
    assert wishes_in_words(None, TODAY) == ()


def test_handovers_that_name_them_are_counted(either: Bench) -> None:
    put_handover(either.desk)
    put_handover(either.desk, "YP-2KM9", receiver_id=None)
    card = either.privacy.about_me(either.asker("ludo"))

    assert card.handovers == 1
    assert "Handovers that name you: 1" in words(about_me(card))
