"""The watchdog compares what should have gone with what went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.deliveries.records import Method, Pause
from bot.directory.records import Leave
from bot.nudges.records import Why
from bot.nudges.watch import RECOUNTED
from storage.deliveries import deliveries
from tests.nudges.office import Office
from tests.nudges.times import london

#: The first word of an invitation called on Mon 22 Feb 09:10 goes soon after this.
THE_DAY = "2027-02-24"
#: When the first of those who are asked is at work again.
TOMORROW = "2027-02-25 08:00"
OK = ""


@pytest.fixture
def waiting(office: Office) -> Office:
    """One invitation to Corin, sent, with its ladder begun."""
    office.desk.call("corin")
    office.minute()
    return office


def why(office: Office) -> str:
    check = office.nudges_check()
    assert check.ok == (check.why == OK)
    return check.why


def after_the_moment(office: Office, minutes: int) -> None:
    office.clock.move_to(min_next_at(office) + timedelta(minutes=minutes))


def min_next_at(office: Office) -> datetime:
    return min(one.next_at for one in office.climbs() if one.next_at)


def write_queue(office: Office, **columns: object) -> None:
    """Write into every nudge's message what no code of ours would."""
    with office.bot.store.changing(quietly=True) as unit:
        theirs = deliveries.c.kind.like("nudge.%")
        unit.connection.execute(update(deliveries).where(theirs).values(**columns))


def test_a_bot_with_nothing_to_do_is_well(office: Office) -> None:
    assert why(office) == OK


def test_what_waits_for_its_own_day_is_well(waiting: Office) -> None:
    waiting.until("2027-02-23 12:00")

    assert why(waiting) == OK


def test_a_step_that_nobody_took_is_red_after_five_minutes(waiting: Office) -> None:
    after_the_moment(waiting, 5 - 1)
    assert why(waiting) == OK

    after_the_moment(waiting, 6)
    assert why(waiting) == "step-late"


def test_once_it_is_taken_it_is_well_again(waiting: Office) -> None:
    after_the_moment(waiting, 6)
    assert why(waiting) == "step-late"

    waiting.minute()
    assert why(waiting) == OK


def test_after_days_of_standing_still_one_tick_catches_up(waiting: Office) -> None:
    waiting.at("2027-03-03 10:30")
    assert why(waiting) == "step-late"

    waiting.minute()
    assert why(waiting) == OK
    assert len([one for one in waiting.lines() if one.sent_at]) <= len(waiting.climbs())


def test_a_ladder_that_breaks_is_logged_and_red(waiting: Office) -> None:
    waiting.spoil(ladder="not a ladder")
    after_the_moment(waiting, 6)

    with capture_logs() as lines:
        waiting.minute()

    assert "climb_broke" in {one["event"] for one in lines}
    assert why(waiting) == "step-late"


def test_one_that_would_break_is_red_before_its_day(waiting: Office) -> None:
    waiting.spoil(ladder="not a ladder")

    with capture_logs() as lines:
        assert why(waiting) == "step-forgotten"

    assert {one["event"] for one in lines} == {"recount_broke"}


def test_a_message_that_nobody_sends_is_red_after_five_minutes(
    waiting: Office,
) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    waiting.clock.move_to(waiting.clock.now() + timedelta(minutes=5))
    assert why(waiting) == OK

    # The tick looks again each minute; only the message stays where it is.
    waiting.clock.move_to(waiting.clock.now() + timedelta(minutes=1))
    waiting.tick()
    assert why(waiting) == "message-late"

    waiting.sweep()
    assert why(waiting) == OK


def test_a_message_that_fails_again_and_again_is_red(waiting: Office) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    later = waiting.clock.now() + timedelta(minutes=6)
    waiting.clock.move_to(later)
    waiting.tick()
    write_queue(waiting, attempts=7, due_at=later + timedelta(minutes=4))

    assert why(waiting) == "message-late"


def test_one_that_failed_for_the_first_time_is_not(waiting: Office) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    now = waiting.clock.now()
    write_queue(waiting, attempts=2, due_at=now + timedelta(seconds=20))

    assert why(waiting) == OK


