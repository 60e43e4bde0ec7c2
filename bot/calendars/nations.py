"""
Bank holidays and working days of the nations of the United Kingdom.

A working day is Monday to Friday and not a bank holiday of that nation. Dates
come from the `holidays` package, so a one-off day arrives with its next version.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_ONE_DAY = timedelta(days=1)


class Nation(StrEnum):
    """Whose bank holidays count; England and Wales share theirs."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


#: What the `holidays` package calls each nation.
_SUBDIVISIONS = {
    Nation.ENGLAND_AND_WALES: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@lru_cache(maxsize=128)
def bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    """Every bank holiday of one calendar year, substitute days included."""
    # Imported late: most processes that start never ask for a bank holiday.
    import holidays

    days = holidays.country_holidays(
        "GB", subdiv=_SUBDIVISIONS[Nation(nation)], years=year
    )
    return frozenset(day for day in days if day.year == year)


def is_bank_holiday(day: date, nation: Nation) -> bool:
    return day in bank_holidays(day.year, nation)


def is_working_day(
    day: date, nation: Nation, closed: Container[date] = frozenset()
) -> bool:
    """`closed` holds days an agency keeps shut besides weekends and bank holidays."""
    return day.weekday() < 5 and day not in closed and not is_bank_holiday(day, nation)


def next_working_day(
    day: date, nation: Nation, closed: Container[date] = frozenset()
) -> date:
    """Return the first working day after `day`, never `day` itself."""
    return add_working_days(day, 1, nation, closed)


def working_day_from(
    day: date, nation: Nation, closed: Container[date] = frozenset()
) -> date:
    """Return `day` if it is a working day, or else the next one."""
    return add_working_days(day, 0, nation, closed)


def add_working_days(
    day: date, n: int, nation: Nation, closed: Container[date] = frozenset()
) -> date:
    """
    Count `n` working days on from `day`, or back when `n` is negative.

    `day` itself is never counted, as statutory clocks leave out the day they
    start on. With `n` 0 a working day stays, and any other moves to the next.
    """
    step = _ONE_DAY if n >= 0 else -_ONE_DAY
    left = abs(n)
    if n == 0 and not is_working_day(day, nation, closed):
        left = 1
    while left:
        day += step
        left -= is_working_day(day, nation, closed)
    return day
