"""Bells as an office types them become the table that bell grids are read from."""

from __future__ import annotations

from bot.directory.typed_bells import bell_table


def test_lines_without_a_day_are_for_monday_to_friday() -> None:
    assert bell_table("Reg 08:45\n\nP1 09:10\nEnd 15:20") == {
        "monday-friday": ["Reg 08:45", "P1 09:10", "End 15:20"]
    }


def test_a_line_with_a_day_starts_that_days_bells() -> None:
    assert bell_table(
        "Mon to Thurs:\nP1 09:10\nEnd 15:20\nFri\nP1 09:10\nEnd 12:30"
    ) == {
        "monday-thursday": ["P1 09:10", "End 15:20"],
        "friday": ["P1 09:10", "End 12:30"],
    }


def test_a_line_that_is_neither_is_left_for_the_reader_to_refuse() -> None:
    assert bell_table("P1 at nine") == {"p1 at nine": []}
