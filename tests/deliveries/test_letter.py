from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.deliveries.letter import Letter
from bot.deliveries.records import File, Home, Method, Post
from tests.deliveries.clocks import TwoClocks
from tests.deliveries.conftest import Desk

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


@pytest.fixture
def letter(desk: Desk) -> Letter:
    """Leased until two minutes from now, and to begin before second 100."""
    desk.say("hello")
    row = replace(desk.row("hello"), leased_until=NOW + timedelta(minutes=2))
    return Letter(
        delivery=row,
        outgoing=Post(text="hello", blocks=[]),
        slack_id="U1",
        last_second=100,
    )


def test_it_may_begin_while_both_clocks_say_that_the_lease_holds(
    letter: Letter,
) -> None:
    assert letter.may_begin(TwoClocks(NOW, 99))


def test_a_process_that_froze_may_not_begin(letter: Letter) -> None:
    assert not letter.may_begin(TwoClocks(NOW, 100))


def test_a_machine_that_slept_may_not_begin(letter: Letter) -> None:
    assert not letter.may_begin(TwoClocks(NOW + timedelta(minutes=2), 1))


def test_its_method_follows_from_what_it_is(letter: Letter) -> None:
    shown = replace(letter, delivery=replace(letter.delivery, ts="1.1"))
    home = replace(letter, outgoing=Home(view={}))
    file = replace(letter, outgoing=File(text="", name="a.ics", content=b""))

    assert letter.method is Method.POST
    assert shown.method is Method.UPDATE
    assert home.method is Method.HOME
    assert file.method is Method.FILE
