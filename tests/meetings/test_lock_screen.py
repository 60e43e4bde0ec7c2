"""The text that lights up a locked phone: what is asked and by when, never of whom."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.deliveries.records import File, Post
from bot.meetings.records import Reply, State
from tests.meetings.desk import Desk
from tests.meetings.emitted import answers, posts
from tests.meetings.longest import Longest

CANARY = "Zqx"
REFERENCE = re.compile(r"YP-|[23456789BCDFGHJKLMNPQRSTVWXYZ]{4}")


class Named(Longest):
    """Cards in which every name, place and line holds a canary."""

    def __init__(self, crowd: int, rows: int) -> None:
        super().__init__("plain", crowd=crowd, rows=rows)

    def text(self, length: int) -> str:
        return CANARY


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30))
def test_no_notification_names_anybody_or_any_place(crowd: int, rows: int) -> None:
    made = Named(crowd, rows)
    said = {
        **{name: post.text for name, post in posts(made).items()},
        **{name: answer["text"] for name, answer in answers(made).items()},
    }

    for name, text in said.items():
        assert CANARY not in text, name
        assert not REFERENCE.search(text), name


def test_every_notification_says_something_short() -> None:
    for name, post in posts(Longest("plain")).items():
        assert 10 < len(post.text) < 80, name


@pytest.mark.parametrize("reply", list(Reply))
def test_a_real_meeting_rings_without_a_name(desk: Desk, reply: Reply) -> None:
    meeting_id = desk.call("silas", "corin", why="Agree who is there after March")
    one = desk.invitation(meeting_id, "silas")
    if reply is not Reply.NOT_YET:
        desk.replies.answer(desk.asker("silas"), one.id, reply, sequence=0)

    for text in sent(desk):
        for private in ("7HX3", "Silas", "Odile", "Marlpit", "March", "Social Care"):
            assert private not in text.replace("17 Mar", "")


def test_the_calendar_file_is_called_a_meeting_and_no_more(desk: Desk) -> None:
    desk.call("silas", why="Agree who is there after March")
    files = [made for made in made_now(desk) if isinstance(made, File)]

    assert {one.name for one in files} == {"meeting.ics"}
    for one in files:
        for private in (b"7HX3", b"Silas", b"Odile", b"Agree"):
            assert private not in one.content


def test_a_cancelled_meeting_rings_without_a_name() -> None:
    for made in (Named(3, 3), Longest("mention")):
        texts = {
            name: post.text for name, post in posts(made).items() if "cancel" in name
        }
        assert texts
        assert all("<" not in text and CANARY not in text for text in texts.values())


def test_the_answer_that_was_given_is_not_on_the_lock_screen() -> None:
    from bot.replies.messages import invitation

    texts = {
        invitation(Longest("plain").invite(reply)).text
        for reply in Reply
        if reply is not Reply.NOT_YET
    }

    assert texts == {"Your answer for Wed 29 Sep is noted. Thank you."}


def test_an_old_invitation_rings_without_a_name() -> None:
    from bot.replies.messages import invitation

    card = replace(Longest("plain").invite(state=State.CALLED), is_old=True)

    assert "YP-" not in invitation(card).text
    assert "Wilhelmina" not in invitation(card).text


def made_now(desk: Desk) -> list[Any]:
    return [desk.render(one) for one in desk.queue()]


def sent(desk: Desk) -> list[str]:
    return [made.text for made in made_now(desk) if isinstance(made, Post | File)]
