"""Who may agree, how small numbers are hidden, and when a month's report is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from bot.rights.records import Erasure

#: Fewer than this could point at somebody (P1, and the ICO on small numbers).
FEW = 5
#: With two in an agency each could work out the other, so three are the least (ours).
LEAST_WORKERS = 3
_MONTHS = 12


def is_open(one: Erasure) -> bool:
    """Whether it waits for somebody to agree."""
    return one.closed_at is None and one.agreed_at is None and one.erased_at is None


def is_under_way(one: Erasure) -> bool:
    """Whether two have agreed and it is not done."""
    return one.closed_at is None and one.agreed_at is not None and one.erased_at is None


def masked(count: int) -> str:
    """Return a count for people; none and few look the same."""
    return f"{count:,}" if count >= FEW else f"fewer than {FEW}"


def groups(sizes: Mapping[str, int]) -> list[frozenset[str]]:
    """
    Put agencies together so that each group has three workers or more.

    `sizes` says how many workers each agency has. The small ones are one group;
    when they are still too few, the smallest of the others joins them, so that
    nothing can be worked out by taking one number from another.
    """
    by_size = sorted(sizes, key=lambda one: (-sizes[one], one))
    large = [one for one in by_size if sizes[one] >= LEAST_WORKERS]
    small = [one for one in by_size if sizes[one] < LEAST_WORKERS]
    while small and large and sum(sizes[one] for one in small) < LEAST_WORKERS:
        small.append(large.pop())
    found = [frozenset({one}) for one in large]
    return [*found, frozenset(small)] if small else found


def month_of(day: date) -> date:
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    years, number = divmod(month.month, _MONTHS)
    return date(month.year + years, number + 1, 1)


def last_month(day: date) -> date:
    """Return the first day of the month before the one `day` is in."""
    return month_of(month_of(day) - timedelta(days=1))


def first_working_day(month: date, works: Callable[[date], bool]) -> date:
    """Return the first day from the month's first on for which `works` says yes."""
    day = month_of(month)
    while not works(day):
        day += timedelta(days=1)
    return day


def unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
