"""What was understood of a published term feed, and what was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.calendars.nations import Nation
from bot.calendars.records import Closed, SchoolYear
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch


class UnreadableFeed(ValueError):
    """The file cannot be used at all; the message is a sentence for people."""


class Style(StrEnum):
    """How a feed says which days are school days."""

    #: It lists holidays; every other weekday between them is a school day.
    HOLIDAYS = "holidays"
    #: It marks the first and last days of terms.
    TERMS = "terms"
    #: It has one entry for each school day.
    SCHOOL_DAYS = "school-days"


class Doubt(StrEnum):
    """Why an entry, or a stretch of days, could not be taken at its word."""

    # The entry itself.
    DATE_UNREADABLE = "date-unreadable"
    DATE_UNLIKELY = "date-unlikely"
    REPEAT_UNREADABLE = "repeat-unreadable"
    LAST_DAY_UNCLEAR = "last-day-unclear"
    WORDS_UNCLEAR = "words-unclear"
    WORDS_DOUBTFUL = "words-doubtful"
    SOME_PUPILS = "some-pupils"
    PART_OF_A_DAY = "part-of-a-day"
    ENDS_EARLY = "ends-early"
    ONLY_ONE_DAY = "only-one-day"
    SEVERAL_DAYS = "several-days"
    TOO_LONG = "too-long"
    AT_THE_WEEKEND = "at-the-weekend"
    TIMETABLE_DAYS = "timetable-days"
    NOT_A_BANK_HOLIDAY = "not-a-bank-holiday"
    # What several entries say together.
    OPEN_AND_CLOSED = "open-and-closed"
    NO_LAST_DAY = "no-last-day"
    NO_FIRST_DAY = "no-first-day"
    NOT_NAMED = "not-named"
    NO_BREAK = "no-break"
    NOTHING_FOR_LONG = "nothing-for-long"
    BANK_HOLIDAY_NOT_NAMED = "bank-holiday-not-named"
    TOO_MANY_DAYS = "too-many-days"
    TOO_FEW_DAYS = "too-few-days"


@dataclass(frozen=True, kw_only=True)
class Unsure:
    """One thing to ask the school about; `day` is None when no date could be read."""

    day: date | None
    words: str
    doubt: Doubt
    #: Set when the doubt is about a stretch of days from `day`.
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Ignored:
    """An entry that says nothing about school days, such as a parents' evening."""

    day: date | None
    words: str


@dataclass(frozen=True, kw_only=True)
class YearCount:
    """How much of one school year is known, in days."""

    year: SchoolYear
    school_days: int
    inset: int
    #: Of the INSET days, those that would have been school days.
    inset_in_term: int
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A school calendar as read from a feed, with everything to ask before using it."""

    calendar: SchoolCalendar
    nation: Nation
    style: Style
    unsure: tuple[Unsure, ...]
    ignored: tuple[Ignored, ...]
    #: Bank holidays of the nation that the feed does not name, laid on top.
    bank_holidays_added: tuple[date, ...]

    @property
    def known_from(self) -> date:
        return self.calendar.known_from

    @property
    def known_until(self) -> date:
        return self.calendar.known_until

    def years(self) -> list[YearCount]:
        return [count_year(self.calendar, year) for year in self.calendar.years()]


def count_year(calendar: SchoolCalendar, year: SchoolYear) -> YearCount:
    inset = [day for day in calendar.inset if day in year.stretch]
    return YearCount(
        year=year,
        school_days=len(calendar.school_days(year.stretch.first, year.stretch.last)),
        inset=len(inset),
        inset_in_term=sum(_in_term(calendar, day) for day in inset),
        is_whole=_is_whole(calendar, year),
    )


def _in_term(calendar: SchoolCalendar, day: date) -> bool:
    """Say whether only its being INSET keeps `day` from being a school day."""
    reason = calendar.why_closed(day)
    holidays = (each.stretch for each in calendar.closed)
    return bool(reason and reason.why is Closed.INSET) and not any(
        day in stretch for stretch in holidays
    )


def _is_whole(calendar: SchoolCalendar, year: SchoolYear) -> bool:
    """
    Say whether the known days reach from the autumn's start to the summer's end.

    By 12 September every UK school is back, and before 20 June none has broken
    up (local default); a stretch nobody knows about leaves the year unfinished.
    """
    opens, closes = date(year.start, 9, 12), date(year.start + 1, 6, 20)
    body = Stretch(first=opens, last=closes)
    return (
        calendar.known_from <= opens
        and calendar.known_until >= closes
        and not any(stretch.meets(body) for stretch in calendar.not_known)
    )