def test_what_slack_asked_to_wait_for_is_not_late(waiting: Office) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    later = waiting.clock.now() + timedelta(minutes=20)
    waiting.clock.move_to(later)
    waiting.tick()
    with waiting.bot.store.changing(quietly=True) as unit:
        until = later + timedelta(minutes=1)
        unit.leases.pause(Pause(workspace="T0BRACKEN", method=Method.POST, until=until))

    assert why(waiting) == OK


def test_at_night_a_message_may_wait(waiting: Office) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    waiting.at(f"{THE_DAY} 20:00")
    waiting.tick()

    assert why(waiting) == OK


def test_a_lease_that_nobody_took_back_is_red(waiting: Office) -> None:
    after_the_moment(waiting, 0)
    waiting.tick()
    now = waiting.clock.now()
    with waiting.bot.store.changing(quietly=True) as unit:
        unit.leases.claim(now=now, leased_by="GONE", until=now, most=10)
    waiting.clock.move_to(now + timedelta(minutes=6))
    waiting.tick()

    assert why(waiting) == "message-late"


def test_a_step_put_off_for_no_reason_is_found_by_counting_again(
    waiting: Office,
) -> None:
    waiting.at(f"{THE_DAY} 15:00")
    waiting.spoil(next_at=london("2027-06-01 10:00"))

    assert why(waiting) == "step-forgotten"
    # It stays red for as long as it is so, however many others there are.
    assert why(waiting) == "step-forgotten"

    waiting.spoil(next_at=waiting.clock.now())
    waiting.minute()
    assert why(waiting) == OK


def test_a_few_are_counted_at_each_look_and_all_in_turn(office: Office) -> None:
    office.desk.call("corin", "ludo", "hesper")
    office.minute()
    office.at(f"{THE_DAY} 15:00")
    office.spoil(next_at=london(TOMORROW), why=Why.ENOUGH_TODAY)
    with office.bot.store.changing(quietly=True) as unit:
        late = replace(office.climbs()[0], next_at=london("2027-06-01 10:00"))
        unit.nudges.save_climb(replace(late, why=Why.NOT_YET))

    # The two that have a reason come first in the order of their days.
    rounds = 2 // RECOUNTED
    assert [why(office) for _ in range(rounds)] == [OK] * rounds
    assert [why(office) for _ in range(2)] == ["step-forgotten"] * 2


def test_a_full_day_is_a_reason_until_the_next_morning_and_no_longer(
    waiting: Office,
) -> None:
    waiting.at(f"{THE_DAY} 15:00")
    waiting.spoil(next_at=london(TOMORROW), why=Why.ENOUGH_TODAY)
    assert why(waiting) == OK

    waiting.spoil(next_at=london("2027-03-08 09:00"), why=Why.ENOUGH_TODAY)
    assert why(waiting) == "step-forgotten"


def test_leave_is_a_reason(waiting: Office) -> None:
    corin = waiting.desk.id_of("corin")
    with waiting.bot.store.changing(quietly=True) as unit:
        leave = Leave(
            id="LEAVE",
            worker_id=corin,
            first_day=date(2027, 2, 24),
            last_day=date(2027, 2, 24),
        )
        unit.workers.add_leave(leave)
        unit.nudges.look_again(waiting.clock.now(), worker_id=corin)
    waiting.until(f"{THE_DAY} 15:00")

    assert why(waiting) == OK


def test_no_heart_beats_while_a_step_is_late(waiting: Office, tmp_path: Path) -> None:
    heart, path = waiting.bot.services.heartbeat, tmp_path / "heartbeat"
    heart.beat(waiting.clock.now())
    assert path.exists()
    path.unlink()

    after_the_moment(waiting, 6)
    with capture_logs():
        heart.beat(waiting.clock.now())
        assert not path.exists()
        waiting.minute()
        heart.beat(waiting.clock.now())
    assert path.exists()


def test_leads_are_told_once_kindly_and_nobody_is_named(waiting: Office) -> None:
    after_the_moment(waiting, 6)
    for _ in range(3):
        with capture_logs():
            waiting.bot.services.heartbeat.beat(waiting.clock.now())
        waiting.sweep()
        waiting.clock.move_to(waiting.clock.now() + timedelta(minutes=1))

    told = [
        str(said) for who, said in waiting.shown if "reminders are late" in str(said)
    ]
    assert len(told) == 1
    assert "Corin" not in told[0]
    assert "7HX3" not in told[0]
