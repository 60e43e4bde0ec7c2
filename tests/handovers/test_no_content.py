"""
What is written in a handover stands on both sides' screens, and nowhere else.

A line of each kind is written, at DEBUG, with SQL echoed; then everything that is
kept, queued, noted, logged and sent is searched for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.deliveries.records import Delivery, Home, Post
from bot.handovers.records import ItemState
from bot.handovers.story import LineKind
from storage.base import metadata
from tests.handovers.move import Move
from tests.security.canaries import TALKATIVE
from tests.security.heard import hearing_everything

#: One line of each kind, of words that stand nowhere else.
WORDS = {
    LineKind.CONDITION: "If the lilac form is there",
    LineKind.OFFER_QUERY: "Is the lilac list complete?",
    LineKind.QUESTION: "The lilac list has four lines",
    LineKind.SENDER_VIEW: "Lilac is time enough",
    LineKind.RECEIVER_VIEW: "Lilac is a month too soon",
    LineKind.POINTER: "in the lilac folder, tab four",
    LineKind.ITEM_QUERY: "Which lilac one is it?",
    LineKind.NOT_NEEDED: "There is no lilac one",
    LineKind.LEFT_OUT: "The lilac one is a day away",
    LineKind.READ_BACK_PLAN: "A lilac plan, step by step",
    LineKind.READ_BACK_WORRY: "The lilac week without anybody",
    LineKind.READ_BACK_STEP: "Meet at the lilac door",
    LineKind.OWN_WORDS: "Slowly, and with lilac tea",
    LineKind.DIFFERENTLY: "Ring on the lilac day before",
}
BOTH_SIDES = ("odile", "barnaby", "ruan", "hesper", "ludo")
CANARY = "lilac"


@dataclass(kw_only=True)
class Written:
    """A handover with every line in it, and what was heard meanwhile."""

    move: Move
    lines: list[str]
    #: Everything that both sides were shown at some time, in one text.
    seen: list[str] = field(default_factory=list)


@pytest.fixture
def written(move: Move) -> Iterator[Written]:
    with hearing_everything(*TALKATIVE) as heard:
        found = Written(move=move, lines=heard.lines)
        _before_it_moves(found)
        _when_it_moves(found)
        for one in move.desk.queue():
            _made(move, one)
        yield found


def test_a_line_of_each_kind_was_really_written(written: Written) -> None:
    kept = {one.kind: one.words for one in written.move.lines()}

    assert kept == WORDS


def test_both_sides_were_really_shown_each_of_them(written: Written) -> None:
    shown = "\n".join(written.seen)

    assert [one for one in WORDS.values() if one not in shown] == []


def test_no_row_of_any_table_holds_one_in_plain_words(written: Written) -> None:
    move = written.move
    with move.desk.store.looking() as unit:
        found = [
            table
            for table in metadata.tables
            for row in unit.connection.execute(text(f'SELECT * FROM "{table}"'))
            if CANARY in str(tuple(row)).lower()
        ]

    assert {"deliveries", "trail", "handover_entries"} <= set(metadata.tables)
    assert found == []


def test_no_file_holds_one(written: Written, tmp_path: Path) -> None:
    files = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

    assert {"alongside.db", "alongside-keys.db"} <= files.keys()
    assert [name for name, kept in files.items() if CANARY.encode() in kept] == []


def test_no_line_of_the_story_holds_one(written: Written) -> None:
    assert CANARY not in str(written.move.story()).lower()


def test_no_log_line_holds_one(written: Written) -> None:
    heard = "\n".join(written.lines)

    assert "INSERT INTO handover_lines" in heard
    assert CANARY not in heard.lower()


def test_no_lock_screen_says_one(written: Written) -> None:
    rung = [one.text for one in _posts(written.move)]

    assert len(set(rung)) > 5
    assert [one for one in rung if CANARY in one.lower()] == []


def test_no_lock_screen_says_whom_or_who(written: Written) -> None:
    private = ("YP-", "7HX3", "Odile", "Ruan", "Barnaby", "Hesper", "Marlpit", "Youth")
    rung = {one.text for one in _posts(written.move)}

    assert [(one, word) for one in rung for word in private if word in one] == []


def test_no_message_holds_one_but_to_both_sides(written: Written) -> None:
    move = written.move
    sides = {move.desk.id_of(one) for one in BOTH_SIDES}
    others = [
        (one.kind, one.worker_id)
        for one in move.desk.queue()
        if one.worker_id not in sides and CANARY in _made(move, one).lower()
    ]

    assert others == []


@pytest.mark.parametrize("handle", ["corin", "sunniva", "silas"])
def test_nobody_else_of_the_team_is_shown_one(written: Written, handle: str) -> None:
    move = written.move
    asker = move.asker(handle)

    assert CANARY not in str(move.open(handle)).lower()
    assert CANARY not in str(move.handovers.find(asker, "YP-7HX3")).lower()
    assert CANARY not in str(move.handovers.mine(asker)).lower()


def _before_it_moves(found: Written) -> None:
    move, words = found.move, WORDS
    move.begin()
    sender, receiver = move.asker("odile"), move.asker("ruan")

    def say(kind: LineKind) -> None:
        {
            LineKind.OFFER_QUERY: lambda one: move.offers.query(receiver, one),
            LineKind.QUESTION: lambda one: move.offers.answer_query(sender, one),
            LineKind.RECEIVER_VIEW: lambda one: move.offers.differ(receiver, one),
            LineKind.SENDER_VIEW: lambda one: move.offers.own_view(sender, one),
            LineKind.CONDITION: lambda one: move.offers.accept_if(receiver, one),
        }[kind](move.words(words[kind]))
        _look(found)

    for kind in (
        LineKind.OFFER_QUERY,
        LineKind.QUESTION,
        LineKind.RECEIVER_VIEW,
        LineKind.SENDER_VIEW,
        LineKind.CONDITION,
    ):
        say(kind)
    _of_items(found)


def _of_items(found: Written) -> None:
    move, words = found.move, WORDS
    sender, receiver = move.asker("odile"), move.asker("ruan")
    manager = move.asker("barnaby")
    pointer = move.said(move.coded("C2"), "done", words[LineKind.POINTER])
    move.items.more(sender, pointer)
    none = move.said(move.item("due-soon"), "not-needed", words[LineKind.NOT_NEEDED])
    move.items.more(sender, none)
    left = move.said(move.coded("C8"), "leave-out", words[LineKind.LEFT_OUT])
    move.items.more(manager, left)
    move.items.done(sender, move.coded("C7").id)
    asked = move.said(move.coded("C7"), "query", words[LineKind.ITEM_QUERY])
    move.items.more(receiver, asked)
    back = move.read_back_of(
        move.coded("C5"),
        words[LineKind.READ_BACK_PLAN],
        words[LineKind.READ_BACK_WORRY],
        words[LineKind.READ_BACK_STEP],
    )
    move.items.read_back(receiver, back)
    move.running.told(sender, move.told_them(words[LineKind.OWN_WORDS]))
    _look(found)


def _when_it_moves(found: Written) -> None:
    move = found.move
    move.items.received(move.asker("odile"), move.coded("C5").id)
    for item in move.plan.open_before_signing:
        if item.state is not ItemState.SENT:
            move.do(item)
    for signer, handle in move.signers.items():
        move.running.sign(move.asker(handle), move.id, signer)
    move.running.take_over(move.asker("ruan"), move.id)
    look = move.item(move.plan.check_keys[0])
    said = move.looked_at(look, WORDS[LineKind.DIFFERENTLY])
    move.items.looked(move.asker("ruan"), said)
    _look(found)


def _look(found: Written) -> None:
    """Everybody of both sides looks, and reads what they were sent."""
    move = found.move
    found.seen += [str(move.open(one)) for one in ("odile", "ruan")]
    found.seen += [_made(move, one) for one in move.desk.queue("handover.")]


def _posts(move: Move) -> list[Post]:
    made = [move.render(one) for one in move.desk.queue("handover.")]
    return [one for one in made if isinstance(one, Post)]


def _made(move: Move, delivery: Delivery) -> str:
    """Return all that a message would show now."""
    if delivery.kind.startswith("handover."):
        made = move.render(delivery)
    else:
        made = move.desk.render(delivery)
    if isinstance(made, Post):
        return f"{made.text} {made.blocks}"
    return str(made.view) if isinstance(made, Home) else ""
