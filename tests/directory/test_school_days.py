"""A school's days in layers: what was said by hand stays on top."""

from __future__ import annotations

import json
from datetime import date

from bot.calendars.nations import Nation
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.directory.school_days import (
    ByHand,
    by_hand_of,
    from_written_terms,
    to_layers,
)

TERM = Stretch(first=date(2027, 4, 12), last=date(2027, 5, 28))
BELOW = from_written_terms(
    [TERM], Nation.ENGLAND_AND_WALES, weekdays=frozenset(range(5))
)
DAY = date(2027, 4, 21)


def test_a_bank_holiday_in_a_written_term_is_no_school_day() -> None:
    assert not BELOW.is_school_day(date(2027, 5, 3))


def test_days_by_hand_lie_on_top() -> None:
    said = ByHand(closures=frozenset({DAY}), school_days=frozenset({date(2027, 5, 3)}))
    laid = SchoolCalendar.from_record(to_layers(BELOW, said))

    assert not laid.is_school_day(DAY)
    assert laid.is_school_day(date(2027, 5, 3))


def test_days_by_hand_come_back_as_they_were() -> None:
    said = ByHand(closures=frozenset({DAY}), inset=frozenset({date(2027, 5, 10)}))
    kept = json.loads(json.dumps(to_layers(BELOW, said)))

    assert by_hand_of(kept) == said


def test_the_later_word_about_a_day_counts() -> None:
    closed = ByHand(closures=frozenset({DAY}))
    opened = closed.and_also(ByHand(school_days=frozenset({DAY})))

    assert opened == ByHand(school_days=frozenset({DAY}))
    assert SchoolCalendar.from_record(to_layers(BELOW, opened)).is_school_day(DAY)


def test_a_school_day_beyond_what_is_known_does_no_harm() -> None:
    far = ByHand(school_days=frozenset({date(2030, 1, 7)}))
    laid = SchoolCalendar.from_record(to_layers(BELOW, far))

    assert not laid.is_school_day(date(2030, 1, 7))
    assert by_hand_of(to_layers(BELOW, far)) == far
