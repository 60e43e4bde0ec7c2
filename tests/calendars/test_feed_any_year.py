"""Made-up school years, written in every style: what is read must be what was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.feed import Understood, UnreadableFeed
from bot.calendars.nations import Nation, bank_holidays
from tests.calendars.builder import day, doubts, entry, read

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Year:
    """A school year as its office knows it."""

    terms: tuple[tuple[date, date], ...]
    inset: frozenset[date]

    @property
    def breaks(self) -> list[tuple[date, date]]:
        return [
            (last + ONE_DAY, first - ONE_DAY)
            for (_, last), (first, _) in zip(self.terms, self.terms[1:], strict=False)
        ]

    @property
    def days(self) -> set[date]:
        return {
            each
            for term in self.terms
            for each in every_day(*term)
            if each.weekday() < 5 and each not in self.inset and not is_bank(each)
        }


def every_day(first: date, last: date) -> list[date]:
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


def is_bank(each: date) -> bool:
    return each in bank_holidays(each.year, Nation.ENGLAND_AND_WALES)


def next_open(each: date, avoid: int | None = None) -> date:
    """The next weekday that is no bank holiday, and not weekday number `avoid`."""
    while each.weekday() >= 5 or is_bank(each) or each.weekday() == avoid:
        each += ONE_DAY
    return each


@st.composite
def years(draw: st.DrawFn) -> Year:
    terms = []
    # Nobody starts again on a Friday: such a feed is rightly asked about.
    first = next_open(date(2026, 9, draw(st.integers(1, 7))), avoid=4)
    for _ in range(6):
        last = next_open(first + timedelta(days=draw(st.integers(33, 48))))
        terms.append((first, last))
        first = next_open(last + timedelta(days=draw(st.integers(8, 16))), avoid=4)
    inside = [each for a, b in terms for each in every_day(a + ONE_DAY, b - ONE_DAY)]
    weekdays = [each for each in inside if each.weekday() < 5 and not is_bank(each)]
    inset = draw(st.frozensets(st.sampled_from(weekdays), max_size=5))
    return Year(terms=tuple(terms), inset=inset)


def one(each: date, words: str) -> str:
    return day(each.isoformat(), words)


def several(first: date, last: date, words: str) -> str:
    return entry(first.isoformat(), last.isoformat(), words)


def as_edges(year: Year) -> list[str]:
    firsts = [one(first, "First day back") for first, _ in year.terms]
    return firsts + [one(last, "Last day of term") for _, last in year.terms]


def as_terms(year: Year) -> list[str]:
    return [several(*term, f"Term {n}") for n, term in enumerate(year.terms, 1)]


def as_breaks(year: Year) -> list[str]:
    first, last = year.terms[0][0], year.terms[-1][1]
    summers = [
        several(first - timedelta(days=20), first - ONE_DAY, "Summer holiday"),
        several(last + ONE_DAY, last + timedelta(days=20), "Summer holiday"),
    ]
    return summers + [several(*each, "School holiday") for each in year.breaks]


def as_edges_and_breaks(year: Year) -> list[str]:
    breaks = [several(*each, "School holiday") for each in year.breaks]
    return as_edges(year) + breaks


def as_school_days(year: Year) -> list[str]:
    return [one(each, "School day") for each in sorted(year.days)]


def with_inset(entries: list[str], year: Year) -> list[str]:
    return entries + [one(each, "INSET day") for each in sorted(year.inset)]


def open_days(understood: Understood, year: Year) -> set[date]:
    first, last = year.terms[0][0], year.terms[-1][1]
    return set(understood.calendar.school_days(first, last))


def unknown_days(understood: Understood) -> set[date]:
    stretches = understood.calendar.not_known
    return {each for stretch in stretches for each in stretch.days()}


STYLES = [as_edges, as_terms, as_breaks, as_edges_and_breaks, as_school_days]
#: A made-up year may well be longer or shorter than the law wants.
OF_THE_WHOLE = {"too-many-days", "too-few-days"}


@pytest.mark.parametrize("style", STYLES)
@settings(deadline=None, max_examples=40)
@given(year=years())
def test_a_year_in_any_style_is_read_as_it_was_meant(
    style: Callable[[Year], list[str]], year: Year
) -> None:
    understood = read(*with_inset(style(year), year))

    assert open_days(understood, year) == year.days
    assert {doubt for _, doubt in doubts(understood)} <= OF_THE_WHOLE


@settings(deadline=None, max_examples=150)
@given(year=years(), data=st.data())
def test_losing_one_entry_never_opens_a_closed_day(
    year: Year, data: st.DataObject
) -> None:
    """First and last days and holidays say everything twice, so one may be lost."""
    entries = as_edges_and_breaks(year)
    lost = data.draw(st.integers(0, len(entries) - 1))
    del entries[lost]

    understood = read(*with_inset(entries, year))

    found = open_days(understood, year)
    known = {each for each in year.days if each in understood.calendar.known}
    assert found <= year.days
    assert known - found <= unknown_days(understood)


@settings(deadline=None, max_examples=150)
@given(year=years(), data=st.data(), by=st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4]))
def test_a_first_or_last_day_on_the_wrong_date_is_never_believed(
    year: Year, data: st.DataObject, by: int
) -> None:
    which = data.draw(st.integers(1, len(year.terms) - 1))
    is_first = data.draw(st.booleans())
    before, after = year.terms[which - 1][1], year.terms[which][0]
    right, words = (
        (after, "First day back") if is_first else (before, "Last day of term")
    )
    entries = as_edges_and_breaks(year)
    entries.remove(one(right, words))
    entries.append(one(right + ONE_DAY * by, words))

    understood = read(*with_inset(entries, year))

    found = open_days(understood, year)
    assert found <= year.days
    assert year.days - found <= unknown_days(understood)


@settings(deadline=None, max_examples=100)
@given(year=years(), data=st.data())
def test_a_holiday_left_out_of_a_list_is_asked_about(
    year: Year, data: st.DataObject
) -> None:
    entries = as_breaks(year)
    lost = data.draw(st.integers(2, len(entries) - 1))
    first, last = year.breaks[lost - 2]
    del entries[lost]

    understood = read(*entries)

    asked = [
        each
        for each in understood.unsure
        if each.doubt.value == "no-break" and each.day and each.last
    ]
    assert any(each.day < first and last < each.last for each in asked)  # type: ignore[operator]


@settings(deadline=None, max_examples=100)
@given(year=years(), data=st.data())
def test_part_of_a_feed_is_read_or_refused_but_claims_nothing_more(
    year: Year, data: st.DataObject
) -> None:
    """Whatever is cut off the end of a feed, no closed day is called open."""
    entries = sorted(as_edges_and_breaks(year), key=lambda each: each[20:])
    kept = entries[: data.draw(st.integers(1, len(entries)))]

    try:
        understood = read(*with_inset(kept, year))
    except UnreadableFeed:
        return

    assert open_days(understood, year) <= year.days
