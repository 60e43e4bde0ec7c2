"""Whatever somebody types comes out as they typed it, and does nothing by itself."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.meetings import board, messages
from bot.meetings.cards import Line
from bot.meetings.records import Reply, State
from bot.outcomes import messages as outcomes
from bot.replies import messages as replies
from tests.meetings.emitted import payloads
from tests.meetings.longest import SCRIPTS, Longest

LIVE = ("<!", "<@", "<#", "<http", "<mailto", "<slack")


class Typed(Longest):
    """Cards in which every text is what somebody typed."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        super().__init__("plain", crowd=3, rows=2)

    def text(self, length: int) -> str:
        return self._typed[:length]


def typed() -> st.SearchStrategy[str]:
    """Return text as people, and people who mean harm, type it."""
    pieces = st.one_of(
        st.sampled_from(
            [*SCRIPTS.values(), "<!everyone>", "&lt;", "&amp;", "\n", "\r"]
        ),
        st.text(max_size=12),
    )
    return st.lists(pieces, max_size=5).map("".join)


@settings(max_examples=40, deadline=None)
@given(typed())
def test_nothing_typed_is_live_in_anything_shown(text: str) -> None:
    for name, payload in payloads(Typed(text)).items():
        for shown in spoken(payload):
            assert not any(mark in shown.lower() for mark in LIVE), name


def _line(text: str) -> Any:
    return replace(
        Longest("plain").board(), line=Line(said=text, asker=None, ask_by=None)
    )


#: Every field of a form that somebody types in, and a message that shows it.
SHOWN: dict[str, Callable[[str], Any]] = {
    "line": lambda text: board.board(_line(text)).blocks,
    "why": lambda text: replies.invitation(Typed(text).invite()).blocks,
    "place": lambda text: messages.room_post(Typed(text).board(), frozenset()).blocks,
    "stand-in name": lambda text: (
        board.board(Typed(text).board(Reply.SOMEONE_ELSE)).blocks
    ),
    "action": lambda text: outcomes.my_actions(Typed(text).my_actions()).blocks,
    "no next": lambda text: outcomes.record(Typed(text).record()),
    "reminder's place": lambda text: messages.reminder_day(Typed(text).invite()).blocks,
    "list's place": lambda text: messages.coming_up(
        replace(Typed(text).mine(), meetings=(Typed(text).coming(9),))
    ),
    "role": lambda text: replies.invitation(Typed(text).invite()).blocks,
    "closed": lambda text: outcomes.record(Typed(text).record()),
}
SAID = "Tom & Jerry's <3 {place} {0} %s \\n *bold* <!here> — “ŵ” 🙂"


@pytest.mark.parametrize("field", SHOWN)
def test_what_was_typed_is_shown_as_it_was_typed(field: str) -> None:
    shown = [html.unescape(one) for one in spoken(SHOWN[field](SAID))]

    assert any(SAID in one for one in shown)


@pytest.mark.parametrize("field", SHOWN)
def test_it_is_escaped_once(field: str) -> None:
    shown = "\n".join(spoken(SHOWN[field]("R&B <3")))

    assert "R&amp;B &lt;3" in shown
    assert "&amp;amp;" not in shown


@pytest.mark.parametrize("field", SHOWN)
def test_what_somebody_escaped_by_hand_stays_as_they_wrote_it(field: str) -> None:
    shown = "\n".join(spoken(SHOWN[field]("&lt;!here&gt;")))

    assert "&amp;lt;!here&amp;gt;" in shown


def test_no_refusal_repeats_what_was_typed_live() -> None:
    from handlers.errors import notice

    [said, *_] = spoken(notice("I cannot find <!channel>."))

    assert said == "I cannot find &lt;!channel&gt;."


@pytest.mark.parametrize("state", list(State))
def test_names_with_braces_break_no_template(state: State) -> None:
    made = Typed("{reference} {place.x} {")

    assert spoken(board.board(made.board(state=state)).blocks)
    assert spoken(replies.invitation(made.invite(state=state)).blocks)


def spoken(tree: Any) -> list[str]:
    """Return every text that Slack reads as markup; plain text it does not read."""
    if isinstance(tree, dict):
        if tree.get("type") == "mrkdwn":
            return [tree["text"]]
        own = [tree["text"]] if _is_message(tree) else []
        return own + [text for inner in tree.values() for text in spoken(inner)]
    if isinstance(tree, list):
        return [text for inner in tree for text in spoken(inner)]
    return []


def _is_message(tree: dict[str, Any]) -> bool:
    return "blocks" in tree and isinstance(tree.get("text"), str)
