"""
Slack takes everything that is shown, with the longest data that can be.

slack_sdk's own checks run when the blocks are made; the practice Slack's run
here, and are the stricter of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.meetings import board, forms
from bot.meetings.records import MOST_ASKED, Reply
from bot.outcomes import messages as outcomes
from bot.practice.errors import SlackError
from bot.practice.limits import check_message, check_view
from bot.replies import messages as replies
from tests.meetings.emitted import answers, homes, modals, posts
from tests.meetings.longest import SCRIPTS, Longest

EACH_SCRIPT = pytest.mark.parametrize("script", SCRIPTS)
#: An empty list is as hard as a long one; a crowd is more than any meeting has.
EACH_SIZE = pytest.mark.parametrize(("crowd", "rows"), [(1, 1), (25, 30)])
CROWD = 2 * (MOST_ASKED + 3)


@EACH_SCRIPT
@EACH_SIZE
def test_slack_takes_every_form(script: str, crowd: int, rows: int) -> None:
    for name, view in modals(Longest(script, crowd=crowd, rows=rows)).items():
        assert refused(lambda v=view: check_view(v, kind="modal")) == "", name


@EACH_SCRIPT
@EACH_SIZE
def test_slack_takes_every_message(script: str, crowd: int, rows: int) -> None:
    made = Longest(script, crowd=crowd, rows=rows)
    blocks = {
        **{name: post.blocks for name, post in posts(made).items()},
        **{name: answer["blocks"] for name, answer in answers(made).items()},
    }

    for name, found in blocks.items():
        assert refused(lambda f=found: check_message(f)) == "", name


@EACH_SCRIPT
def test_slack_takes_every_home(script: str) -> None:
    for name, view in homes(Longest(script)).items():
        assert refused(lambda v=view: check_view(v, kind="home")) == "", name


@pytest.mark.parametrize("reply", list(Reply))
def test_slack_takes_a_meeting_of_as_many_as_can_be_asked(reply: Reply) -> None:
    many = Longest("plain", crowd=CROWD)

    assert refused(lambda: check_message(board.board(many.board(reply)).blocks)) == ""
    for view in (
        board.opened(many.board(reply)),
        outcomes.who_came(many.who_came()),
        outcomes.agreed(many.agreed_form()),
        outcomes.record(many.record()),
        replies.by_phone(many.phone_form()),
    ):
        assert refused(lambda v=view: check_view(v, kind="modal")) == ""


@pytest.mark.parametrize("count", [99, 100, 101, 250])
def test_slack_takes_a_form_with_a_whole_city_to_choose_from(count: int) -> None:
    city = Longest("plain", crowd=count)

    for view in (
        forms.call(city.call_form()),
        forms.choose(city.choosing(count)),
        replies.someone_else(city.stand_in_form()),
    ):
        assert refused(lambda v=view: check_view(v, kind="modal")) == ""


@pytest.mark.parametrize("count", [99, 101, 250])
def test_everyone_of_a_city_can_be_chosen(count: int) -> None:
    view = forms.choose(Longest("plain").choosing(count))

    assert len(set(values(view))) == count


@pytest.mark.parametrize("script", ["plain", "emoji", "braces", "right-to-left"])
def test_nobody_is_cut_from_a_board(script: str) -> None:
    made = Longest(script, crowd=25)
    post = board.board(made.board(Reply.NOT_YET))
    said = "\n".join(texts(post.blocks))

    assert said.count("please ring on 01632 960 141") == 25


def test_nothing_agreed_is_cut_from_the_record() -> None:
    made = Longest("plain", rows=30)

    assert "\n".join(texts(outcomes.record(made.record()))).count("• ") == 30


def test_what_is_still_to_do_comes_first() -> None:
    post = outcomes.my_actions(Longest("plain", rows=12).my_actions())
    said = texts(post.blocks)

    assert sum("By Wed 29 Sep" in one for one in said) == 12
    assert said[-2] == "And 9 more. You find them on Home."


def refused(check: Any) -> str:
    try:
        check()
    except SlackError as error:
        return f"{error.code}: {'; '.join(error.messages)}"
    return ""


def values(tree: Any) -> Iterator[str]:
    """Yield every choice's value."""
    if isinstance(tree, dict):
        if "text" in tree and "value" in tree and "type" not in tree:
            yield tree["value"]
        for inner in tree.values():
            yield from values(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from values(inner)


def texts(tree: Any) -> list[str]:
    """Return every text object's text, in order."""
    if isinstance(tree, dict):
        if isinstance(tree.get("text"), str):
            return [tree["text"]]
        return [text for inner in tree.values() for text in texts(inner)]
    if isinstance(tree, list):
        return [text for inner in tree for text in texts(inner)]
    return []
