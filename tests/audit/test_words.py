"""What a check found, as somebody reads it who is no engineer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.audit.cards import Verdict
from bot.audit.records import Fault, Wrong
from bot.audit.words import fault_words, how_long, mark_of, verdict_lines
from tests.audit.histories import BEGAN

WHOLE = Verdict(
    entries=1234,
    first=1,
    last=1234,
    fault=None,
    anchors=120,
    unreadable=0,
    has_anchor_file=True,
    newest_anchor_at=BEGAN - timedelta(minutes=4),
    unkept_since=None,
)


def fault(wrong: Wrong, since: int = 1234) -> Fault:
    return Fault(wrong=wrong, sequence=1234, since=since)


@pytest.mark.parametrize(
    ("wrong", "words"),
    {
        Wrong.CHANGED: "Entry 1,234 was changed.",
        Wrong.MISSING: "Entry 1,234 is missing.",
        Wrong.OUT_OF_PLACE: "Entry 1,234 does not belong there.",
        Wrong.REWRITTEN: "Entry 1,234 is not the one that was kept outside.",
        Wrong.CUT_OFF_BY_OTHERS: "Entries up to 1,234 were cut off, and not by "
        "Alongside.",
        Wrong.ANCHOR_CHANGED: "Line 1,234 of the anchor file was not written by "
        "Alongside.",
    }.items(),
)
def test_a_fault_is_one_plain_sentence(wrong: Wrong, words: str) -> None:
    assert fault_words(fault(wrong)) == words


def test_it_says_from_where_on_something_may_be_written_anew() -> None:
    said = fault_words(fault(Wrong.REWRITTEN, since=1225))

    assert said.endswith("Something from entry 1,225 on was written anew.")


def test_a_whole_trail_is_said_in_two_lines() -> None:
    assert list(verdict_lines(WHOLE, BEGAN)) == [
        "1,234 entries, each as it was written.",
        "Anchors: 120. The newest was written 4 minutes ago.",
    ]


def test_what_is_wrong_comes_first_and_says_what_to_do() -> None:
    first, second, *_ = verdict_lines(replace(WHOLE, fault=fault(Wrong.CHANGED)), BEGAN)

    assert first == "Entry 1,234 was changed."
    assert "ask for help" in second


def test_what_retention_dropped_is_said() -> None:
    said = list(verdict_lines(replace(WHOLE, first=401), BEGAN))

    assert "Entries before 401 were dropped when their time was over." in said


def test_what_has_no_anchor_yet_and_what_is_torn_is_said() -> None:
    verdict = replace(WHOLE, unreadable=1, unkept_since=BEGAN - timedelta(hours=2))
    said = list(verdict_lines(verdict, BEGAN))

    assert "What was noted in the last 2 hours has no anchor yet." in said
    assert "Lines of the anchor file that cannot be read: 1." in said


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-5), "0 minutes"),
        (timedelta(seconds=61), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=9), "9 days"),
    ],
)
def test_a_span_is_said_in_its_largest_unit(span: timedelta, words: str) -> None:
    assert how_long(span) == words


def test_a_mark_is_eight_digits_to_be_read_aloud() -> None:
    assert mark_of("7f3a91c2" + "0" * 56) == "7F3A91C2"
