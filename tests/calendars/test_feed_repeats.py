"""Repeating entries, held against a well-known library's own reading of the rules."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.feed_parts import Part
from bot.calendars.feed_repeats import Others, days_of

Rule = dict[str, list[Any]]
WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def part(start: date, rule: Rule) -> Part:
    return Part(
        uid="1",
        sequence=0,
        words="School day",
        status="",
        start=start,
        end=None,
        repeat=rule,
        also_on=(),
        not_on=(),
        stands_in_for=None,
        is_broken=False,
    )


def ours(start: date, rule: Rule) -> list[date]:
    one = part(start, rule)
    return days_of(one, Others.of([one]))


def theirs(start: date, rule: Rule) -> list[date]:
    text = ";".join(f"{k}={','.join(map(str, v))}" for k, v in rule.items())
    found = rrulestr(text, dtstart=datetime.combine(start, time()))
    return [moment.date() for moment in found]


starts = st.dates(min_value=date(2026, 8, 1), max_value=date(2028, 7, 31))
counts = st.integers(1, 60)
intervals = st.integers(1, 5)
some_days = st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True)


@settings(deadline=None)
@given(starts, counts, intervals, some_days, st.sampled_from(WEEK))
def test_weekly_rules_agree(
    start: date, count: int, interval: int, days: list[str], wkst: str
) -> None:
    rule: Rule = {
        "FREQ": ["WEEKLY"], "INTERVAL": [interval], "BYDAY": days,
        "WKST": [wkst], "COUNT": [count],
    }  # fmt: skip

    assert ours(start, rule) == theirs(start, rule)


@settings(deadline=None)
@given(starts, counts, intervals)
def test_weekly_rules_without_days_agree(
    start: date, count: int, interval: int
) -> None:
    rule: Rule = {"FREQ": ["WEEKLY"], "INTERVAL": [interval], "COUNT": [count]}

    assert ours(start, rule) == theirs(start, rule)


@settings(deadline=None)
@given(starts, counts, some_days)
def test_daily_rules_agree(start: date, count: int, days: list[str]) -> None:
    rule: Rule = {
        "FREQ": ["DAILY"], "BYDAY": days, "COUNT": [count],
    }  # fmt: skip

    assert ours(start, rule) == theirs(start, rule)


@settings(deadline=None)
@given(starts, st.integers(1, 4), intervals, st.sampled_from(["MONTHLY", "YEARLY"]))
def test_monthly_and_yearly_rules_agree(
    start: date, count: int, interval: int, freq: str
) -> None:
    """Within the ten years that are looked at."""
    rule: Rule = {"FREQ": [freq], "INTERVAL": [interval], "COUNT": [count]}

    within = [day for day in theirs(start, rule) if (day - start).days < 3660]
    assert ours(start, rule) == within


@settings(deadline=None)
@given(starts, st.dates(min_value=date(2026, 8, 1), max_value=date(2029, 7, 31)))
def test_the_last_day_of_a_rule_agrees(start: date, until: date) -> None:
    rule: Rule = {"FREQ": ["DAILY"], "UNTIL": [until]}
    text = {"FREQ": ["DAILY"], "UNTIL": [f"{until:%Y%m%d}"]}

    assert ours(start, rule) == theirs(start, text)


def test_a_rule_that_ends_before_the_hour_leaves_out_that_day() -> None:
    rule: Rule = {
        "FREQ": ["DAILY"],
        "UNTIL": [datetime(2026, 9, 3, 0, 0)],  # noqa: DTZ001 - on London's clocks
    }

    days = ours(datetime(2026, 9, 1, 8, 45), rule)  # noqa: DTZ001

    assert days == [date(2026, 9, 1), date(2026, 9, 2)]


@pytest.mark.parametrize(
    "rule",
    [
        {"FREQ": ["MONTHLY"], "BYDAY": ["2MO"], "COUNT": [3]},
        {"FREQ": ["DAILY"], "BYMONTHDAY": [30], "BYMONTH": [2], "COUNT": [3]},
        {"FREQ": ["WEEKLY"], "BYDAY": ["1MO"], "COUNT": [3]},
        {"FREQ": ["HOURLY"], "COUNT": [3]},
        {"FREQ": ["DAILY"], "COUNT": [0]},
        {"FREQ": ["DAILY"], "INTERVAL": [0], "COUNT": [3]},
        {"COUNT": [3]},
    ],
)
def test_a_rule_that_is_not_understood_is_refused(rule: Rule) -> None:
    with pytest.raises(ValueError, match=r"It|The|tuple"):
        ours(date(2026, 9, 1), rule)
