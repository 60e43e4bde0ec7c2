"""Slack's word is kept in step with: at once, and once a night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest
import structlog

from bot.directory.records import Account
from bot.leaving.service import Leaving
from bot.people.records import Said
from bot.people.service import NoAnswer, People
from storage.trail_tables import trail
from tests.leaving.office import Office
from tests.meetings.desk import Desk

TWO = datetime(2027, 2, 23, 2, tzinfo=UTC)


class Book:
    """A roster that says what a test wrote, and counts how often it is asked."""

    def __init__(self, *said: Said) -> None:
        self.said, self.asked = list(said), 0
        self.breaks = False

    def everyone(self) -> Iterable[Said]:
        self.asked += 1
        yield from self.said
        if self.breaks:
            raise NoAnswer("ratelimited")


def said(handle: str, account: Account) -> Said:
    return Said(team_id="T0BRACKEN", slack_id=f"U0{handle.upper()}", account=account)


def people(desk: Desk, book: Book) -> People:
    house = Office(desk=desk).house
    return People(house, Leaving(house), book)


def test_an_account_that_is_off_ends_access(either: Desk) -> None:
    people(either, Book()).heard(said("ludo", Account.OFF))

    assert either.worker("ludo").left_on == date(2027, 2, 21)


def test_an_account_of_another_kind_is_kept(either: Desk) -> None:
    people(either, Book()).heard(said("barnaby", Account.GUEST))

    assert either.worker("barnaby").account is Account.GUEST
    with either.store.looking() as unit:
        [last] = unit.connection.execute(
            trail.select().order_by(trail.c.sequence.desc()).limit(1)
        ).all()
    assert (last.worker_id, last.reason) == ("slack", "account-guest")


def test_what_is_no_news_writes_nothing(desk: Desk) -> None:
    before = desk.worker("odile")
    for _ in range(3):
        people(desk, Book()).heard(said("odile", Account.FULL))
        people(desk, Book()).heard(said("nobody", Account.OFF))

    assert desk.worker("odile") == before


def test_the_first_night_is_the_one_to_come(desk: Desk) -> None:
    book = Book()
    people(desk, book).nightly(desk.clock.now())

    assert book.asked == 0


def test_slack_is_asked_once_a_night_whoever_comes(either: Desk) -> None:
    book = Book(said("ludo", Account.OFF))
    for one in (people(either, book), people(either, book)):
        one.nightly(either.clock.now())
    either.clock.move_to(TWO)
    for one in (people(either, book), people(either, book)):
        one.nightly(TWO)
    later = datetime(2027, 2, 23, 12, tzinfo=UTC)
    people(either, book).nightly(later)

    assert book.asked == 1
    assert either.worker("ludo").account is Account.OFF
    people(either, book).nightly(datetime(2027, 2, 24, 2, tzinfo=UTC))
    assert book.asked == 2


def test_two_in_the_morning_is_wall_time(desk: Desk) -> None:
    book = Book()
    summer = datetime(2027, 4, 1, 12, tzinfo=UTC)
    people(desk, book).nightly(summer)
    people(desk, book).nightly(datetime(2027, 4, 2, 0, 59, tzinfo=UTC))
    assert book.asked == 0

    people(desk, book).nightly(datetime(2027, 4, 2, 1, 0, tzinfo=UTC))
    assert book.asked == 1


def test_what_slack_said_before_it_fell_silent_counts(desk: Desk) -> None:
    book = Book(said("ludo", Account.OFF))
    book.breaks = True
    people(desk, book).nightly(desk.clock.now())
    with structlog.testing.capture_logs() as logs:
        people(desk, book).nightly(TWO)
        people(desk, book).nightly(TWO)

    assert book.asked == 1
    assert [one["event"] for one in logs] == ["roster.no-answer"]
    assert desk.worker("ludo").left_on is not None


def test_the_queue_knows_when_the_next_night_is(desk: Desk) -> None:
    people(desk, Book()).nightly(desk.clock.now())

    with desk.store.looking() as unit:
        assert unit.deliveries.next_due(desk.clock.now()) == TWO


@pytest.mark.parametrize("account", [Account.FULL, Account.GUEST])
def test_whoever_is_missing_from_the_list_is_not_gone(
    desk: Desk, account: Account
) -> None:
    book = Book(said("odile", account))
    people(desk, book).nightly(desk.clock.now())
    people(desk, book).nightly(TWO)

    assert desk.worker("ludo").left_on is None
