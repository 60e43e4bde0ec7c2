"""
A school's days in layers: its own list or feed below, what was said by hand on top.

A closure for snow is said by hand, and a feed read again next week knows nothing
of it. So both are kept, and the days by hand are laid on top each time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.calendars.nations import Nation, bank_holidays
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch

_BY_HAND = "by_hand"


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """Single days that somebody of the school told us."""

    closures: frozenset[date] = frozenset()
    inset: frozenset[date] = frozenset()
    school_days: frozenset[date] = frozenset()

    def and_also(self, later: ByHand) -> ByHand:
        """Return both; of a day spoken of twice, the later word counts."""
        spoken = later.closures | later.inset | later.school_days
        return ByHand(
            closures=self.closures - spoken | later.closures,
            inset=self.inset - spoken | later.inset,
            school_days=self.school_days - spoken | later.school_days,
        )


def from_written_terms(
    terms: Sequence[Stretch], nation: Nation, *, weekdays: frozenset[int]
) -> SchoolCalendar:
    """`terms` have no break inside; half terms are between them."""
    years = range(terms[0].first.year, max(term.last.year for term in terms) + 1)
    return SchoolCalendar.from_terms(
        terms,
        bank_holidays=[day for year in years for day in bank_holidays(year, nation)],
        weekdays=weekdays,
    )


def to_layers(below: SchoolCalendar, by_hand: ByHand) -> dict[str, object]:
    """Return what is stored: a record of the calendar, and what was by hand in it."""
    known = replace(
        by_hand,
        school_days=frozenset(
            day
            for day in by_hand.school_days
            if day in below.known and day.weekday() in below.weekdays
        ),
    )
    laid = below.merged(
        closures=sorted(known.closures),
        inset=sorted(known.inset),
        school_days=sorted(known.school_days),
    )
    days = {
        "closures": [day.isoformat() for day in sorted(by_hand.closures)],
        "inset": [day.isoformat() for day in sorted(by_hand.inset)],
        "school_days": [day.isoformat() for day in sorted(by_hand.school_days)],
    }
    return {**laid.to_record(), _BY_HAND: days}


def by_hand_of(record: Mapping[str, Any]) -> ByHand:
    days = record.get(_BY_HAND, {})
    return ByHand(
        **{
            name: frozenset(date.fromisoformat(day) for day in days.get(name, ()))
            for name in ("closures", "inset", "school_days")
        }
    )
