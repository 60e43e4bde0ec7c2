"""When people are reminded and left alone, and what can be done when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.calendars.nations import Nation
from bot.meetings.records import State
from bot.meetings.rules import (
    after_quiet,
    can_change,
    can_record,
    hours_words,
    is_today,
    kind_moment,
    remind_day_at,
    remind_hour_at,
)
from tests.meetings.examples import ZONE, hours, meeting
from tests.storage.examples import agency

ENGLAND, SCOTLAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND
STARTS = datetime(2027, 3, 17, 11, 35, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "nation", "reminded"),
    [
        # An ordinary Wednesday; London keeps UTC in winter.
        (date(2027, 3, 17), ENGLAND, "2027-03-16 09:00"),
        # Monday is reminded on Friday, across the weekend the clocks go forward.
        (date(2027, 4, 5), ENGLAND, "2027-04-02 08:00"),
        (date(2027, 3, 30), SCOTLAND, "2027-03-29 08:00"),
        # 26 and 29 March are bank holidays in England: back to Thursday.
        (date(2027, 3, 30), ENGLAND, "2027-03-25 09:00"),
        # The clocks go back on Sunday 31 October 2027.
        (date(2027, 11, 1), ENGLAND, "2027-10-29 08:00"),
        (date(2027, 11, 2), ENGLAND, "2027-11-01 09:00"),
        # After New Year, Scotland rests a day longer.
        (date(2027, 1, 5), ENGLAND, "2027-01-04 09:00"),
        (date(2027, 1, 5), SCOTLAND, "2026-12-31 09:00"),
    ],
)
def test_the_day_before_is_the_last_working_day_at_nine(
    on: date, nation: Nation, reminded: str
) -> None:
    assert remind_day_at(meeting(on), nation) == utc(reminded)


@pytest.mark.parametrize(
    ("on", "at", "reminded"),
    [
        (date(2027, 3, 17), time(11, 35), "2027-03-17 10:35"),
        (date(2027, 3, 29), time(11, 35), "2027-03-29 09:35"),
        # Half past one does not exist on 28 March: it is half past two by the clock.
        (date(2027, 3, 28), time(1, 30), "2027-03-28 00:30"),
        (date(2027, 3, 28), time(2, 30), "2027-03-28 00:30"),
        # On 31 October one hour before half past two is the second half past one.
        (date(2027, 10, 31), time(2, 30), "2027-10-31 01:30"),
        (date(2027, 10, 31), time(1, 30), "2027-10-30 23:30"),
    ],
)
def test_one_hour_before_is_an_hour_that_passes(
    on: date, at: time, reminded: str
) -> None:
    assert remind_hour_at(meeting(on, at)) == utc(reminded)


EVENING, MORNING = time(18), time(8)


@pytest.mark.parametrize(
    ("due", "quiet_from", "quiet_until", "sent"),
    [
        ("2027-02-22 17:59:59", EVENING, MORNING, "2027-02-22 17:59:59"),
        ("2027-02-22 18:00", EVENING, MORNING, "2027-02-23 08:00"),
        ("2027-02-22 23:59", EVENING, MORNING, "2027-02-23 08:00"),
        ("2027-02-23 00:00", EVENING, MORNING, "2027-02-23 08:00"),
        ("2027-02-23 07:59:59", EVENING, MORNING, "2027-02-23 08:00"),
        ("2027-02-23 08:00", EVENING, MORNING, "2027-02-23 08:00"),
        # Over the night the clocks go forward: eight is seven UTC.
        ("2027-03-27 18:00", EVENING, MORNING, "2027-03-28 07:00"),
        ("2027-03-28 00:59", EVENING, MORNING, "2027-03-28 07:00"),
        # And back: eight is eight UTC again, and both half past ones are quiet.
        ("2027-10-30 17:30", EVENING, MORNING, "2027-10-31 08:00"),
        ("2027-10-31 00:30", EVENING, MORNING, "2027-10-31 08:00"),
        ("2027-10-31 01:30", EVENING, MORNING, "2027-10-31 08:00"),
        # Quiet in the daytime, for a night shift.
        ("2027-02-22 09:00", time(9), time(17), "2027-02-22 17:00"),
        ("2027-02-22 16:59", time(9), time(17), "2027-02-22 17:00"),
        ("2027-02-22 17:00", time(9), time(17), "2027-02-22 17:00"),
        ("2027-02-22 03:00", time(9), time(17), "2027-02-22 03:00"),
        # From midnight on.
        ("2027-02-22 00:00", time(0), time(7), "2027-02-22 07:00"),
        # No quiet hours at all.
        ("2027-02-22 03:00", time(0), time(0), "2027-02-22 03:00"),
    ],
)
def test_quiet_hours_delay_and_drop_nothing(
    due: str, quiet_from: time, quiet_until: time, sent: str
) -> None:
    assert after_quiet(utc(due), quiet_from, quiet_until, ZONE) == utc(sent)


def test_quiet_hours_never_send_early_nor_into_themselves() -> None:
    for minutes in range(0, 4 * 24 * 60, 7):
        due = utc("2027-03-26 00:00") + timedelta(minutes=minutes)
        sent = after_quiet(due, EVENING, MORNING, ZONE)

        assert sent >= due
        assert after_quiet(sent, EVENING, MORNING, ZONE) == sent


@pytest.mark.parametrize(
    ("due", "sent"),
    [
        ("2027-02-22 09:10", "2027-02-22 09:10"),
        ("2027-02-22 21:00", "2027-02-23 08:00"),
        # Friday evening, Saturday and Sunday: Monday morning.
        ("2027-02-26 18:00", "2027-03-01 08:00"),
        ("2027-02-27 10:00", "2027-03-01 08:00"),
        ("2027-02-28 23:00", "2027-03-01 08:00"),
        # Over Easter, when the clocks change too: Tuesday at eight is seven UTC.
        ("2027-03-25 18:00", "2027-03-30 07:00"),
        ("2027-03-29 12:00", "2027-03-30 07:00"),
    ],
)
def test_a_message_waits_for_a_working_morning(due: str, sent: str) -> None:
    assert kind_moment(utc(due), agency()) == utc(sent)


def test_scotland_works_on_easter_monday() -> None:
    scottish = replace(agency(), nation=SCOTLAND)

    assert kind_moment(utc("2027-03-29 12:00"), scottish) == utc("2027-03-29 12:00")


@pytest.mark.parametrize("state", list(State))
def test_until_it_begins_a_called_meeting_can_change_and_no_other(
    state: State,
) -> None:
    before = can_change(meeting(state=state), STARTS - SECOND)

    assert before is (state is State.CALLED)
    assert not can_change(meeting(state=state), STARTS)


@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        (State.CALLED, False, True),
        (State.HELD, True, True),
        (State.CANCELLED, False, False),
        (State.RECORDED, False, False),
    ],
)
def test_a_record_can_be_written_from_the_start_until_it_is_closed(
    state: State, before: bool, after: bool
) -> None:
    one = meeting(state=state)

    assert can_record(one, STARTS - SECOND) is before
    assert can_record(one, STARTS) is after


def test_today_is_by_the_meetings_own_clock() -> None:
    summer = meeting(date(2027, 6, 16))

    assert is_today(summer, utc("2027-06-15 23:00"))
    assert not is_today(summer, utc("2027-06-15 22:59"))


def test_hours_are_said_from_registration_to_the_last_quarter() -> None:
    assert hours_words(hours()) == "between 09:10 and 15:05"
