"""
Takes a published iCalendar file apart, without asking yet what its words mean.

Feeds in the wild break the standard in small ways: other encodings, letters cut
in half by folding, lost lines. What is left out of a part is said in `broken`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.calendars.understood import UnreadableFeed

#: Where every school here is; times from elsewhere are moved to its clocks.
_LONDON = ZoneInfo("Europe/London")
#: A term feed has a few hundred lines; anything near this is something else.
_MOST_BYTES = 5_000_000

#: In letters: a title, not a story.
_MOST_WORDS = 300

_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_OPENS = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)
_SHUTS = re.compile(r"^END:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)

_NOT_A_CALENDAR = (
    "This is not a calendar file. Ask the school for the link that ends in .ics."
)
_CUT_SHORT = "The end of this calendar file is missing. Please fetch it once more."
_EMPTY = "There is nothing in this file."
_TOO_BIG = "This file is far too big to be a list of term dates."
_WITHDRAWN = "This file only says that earlier dates are withdrawn."


@dataclass(frozen=True, kw_only=True)
class Part:
    """
    One entry as the file has it, its times on London's clocks and without zone.

    `end` is the moment after the last, as the standard has it.
    """

    uid: str
    sequence: int
    words: str
    status: str
    start: date | datetime | None
    end: date | datetime | None
    #: The repeat rule's fields, upper case: {"FREQ": ["WEEKLY"], ...}.
    repeat: dict[str, list[Any]]
    #: More days it happens on, and days it does not.
    also_on: tuple[date, ...]
    not_on: tuple[date, ...]
    #: The one day of a repeating entry that this one stands in for.
    stands_in_for: date | None
    #: Something in it about days could not be read.
    is_broken: bool


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A whole file: what it calls itself, and its entries in order."""

    name: str
    parts: tuple[Part, ...]


def parts_of(data: bytes) -> Parts:
    """Raises `UnreadableFeed` when the bytes are no whole iCalendar file."""
    text = _text(data)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise UnreadableFeed(_NOT_A_CALENDAR if text.strip() else _EMPTY)
    if not _SHUTS.search(text):
        raise UnreadableFeed(_CUT_SHORT)
    calendars = _calendars(text)
    found = [part for calendar in calendars for part in calendar.walk("VEVENT")]
    if len(found) != len(_OPENS.findall(text)):
        raise UnreadableFeed(_CUT_SHORT)
    names = [str(calendar.get("X-WR-CALNAME", "")) for calendar in calendars]
    return Parts(name=" ".join(names), parts=tuple(_part(each) for each in found))


def _text(data: bytes) -> str:
    if len(data) > _MOST_BYTES:
        raise UnreadableFeed(_TOO_BIG)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", errors="replace").encode()
    # Lines are folded by the byte, so a letter may be cut in half until they
    # are joined again.
    data = _FOLD.sub(b"", data).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Latin-1 reads any byte at all.
    return data.decode("latin-1")


def _calendars(text: str) -> list[Any]:
    # Imported late: only reading a feed needs it, and that is rare.
    import icalendar

    start = text.upper().index("BEGIN:VCALENDAR")
    try:
        calendars = icalendar.Calendar.from_ical(text[start:], multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError) as problem:
        raise UnreadableFeed(_NOT_A_CALENDAR) from problem
    if any(str(each.get("METHOD", "")).upper() == "CANCEL" for each in calendars):
        raise UnreadableFeed(_WITHDRAWN)
    return list(calendars)


def _part(component: Any) -> Part:
    start, end = _moment(component, "DTSTART"), _moment(component, "DTEND")
    length = _length(component)
    if start is not None and length is not None and end is None:
        end = start + length
    return Part(
        uid=str(_one(component, "UID") or ""),
        sequence=_number(component, "SEQUENCE"),
        words=" ".join(str(_one(component, "SUMMARY") or "").split())[:_MOST_WORDS],
        status=str(_one(component, "STATUS") or "").upper(),
        start=start,
        end=end,
        repeat=_repeat(component),
        also_on=_listed(component, "RDATE"),
        not_on=_listed(component, "EXDATE"),
        stands_in_for=_day(_moment(component, "RECURRENCE-ID")),
        is_broken=_is_broken(component),
    )


def _one(component: Any, name: str) -> Any:
    value = component.get(name)
    return value[0] if isinstance(value, list) else value


def _moment(component: Any, name: str) -> date | datetime | None:
    try:
        value = _one(component, name).dt
    # icalendar keeps a broken value, and says so only when it is asked for.
    except (AttributeError, ValueError):
        return None
    return _local(value) if isinstance(value, date) else None


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and moment.tzinfo:
        try:
            return moment.astimezone(_LONDON).replace(tzinfo=None)
        # The first and last days of the calendar have no neighbour to move to.
        except OverflowError:
            return moment.replace(tzinfo=None)
    return moment


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _length(component: Any) -> timedelta | None:
    try:
        value = _one(component, "DURATION").dt
    except (AttributeError, ValueError):
        return None
    return value if isinstance(value, timedelta) else None


def _number(component: Any, name: str) -> int:
    try:
        return int(_one(component, name) or 0)
    except (TypeError, ValueError):
        return 0


def _repeat(component: Any) -> dict[str, list[Any]]:
    rule = _one(component, "RRULE")
    try:
        return {
            str(key).upper(): [
                _local(each) if isinstance(each, date) else each for each in value
            ]
            for key, value in rule.items()
        }
    except (AttributeError, ValueError):
        return {}


def _listed(component: Any, name: str) -> tuple[date, ...]:
    value = component.get(name)
    lists = value if isinstance(value, list) else [value] if value else []
    days: list[date] = []
    for each in lists:
        for item in getattr(each, "dts", []):
            moment = getattr(item, "dt", None)
            day = _day(_local(moment)) if isinstance(moment, date) else None
            days += [day] if day else []
    return tuple(days)


def _is_broken(component: Any) -> bool:
    """Say whether a property about days is there twice, or there and unreadable."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        value = component.get(name)
        if value is not None and (
            isinstance(value, list) or _moment(component, name) is None
        ):
            return True
    rule, length = component.get("RRULE"), component.get("DURATION")
    return (
        (rule is not None and (isinstance(rule, list) or not _repeat(component)))
        or (length is not None and _length(component) is None)
        or any(
            component.get(name) and not _listed(component, name)
            for name in ("RDATE", "EXDATE")
        )
    )
