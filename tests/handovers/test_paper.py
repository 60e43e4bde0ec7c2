"""The page's PDF: whole, within A4, and able to say every name."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.handovers.paper import HEIGHT, WIDTH, Paper, fitted, plain, wide, wrapped


def shown(words: str) -> bytes:
    paper = Paper("A title")
    paper.text(50, 60, words)
    return paper.file()


def test_it_is_one_page_of_a4() -> None:
    made = shown("Hello")
    assert made.startswith(b"%PDF-1.4\n")
    assert made.endswith(b"%%EOF\n")
    assert made.count(b"/Type /Page ") == 1
    assert b"/MediaBox [0 0 595 842]" in made
    assert (WIDTH, HEIGHT) == (595, 842)


@given(st.text(max_size=60))
def test_every_part_is_where_the_table_says(words: str) -> None:
    made = shown(words)
    table = int(re.findall(rb"startxref\n(\d+)\n", made)[-1])
    assert made[table:].startswith(b"xref\n0 8\n")
    places = re.findall(rb"(\d{10}) 00000 n \n", made[table:])
    for number, place in enumerate(places, start=1):
        assert made[int(place) :].startswith(b"%d 0 obj\n" % number)
    [length] = re.findall(rb"<< /Length (\d+) >>\nstream\n", made)
    start = made.index(b"stream\n") + len(b"stream\n")
    assert made[start + int(length) :].startswith(b"\nendstream")


def test_brackets_and_strokes_stay_words() -> None:
    assert rb"(Move \(T\) \\ on) Tj" in shown("Move (T) \\ on")


def test_a_welsh_and_a_polish_name_can_be_read() -> None:
    assert plain("Siân Ŵyn Łukasz") == "Siân Wyn Lukasz"


def test_a_minus_is_a_dash_and_a_line_stays_one() -> None:
    assert plain("T−6w\nand more") == "T–6w and more"


def test_what_cannot_be_written_is_a_question_mark() -> None:
    assert plain("名") == "?"


@given(st.text(max_size=300), st.floats(40, 500))
def test_lines_stay_within_their_room(words: str, room: float) -> None:
    lines = wrapped(words, room, 10)
    assert lines
    assert all(wide(one, 10) <= room for one in lines)


def test_what_fits_is_left_as_it_is() -> None:
    assert fitted("Short", 100, 10) == "Short"
    assert fitted("Rather long words here", 60, 10).endswith("…")


def test_words_are_wrapped_where_a_space_is() -> None:
    assert wrapped("one two three", 42, 10) == ["one two", "three"]
