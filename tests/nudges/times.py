"""People with all kinds of working lives, and instants as a test would write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.calendars.nations import Nation
from bot.calendars.records import Closed, ClosedStretch
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.nudges.own_time import OwnTime
from bot.nudges.records import PartOfDay, Wishes

LONDON = "Europe/London"


def london(text: str) -> datetime:
    """Return the instant of a wall time in London, such as "2027-02-22 09:10"."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(LONDON))
    return wall.astimezone(UTC)


def wall(instant: datetime) -> str:
    return f"{instant.astimezone(ZoneInfo(LONDON)):%a %d %b %H:%M}"


def d(text: str) -> date:
    return date.fromisoformat(text)


def days(first: str, last: str) -> Stretch:
    return Stretch(first=d(first), last=d(last))


def own_time(**changes: Any) -> OwnTime:
    """Somebody in England at a desk from nine to five, unless it is said otherwise."""
    return OwnTime(
        **{"nation": Nation.ENGLAND_AND_WALES, "zone": LONDON, **changes},
    )


def wishes(**changes: Any) -> Wishes:
    return Wishes(**{"id": "me", **changes})


def school(**changes: Any) -> SchoolCalendar:
    """A school with an INSET day, Easter and summer, known to the end of August."""
    given = {
        "known_from": d("2027-01-04"),
        "known_until": d("2027-08-31"),
        "inset": (d("2027-02-26"), d("2027-04-12")),
        "closed": (
            shut("2027-03-26", "2027-04-11", Closed.HOLIDAY),
            shut("2027-07-22", "2027-08-31", Closed.HOLIDAY),
        ),
    }
    return SchoolCalendar(**{**given, **changes})


def shut(first: str, last: str, why: Closed) -> ClosedStretch:
    return ClosedStretch(first=d(first), last=d(last), why=why)


_DAY_ONE = date(2027, 1, 5)
_some_day = st.integers(0, 330).map(lambda n: _DAY_ONE + timedelta(days=n))
_quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))


@st.composite
def stretches(draw: st.DrawFn, longest: int = 20) -> Stretch:
    first = draw(_some_day)
    more = draw(st.integers(0, longest))
    return Stretch(first=first, last=first + timedelta(days=more))


@st.composite
def schools(draw: st.DrawFn) -> SchoolCalendar:
    known_from = draw(_some_day)
    closed = draw(st.lists(stretches(40), max_size=3))
    why = draw(st.sampled_from([Closed.HOLIDAY, Closed.CLOSURE, Closed.BANK_HOLIDAY]))
    return SchoolCalendar(
        known_from=known_from,
        known_until=known_from + timedelta(days=draw(st.integers(0, 330))),
        inset=tuple(draw(st.lists(_some_day, max_size=3))),
        closed=tuple(
            ClosedStretch(first=a.first, last=a.last, why=why) for a in closed
        ),
        not_known=tuple(draw(st.lists(stretches(30), max_size=2))),
    )


@st.composite
def own_wishes(draw: st.DrawFn) -> Wishes:
    return wishes(
        muted_until=draw(st.none() | _some_day),
        not_on=draw(st.frozensets(st.integers(0, 6), max_size=3)),
        part=draw(st.sampled_from(PartOfDay)),
    )


@st.composite
def people(draw: st.DrawFn) -> OwnTime:
    """Anybody: nights, weekends, part-time, at a school, in another zone."""
    return OwnTime(
        nation=draw(st.sampled_from(Nation)),
        zone=draw(st.sampled_from([LONDON, LONDON, "Europe/Lisbon", "Asia/Kolkata"])),
        working_days=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        agency_closed=draw(st.frozensets(st.integers(0, 6), max_size=2)),
        opens=draw(st.just(time(9)) | _quarters),
        closes=draw(st.just(time(17)) | _quarters),
        quiet_from=draw(st.just(time(18)) | _quarters),
        quiet_until=draw(st.just(time(8)) | _quarters),
        away=tuple(draw(st.lists(stretches(), max_size=3))),
        school=draw(st.none() | schools()),
        wishes=draw(st.none() | own_wishes()),
    )


#: Any minute from January to November 2027, and often near a change of the clocks.
instants = st.one_of(
    st.integers(0, 300 * 24 * 60).map(
        lambda n: datetime(2027, 1, 5, tzinfo=UTC) + timedelta(minutes=n)
    ),
    st.tuples(
        st.sampled_from([date(2027, 3, 26), date(2027, 10, 29)]),
        st.integers(0, 4 * 24 * 60),
    ).map(
        lambda one: (
            datetime.combine(one[0], time(), tzinfo=UTC) + timedelta(minutes=one[1])
        )
    ),
)
