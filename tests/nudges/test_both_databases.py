"""The same weeks on SQLite and PostgreSQL, and with several processes at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.nudges.records import ClimbState, NudgeState, Why
from tests.nudges.office import MINUTE, Office

#: Both words and the sender's ring have gone by then; the day before is to come.
A_FORTNIGHT_ON = "2027-03-08 12:00"
#: When the first words are due.
FIRST_MORNING = "2027-02-24 12:00"


def test_a_fortnight_without_an_answer_goes_step_by_step(
    either_office: Office,
) -> None:
    office = either_office
    office.desk.call("corin", "ludo")

    office.until(A_FORTNIGHT_ON)

    lines = office.lines()
    assert len(office.climbs()) == 2
    assert {one.state for one in lines} == {NudgeState.SENT}
    assert sorted(one.step for one in lines) == [0, 0, 1, 1, 2, 2]


def test_several_processes_send_each_step_once(either_office: Office) -> None:
    office = either_office
    office.desk.call("corin", "ludo")
    office.minute()
    office.at(FIRST_MORNING)

    with ThreadPoolExecutor(max_workers=4) as processes:
        done = [processes.submit(office.tick) for _ in range(12)]
        assert [one.exception() for one in done] == [None] * 12
    office.sweep()
    office.tick()

    lines = office.lines()
    assert len(lines) == len({one.climb_id for one in lines}) == 2


def test_a_step_that_was_queued_goes_out_after_a_restart(
    either_office: Office,
) -> None:
    office = either_office
    office.desk.call("corin")
    office.minute()
    office.at(FIRST_MORNING)
    office.tick()
    queued = office.lines()

    office.sweep()
    office.clock.move_to(office.clock.now() + 2 * MINUTE)
    office.tick()

    assert {one.state for one in queued} == {NudgeState.ON_ITS_WAY}
    assert {one.state for one in office.lines()} == {NudgeState.SENT}


def test_what_is_settled_ends_with_its_reason(either_office: Office) -> None:
    office = either_office
    meeting_id = office.desk.call("corin")
    office.minute()

    office.desk.meetings.cancel(office.asker("odile"), meeting_id)
    office.minute()

    assert {(one.state, one.why) for one in office.climbs()} == {
        (ClimbState.ENDED, Why.CANCELLED)
    }
