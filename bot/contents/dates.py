"""Full dates in plain text, and which of them may be somebody's birthday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: Ours: meetings and plans lie within two years; younger children are not ours.
_ORDINARY = timedelta(days=2 * 365 + 1)
_OLDEST = 110
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'\d\d)(?!\d)"
_AFTER = r"(?!\d|[./\-]\d)"
_FULL = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # 3.4.11, 03/04/2011, 21 - 06 - 2008; with spaces only where a year is clear.
        r"(?<![\w./-])(?P<day>\d{1,2})(?P<part> ?[./-] ?)(?P<month>\d{1,2})(?P=part)"
        r"(?P<year>(?:19|20)?\d\d)" + _AFTER,
        r"(?<![\w./-])(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>(?:19|20)\d\d)"
        + _AFTER,
        # 2011-04-03, 20110403 and 03042011.
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<part>[./-]?)(?P<month>\d\d)(?P=part)"
        r"(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)",
        # 3 April 2011, 3rd of April, 2011, 12 Jan '09, March 9, 2010.
        rf"(?<!\d){_DAY}[ .,/-]{{0,2}}(?:of )?{_MONTH}[ .,/-]{{0,2}}{_YEAR}",
        rf"(?<![a-z]){_MONTH} {{0,2}}{_DAY}[ .,]{{1,2}}{_YEAR}",
        # 3-Apr-11 and 16Feb09: a year of two digits, with no room for a time.
        rf"(?<!\d)(?P<day>\d{{1,2}})(?P<part>[./-]?){_MONTH}(?P=part)(?P<year>\d\d)"
        + _AFTER,
    )
)
_BEFORE = (
    r"\b(?:d\.? ?o\.? ?b\b\.?|(?:date|day) of birth|birth ?-?date|birthday|b\.(?= ?\d)"
    r"|(?:was )?born)"
)
_BORN = re.compile(
    rf"{_BEFORE}[ :.=-]{{0,3}}(?:(?:is|was|on|in|about|around|the|year) {{0,2}}){{0,3}}"
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:\d|{_MONTH} {{0,2}}\d)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:years|days|weeks|slots|rooms|periods|items|groups|lines) ?$", re.IGNORECASE
)
#: A birthday without a year is a plan for a cake: "birthday is 17 March".
_BIRTHDAY = re.compile(r"birthday", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A full date, where it stands in the text."""

    start: int
    end: int
    day: date


def dates_in(text: str) -> tuple[Written, ...]:
    """Return every full date: day, month and year."""
    return tuple(one for shape in _FULL for one in _written(shape, text))


def without_dates(text: str) -> str:
    """Return the text with a bar for each full date, so that no digits meet."""
    spans = sorted((one.start, one.end) for one in dates_in(text))
    parts, place = [], 0
    for start, end in spans:
        if start >= place:
            parts.append(text[place:start])
        place = max(place, end)
    return " | ".join([*parts, text[place:]])


def has_birth_date(text: str, today: date | None) -> bool:
    """
    Return whether a full date may be somebody's birthday.

    Ordinary dates are at most two years away from `today`, or in the future.
    Where `today` is None no full date is ordinary. After "born" or "dob" every
    date and year is one.
    """
    if any(not _is_birthday(match[0]) for match in _BORN.finditer(text)):
        return True
    return any(_is_birth(one.day, today) for one in dates_in(text))


def _is_birthday(written: str) -> bool:
    return _BIRTHDAY.match(written) is not None


def _is_birth(day: date, today: date | None) -> bool:
    if today is None:
        return True
    return day < today - _ORDINARY and day.year > today.year - _OLDEST


def _written(shape: re.Pattern[str], text: str) -> Iterator[Written]:
    for match in shape.finditer(text):
        day = _day(match.groupdict())
        if day and not _counts(text, match):
            yield Written(start=match.start(), end=match.end(), day=day)


def _counts(text: str, match: re.Match[str]) -> bool:
    """True for "days 2/5/10", which is a list, and not for "days 3/2/2011"."""
    if _LIST.search(text[max(match.start() - 10, 0) : match.start()]) is None:
        return False
    numbers = re.fullmatch(r"(\d\d?)\D+(\d\d?)\D+(\d\d?)", match[0])
    return numbers is not None and int(numbers[1]) < int(numbers[2]) < int(numbers[3])


def _day(parts: Mapping[str, str | None]) -> date | None:
    month, day = _month(parts), int(parts["day"] or 0)
    year = _year((parts["year"] or "").lstrip("'"))
    return _real(year, month, day) or _real(year, day, month)


def _month(parts: Mapping[str, str | None]) -> int:
    name = parts.get("name")
    return _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"] or 0)


def _year(written: str) -> int:
    """Return "11" as 2011 and "98" as 1998: nobody here was born before 1940."""
    year = int(written)
    return year if year > 99 else year + (2000 if year < 40 else 1900)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
