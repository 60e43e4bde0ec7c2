"""The shape of calendar files: broken, damaged, or in odd letters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendars.feed import UnreadableFeed, read_feed
from bot.calendars.words import understood_words
from tests.calendars.builder import (
    FEEDS,
    d,
    day,
    entry,
    file_of,
    is_open,
    raw,
    read,
    why,
)

TERM = entry("2026-09-01", "2026-10-23", "Autumn term")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "nothing in this file"),
        (b"  \n", "nothing in this file"),
        (b"<html><body>Please log in</body></html>", "not a calendar file"),
        (b"%PDF-1.7 ...", "not a calendar file"),
        (b"PK\x03\x04\x00\x00\xff\xff", "not a calendar file"),
        (b"date,what\n2026-09-01,First day", "not a calendar file"),
        (file_of(), "no dates in this calendar"),
        (file_of(TERM)[:-20], "end of this calendar file is missing"),
        (file_of(TERM)[:90], "end of this calendar file is missing"),
        (file_of(TERM).replace(b"END:VEVENT\r\n", b""), "end of this calendar file"),
        (file_of(TERM, head=("METHOD:CANCEL",)), "withdrawn"),
        (file_of(day("2026-09-01", "Netball club")), "“Netball club”"),
        (file_of(raw("SUMMARY:First day of term")), "no term or holiday"),
        (file_of(TERM) + b"x" * 5_000_001, "far too big"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFeed, match=sentence):
        read_feed(data)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_kindly(data: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_feed(data)


@settings(deadline=None)
@given(cut=st.integers(0, 9000), gone=st.integers(0, 60), put=st.binary(max_size=20))
def test_a_damaged_feed_is_read_or_refused_kindly(
    cut: int, gone: int, put: bytes
) -> None:
    data = (FEEDS / "sheffield.ics").read_bytes()
    damaged = data[:cut] + put + data[cut + gone :]

    assert said(damaged).endswith(".")


def said(data: bytes) -> str:
    """What a person would read of a file: what was understood, or why nothing was."""
    try:
        return understood_words(read_feed(data), d("2027-02-22"))
    except UnreadableFeed as refused:
        return str(refused)


def test_words_before_the_calendar_do_no_harm() -> None:
    assert is_open(read_feed(b"junk\r\n" + file_of(TERM)), "2026-09-10")


def test_several_calendars_in_one_file_are_read_together() -> None:
    other = file_of(entry("2026-11-02", "2026-12-18", "Autumn term"))

    assert is_open(read_feed(file_of(TERM) + other), "2026-11-10")


def test_a_stray_line_inside_an_entry_does_no_harm() -> None:
    data = file_of(TERM).replace(b"SUMMARY", b"a line of its own\r\nSUMMARY")

    assert is_open(read_feed(data), "2026-09-10")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_letters_are_read_in_any_common_encoding(encoding: str) -> None:
    data = file_of(entry("2026-09-01", "2026-10-23", "Autumn term – Café"))

    assert is_open(read_feed(data.decode().encode(encoding)), "2026-09-10")


def test_letters_in_no_known_encoding_do_no_harm() -> None:
    data = file_of(TERM, day("2026-10-02", "Caf")).replace(b"Caf", b"Caf\x81\xe9")

    assert is_open(read_feed(data), "2026-09-10")


def test_a_letter_cut_in_half_by_folding_is_made_whole() -> None:
    data = file_of(TERM, day("2026-10-02", "Diwrnod hyfforddi – HMS"))
    at = data.index("–".encode()) + 1

    understood = read_feed(data[:at] + b"\r\n " + data[at:])

    assert why(understood, "2026-10-02") == "inset"


def test_escaped_commas_and_new_lines_are_read() -> None:
    understood = read(TERM, day("2026-10-02", r"INSET day\, school closed\nfor pupils"))

    assert why(understood, "2026-10-02") == "inset"
