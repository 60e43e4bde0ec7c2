"""Sentences for people about a school's days and about a feed that was read."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.calendars.bells import BellProblem
from bot.calendars.records import Closed, ClosedStretch, SchoolYear
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import ONE_DAY, Stretch
from bot.calendars.understood import Doubt, Understood, Unsure, YearCount
from bot.calendars.wall_time import short_day, short_day_with_year

CLOSED = {
    Closed.WEEKEND: "weekend",
    Closed.BANK_HOLIDAY: "bank holiday",
    Closed.INSET: "INSET day",
    Closed.CLOSURE: "closed",
    Closed.HOLIDAY: "holiday",
    Closed.NOT_KNOWN: "not known yet",
}

BELL_PROBLEMS = {
    BellProblem.SHUT: "The school is shut on that day of the week.",
    BellProblem.BEFORE_REGISTRATION_ENDS: "That is before the school day has begun.",
    BellProblem.IN_REGISTRATION: "Staff are with their classes for registration then.",
    BellProblem.IN_THE_LAST_MINUTES: (
        "Staff see pupils off in the last 15 minutes of the day."
    ),
    BellProblem.AFTER_THE_DAY_ENDS: "The school day is over before that would end.",
}

DOUBTS = {
    Doubt.DATE_UNREADABLE: "I could not read its date.",
    Doubt.DATE_UNLIKELY: "The year looks wrong.",
    Doubt.REPEAT_UNREADABLE: "It repeats, and I could not tell on which days.",
    Doubt.LAST_DAY_UNCLEAR: "I could not tell which day is the last.",
    Doubt.WORDS_UNCLEAR: "I could not tell what these words mean for pupils.",
    Doubt.WORDS_DOUBTFUL: "The words leave room for doubt.",
    Doubt.SOME_PUPILS: "It seems to be for some pupils only.",
    Doubt.PART_OF_A_DAY: "The school seems to be closed for part of the day.",
    Doubt.ENDS_EARLY: "The school day may end early.",
    Doubt.ONLY_ONE_DAY: "Only one day is named, and it should last longer.",
    Doubt.SEVERAL_DAYS: "It lasts several days, and it should be one.",
    Doubt.TOO_LONG: "It lasts longer than it should.",
    Doubt.AT_THE_WEEKEND: "It falls at a weekend.",
    Doubt.TIMETABLE_DAYS: "I took each of these for a school day.",
    Doubt.NOT_A_BANK_HOLIDAY: "It is not a bank holiday here.",
    Doubt.OPEN_AND_CLOSED: "One entry says open and another says closed.",
    Doubt.NO_LAST_DAY: "A term starts here, and no last day follows.",
    Doubt.NO_FIRST_DAY: "A term ends here, and no first day comes before.",
    Doubt.NOT_NAMED: "Nothing says whether the school is open.",
    Doubt.NO_BREAK: "No holiday is named in all this time.",
    Doubt.NOTHING_FOR_LONG: "No school day is named in all this time.",
    Doubt.BANK_HOLIDAY_NOT_NAMED: (
        "It is a bank holiday the file does not name. I took it as closed."
    ),
    Doubt.TOO_MANY_DAYS: (
        "It has more days than a school year. A holiday may be missing."
    ),
    Doubt.TOO_FEW_DAYS: "It has fewer days than a school year.",
}


def why_closed(closed: ClosedStretch, *, with_year: bool = False) -> str:
    """Say why, and for how long, as in "holiday, Fri 12 Feb to Sun 21 Feb"."""
    days = from_to(closed.first, closed.last, with_year=with_year)
    return f"{CLOSED[closed.why]}, {days}"


def from_to(first: date, last: date, *, with_year: bool = False) -> str:
    until = short_day_with_year(last) if with_year else short_day(last)
    return until if first == last else f"{short_day(first)} to {until}"


def why_unsure(unsure: Unsure) -> str:
    return DOUBTS[unsure.doubt]


def unsure_line(unsure: Unsure) -> str:
    """Say what to ask the school, as in "Fri 6 Nov 2026 “INSET?”: ..."."""
    if unsure.day is None:
        when = "No date"
    else:
        when = from_to(unsure.day, unsure.last or unsure.day, with_year=True)
    words = f" “{unsure.words}”" if unsure.words else ""
    return f"{when}{words}: {why_unsure(unsure)}"


def year_words(count: YearCount) -> str:
    """Say how much is known, as in "190 school days in 2026–27, 5 INSET"."""
    days = _counted(count.school_days, "school day")
    where = "in" if count.is_whole else "known of"
    return f"{days} {where} {count.year.label}, {count.inset} INSET"


def understood_words(understood: Understood, today: date) -> str:
    """Say in one breath what was read, for the years that are not over on `today`."""
    this_year = SchoolYear.of(today).start
    years = [each for each in understood.years() if each.school_days]
    ahead = [each for each in years if each.year.start >= this_year] or years
    sentences = [*(year_words(each) for each in ahead)]
    closed = next_closed(understood.calendar, today)
    if closed:
        sentences.append(f"Next closed: {why_closed(closed)}")
    until = short_day_with_year(understood.known_until)
    sentences.append(f"Known until {until}")
    if understood.unsure:
        things = _counted(len(understood.unsure), "thing")
        sentences.append(f"{things} to ask the school")
    return ". ".join(sentences) + "."


def next_closed(calendar: SchoolCalendar, after: date) -> ClosedStretch | None:
    """Return the next weekday off after `after`, with all days off around it."""
    day = max(after + ONE_DAY, calendar.known_from)
    while day <= calendar.known_until:
        reason = calendar.why_closed(day)
        if reason and reason.why not in (Closed.WEEKEND, Closed.NOT_KNOWN):
            return _days_off_from(day, calendar)
        day += ONE_DAY
    return None


def notes(understood: Understood, within: Stretch) -> list[str]:
    """Say what was added to the feed, and what it leaves out, a sentence each."""
    said = [
        f"{short_day_with_year(day)} is a bank holiday the file does not name. "
        "It is taken as closed."
        for day in understood.bank_holidays_added
        if day in within
    ]
    said += [
        f"No INSET day is named for {count.year.label}. Ask the school for theirs."
        for count in understood.years()
        if count.is_whole and not count.inset and count.year.stretch.meets(within)
    ]
    return said


def _days_off_from(day: date, calendar: SchoolCalendar) -> ClosedStretch:
    """Return the days off in a row; a lone Friday off stays one day."""
    last = day
    while last < calendar.known_until and _is_off(last + ONE_DAY, calendar):
        last += ONE_DAY
    weekdays = Stretch(first=day, last=last).weekdays()
    if weekdays == [day]:
        last = day
    reasons = (calendar.why_closed(each) for each in weekdays)
    most = Counter(reason.why for reason in reasons if reason).most_common(1)
    return ClosedStretch(first=day, last=last, why=most[0][0])


def _is_off(day: date, calendar: SchoolCalendar) -> bool:
    reason = calendar.why_closed(day)
    return reason is not None and reason.why is not Closed.NOT_KNOWN


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
