"""What a feed leaves open, as a sentence to settle with the school."""

from __future__ import annotations

from bot.calendars.understood import Doubt, Unsure

#: What to ask, after the day and the feed's own words.
_ASK = {
    Doubt.DATE_UNREADABLE: "I cannot read its date.",
    Doubt.DATE_UNLIKELY: "Its year looks like a slip.",
    Doubt.REPEAT_UNREADABLE: "I cannot tell on which days it comes again.",
    Doubt.LAST_DAY_UNCLEAR: "Is the last day included?",
    Doubt.WORDS_UNCLEAR: "What does it mean for pupils?",
    Doubt.WORDS_DOUBTFUL: "It sounds as if it is not settled yet.",
    Doubt.SOME_PUPILS: "Is it only for some pupils?",
    Doubt.PART_OF_A_DAY: "It is only part of a day. Is the school open?",
    Doubt.ENDS_EARLY: "The day ends early. When?",
    Doubt.ONLY_ONE_DAY: "It is one day, where I would expect several.",
    Doubt.SEVERAL_DAYS: "It lasts several days, where I would expect one.",
    Doubt.TOO_LONG: "It lasts longer than I would expect.",
    Doubt.AT_THE_WEEKEND: "It is at a weekend. Is another day meant?",
    Doubt.TIMETABLE_DAYS: "It is about the timetable. Is the school open?",
    Doubt.NOT_A_BANK_HOLIDAY: "That is no bank holiday here. Is the school shut?",
    Doubt.OPEN_AND_CLOSED: "One line says open and another says shut.",
    Doubt.NO_LAST_DAY: "When does the term before it end?",
    Doubt.NO_FIRST_DAY: "When does the term after it start?",
    Doubt.NOT_NAMED: "Nothing is said about these days.",
    Doubt.NO_BREAK: "Is there really no break between these terms?",
    Doubt.NOTHING_FOR_LONG: "Nothing is said for a long time. Is something missing?",
    Doubt.BANK_HOLIDAY_NOT_NAMED: "It is a bank holiday. Is the school shut?",
    Doubt.TOO_MANY_DAYS: "That makes more school days than a year has.",
    Doubt.TOO_FEW_DAYS: "That makes fewer school days than a year has.",
}


def unsure_sentence(one: Unsure) -> str:
    """Return "26.03.2027 “Easter”: Is the last day included?"."""
    days = f"{one.day:%d.%m.%Y}" if one.day else ""
    if one.last and one.last != one.day:
        days += f"–{one.last:%d.%m.%Y}"
    quoted = f"“{one.words}”" if one.words else ""
    where = " ".join(part for part in (days, quoted) if part)
    ask = _ASK.get(one.doubt, "Please ask the school.")
    return f"{where}: {ask}" if where else ask
