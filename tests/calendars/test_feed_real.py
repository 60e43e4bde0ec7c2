"""Two schools' published feeds, every school day worked out a second way by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.calendars.feed import Understood, read_feed
from bot.calendars.understood import Style
from tests.calendars.builder import FEEDS, d, why


def knole() -> Understood:
    return read_feed((FEEDS / "knole.ics").read_bytes())


def sheffield() -> Understood:
    return read_feed((FEEDS / "sheffield.ics").read_bytes())


def every_day(first: str, last: str) -> set[date]:
    start, end = d(first).toordinal(), d(last).toordinal()
    return {date.fromordinal(each) for each in range(start, end + 1)}


#: First and last days of Knole's terms, copied by eye from the feed.
KNOLE_TERMS = [
    ("2025-09-01", "2025-10-17"),
    ("2025-11-03", "2025-12-19"),
    ("2026-01-05", "2026-02-13"),
    ("2026-02-23", "2026-04-02"),
    ("2026-04-20", "2026-05-22"),
    ("2026-06-01", "2026-07-22"),
    ("2026-09-01", "2026-10-16"),
    ("2026-11-02", "2026-12-18"),
    ("2027-01-04", "2027-02-11"),
    ("2027-02-22", "2027-03-25"),
    ("2027-04-12", "2027-05-28"),
    ("2027-06-07", "2027-07-22"),
]
#: Those of Knole's INSET days that fall inside its terms.
KNOLE_INSET_IN_TERM = [
    "2025-09-22", "2025-11-21", "2026-03-13", "2026-07-06",
    "2026-09-21", "2026-11-06", "2027-03-12", "2027-07-09",
]  # fmt: skip
#: Of the bank holidays, only the May ones fall inside Knole's terms.
MAY_DAYS = ["2026-05-04", "2027-05-03"]

#: Sheffield's breaks, copied by eye from the feed, last day included.
SHEFFIELD_BREAKS = [
    ("2025-08-01", "2025-08-31"),
    ("2025-10-25", "2025-11-02"),
    ("2025-12-20", "2026-01-04"),
    ("2026-02-14", "2026-02-22"),
    ("2026-03-28", "2026-04-12"),
    ("2026-05-23", "2026-05-31"),
    ("2026-07-21", "2026-08-31"),
    ("2026-10-24", "2026-11-01"),
    ("2026-12-19", "2027-01-03"),
    ("2027-02-13", "2027-02-21"),
    ("2027-03-26", "2027-04-11"),
    ("2027-05-29", "2027-06-06"),
    ("2027-07-22", "2027-08-31"),
    ("2027-10-23", "2027-10-31"),
    ("2027-12-18", "2028-01-03"),
    ("2028-02-12", "2028-02-20"),
    ("2028-04-01", "2028-04-17"),
    ("2028-05-28", "2028-06-04"),
    ("2028-07-22", "2028-07-31"),
]
#: Of the bank holidays, only the May ones fall outside Sheffield's breaks.
SHEFFIELD_MAY_DAYS = ["2026-05-04", "2027-05-03", "2028-05-01"]


def knole_by_hand() -> set[date]:
    days = {day for term in KNOLE_TERMS for day in every_day(*term)}
    off = {d(each) for each in [*KNOLE_INSET_IN_TERM, *MAY_DAYS]}
    return {day for day in days - off if day.weekday() < 5}


def sheffield_by_hand() -> set[date]:
    days = every_day("2025-08-01", "2028-07-31")
    off = {day for each in SHEFFIELD_BREAKS for day in every_day(*each)}
    off |= {d(each) for each in SHEFFIELD_MAY_DAYS}
    return {day for day in days - off if day.weekday() < 5}


def school_days(understood: Understood) -> set[date]:
    calendar = understood.calendar
    first, last = calendar.known_from, calendar.known_until
    return set(calendar.school_days(first, last))


def of_2026_27(days: set[date]) -> set[date]:
    return days & every_day("2026-08-01", "2027-07-31")


def test_every_school_day_of_knole_agrees_with_the_count_by_hand() -> None:
    assert school_days(knole()) == knole_by_hand()


def test_every_school_day_of_sheffield_agrees_with_the_count_by_hand() -> None:
    assert school_days(sheffield()) == sheffield_by_hand()


def test_knole_has_186_school_days_in_2026_27() -> None:
    assert len(of_2026_27(school_days(knole()))) == 186


def test_sheffield_has_195_school_days_in_2026_27() -> None:
    assert len(of_2026_27(school_days(sheffield()))) == 195


def test_a_plain_walk_through_2026_27_counts_the_same_days() -> None:
    """A third way: one day at a time, from the dates alone."""
    count, day = 0, d("2026-08-01")
    while day <= d("2027-07-31"):
        in_term = any(d(a) <= day <= d(b) for a, b in KNOLE_TERMS)
        off = day.isoformat() in [*KNOLE_INSET_IN_TERM, *MAY_DAYS]
        count += in_term and not off and day.weekday() < 5
        day += timedelta(days=1)

    assert count == 186


def test_all_inset_days_of_knole_are_named_even_in_a_holiday() -> None:
    named = [each.isoformat() for each in knole().calendar.inset if each.year >= 2026]

    assert named == [
        "2026-03-13", "2026-07-06", "2026-09-21", "2026-10-19", "2026-10-20",
        "2026-10-21", "2026-11-06", "2027-02-12", "2027-03-12", "2027-07-09",
    ]  # fmt: skip


def test_an_inset_day_inside_a_holiday_costs_no_school_day() -> None:
    year = knole().years()[1]

    assert (year.inset, year.inset_in_term) == (8, 4)


def test_knole_is_known_until_its_last_day_of_term() -> None:
    assert knole().known_until == d("2027-07-22")


def test_sheffield_is_known_until_the_end_of_its_last_holiday() -> None:
    assert sheffield().known_until == d("2028-07-31")


def test_nothing_is_claimed_of_the_day_after_knoles_last() -> None:
    assert why(knole(), "2027-07-23") == "not-known"


@pytest.mark.parametrize(
    ("feed", "style"), [(knole, Style.TERMS), (sheffield, Style.HOLIDAYS)]
)
def test_the_two_styles_are_told_apart(feed: object, style: Style) -> None:
    assert callable(feed)
    assert feed().style is style


@pytest.mark.parametrize("feed", [knole, sheffield])
def test_nothing_in_a_clean_feed_is_in_doubt(feed: object) -> None:
    assert callable(feed)
    assert feed().unsure == ()


@pytest.mark.parametrize("feed", [knole, sheffield])
def test_nothing_in_a_clean_feed_is_left_out(feed: object) -> None:
    assert callable(feed)
    assert feed().ignored == ()


def test_bank_holidays_knole_does_not_name_are_laid_on_top() -> None:
    assert [each.isoformat() for each in knole().bank_holidays_added] == MAY_DAYS


def test_sheffield_names_all_its_bank_holidays_itself() -> None:
    assert sheffield().bank_holidays_added == ()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-09-01", None),  # first day back
        ("2026-09-21", "inset"),
        ("2026-10-16", None),  # last day before the holiday
        ("2026-10-20", "inset"),  # in the holiday
        ("2026-10-22", "holiday"),
        ("2026-11-02", None),
        ("2026-12-25", "bank-holiday"),
        ("2027-01-04", None),
        ("2027-02-11", None),
        ("2027-02-12", "inset"),
        ("2027-02-13", "weekend"),
        ("2027-05-03", "bank-holiday"),
    ],
)
def test_what_knole_says_of_a_day(day: str, reason: str | None) -> None:
    assert why(knole(), day) == reason


def test_the_two_parts_of_a_summer_holiday_are_one() -> None:
    closed = sheffield().calendar.why_closed(d("2027-08-10"))

    assert closed is not None
    assert (closed.first, closed.last) == (d("2027-07-22"), d("2027-08-31"))


@pytest.mark.parametrize("feed", [knole, sheffield])
def test_a_real_calendar_survives_storage(feed: object) -> None:
    assert callable(feed)
    calendar = feed().calendar

    assert type(calendar).from_record(calendar.to_record()) == calendar


@pytest.mark.parametrize("name", ["knole.ics", "sheffield.ics"])
@pytest.mark.parametrize("change", ["lf", "cr", "bom", "utf16", "folded", "no-cover"])
def test_how_a_file_is_written_changes_nothing(name: str, change: str) -> None:
    plain = (FEEDS / name).read_bytes()

    assert read_feed(_rewritten(plain, change)) == read_feed(plain)


def _rewritten(data: bytes, change: str) -> bytes:
    text = data.decode().replace("\r\n", "\n")
    lines = text.split("\n")
    return {
        "lf": text.encode(),
        "cr": text.replace("\n", "\r").encode(),
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "utf16": text.encode("utf-16"),
        "folded": "\r\n".join(f"{line[:9]}\r\n {line[9:]}" for line in lines).encode(),
        "no-cover": "\n".join(x for x in lines if "STATUS" not in x).encode(),
    }[change]
