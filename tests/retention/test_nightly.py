"""Once a night, after two; a night that was cut off is made again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.deliveries.records import Method
from bot.retention.service import Retention
from tests.retention.attic import DUE, NOTED, TOLD, Attic

#: Tuesday 23 February, two in the morning in London.
TWO = datetime(2027, 2, 23, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """When a round was made; made as always."""
    made: list[datetime] = []
    run = Retention.run

    def noted(self: Retention, now: datetime) -> object:
        made.append(now)
        return run(self, now)

    monkeypatch.setattr(Retention, "run", noted)
    return made


def test_once_a_night_after_two(either: Attic, rounds: list[datetime]) -> None:
    retention = either.retention
    retention.nightly(either.desk.clock.now())
    for moment in (TWO - MINUTE, TWO, TWO + MINUTE, TWO + timedelta(hours=20)):
        retention.nightly(moment)
    retention.nightly(TWO + timedelta(days=1))

    assert rounds == [TWO, TWO + timedelta(days=1)]


def test_a_first_start_by_day_waits_for_the_night(
    attic: Attic, rounds: list[datetime]
) -> None:
    attic.retention.nightly(attic.desk.clock.now())

    assert rounds == []


def test_in_summer_it_is_two_by_the_wall(attic: Attic, rounds: list[datetime]) -> None:
    retention = attic.retention
    retention.nightly(datetime(2027, 6, 1, 12, tzinfo=UTC))
    for minutes in (59, 60, 61):
        retention.nightly(datetime(2027, 6, 2, tzinfo=UTC) + minutes * MINUTE)

    assert rounds == [datetime(2027, 6, 2, 1, tzinfo=UTC)]


def test_the_practice_clock_stops_for_it(attic: Attic) -> None:
    attic.retention.nightly(attic.desk.clock.now())

    with attic.desk.store.looking() as unit:
        assert unit.deliveries.next_due(attic.desk.clock.now()) == TWO


def test_a_night_that_was_cut_off_is_made_again(
    either: Attic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off after the first of two meetings: the first is gone, the second not."""
    first, second = either.record(), either.desk.call("ludo", on=date(2027, 3, 23))
    either.nights(NOTED, TOLD, TOLD + timedelta(days=1), DUE)
    assert not either.is_there(first)
    assert either.is_there(second)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    retention = either.retention
    moment = datetime(2027, 4, 23, 1, tzinfo=UTC)
    retention.nightly(moment - timedelta(hours=5))
    monkeypatch.setattr("bot.retention.letting_go.show_homes", cut_off)
    with pytest.raises(KeyboardInterrupt):
        retention.nightly(moment)
    assert either.is_there(second)
    monkeypatch.undo()
    retention.nightly(moment + MINUTE)

    assert not either.is_there(second)
    with either.desk.store.looking() as unit:
        until = unit.leases.paused_until("retention", Method.ANY)
    assert until == datetime(2027, 4, 24, 1, tzinfo=UTC)


def test_a_second_round_in_the_same_night_changes_nothing(either: Attic) -> None:
    either.record(agreed=True)
    either.nights(NOTED, TOLD)
    before = either.everything()
    either.night(TOLD)

    assert either.everything() == before
