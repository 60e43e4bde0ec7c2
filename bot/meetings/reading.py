"""Reading "YP-7HX3 Wed 17 Mar 11:35" as somebody would mean it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.calendars.wall_time import clock_time, long_day, to_local
from bot.errors import UnreadableDate

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(
    r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.])"
    r"|\b(1[0-2]|[1-9])\s?(am|pm)\b",
    re.I,
)
#: "11.35" is a time; "17.03.2027" is a date.
_DOTTED_TIME = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")
_DAY_NAME = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)


@dataclass(frozen=True, kw_only=True)
class Guess:
    """What somebody's words for a moment seem to mean; `words` says it back."""

    on: date
    at: time | None
    words: str


def read_moment(text: str, now: datetime, zone: str) -> Guess:
    """
    Read a day, and a time if one is given, as the next such moment to come.

    Raises UnreadableDate when there is no date in it.
    """
    # Reading dates in words needs 20 MB of rules that an idle bot does without.
    import dateparser

    found = dateparser.parse(
        _DOTTED_TIME.sub(r"\1:\2", text),
        languages=["en"],
        settings={
            "RELATIVE_BASE": to_local(now, zone).replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None:
        raise UnreadableDate
    at = found.time().replace(second=0, microsecond=0) if _TIME.search(text) else None
    return Guess(on=found.date(), at=at, words=_said_back(text, found.date(), at))


def _said_back(text: str, on: date, at: time | None) -> str:
    said = long_day(on) + (f" at {clock_time(at)}" if at else "")
    named = _DAY_NAME.search(text)
    if named and _DAYS.index(named.group(1).lower()) != on.weekday():
        said += f" (you wrote {named.group(0)})"
    return said
