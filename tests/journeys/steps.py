"""
The contract: every sentence with which people act and look in a journey.

A sentence may stand after Given, When, Then, And or But. After each act
everything that is due is sent, so a journey never has to wait.
"""

from __future__ import annotations

from bot.practice.messages import Message
from tests.journeys.screens import at_label, listed, words_of
from tests.journeys.stage import Stage, failure, in_words
from tests.journeys.vocabulary import sentence
from tests.journeys.words import moment, says


@sentence('the practice partnership on "{on}"[ without @{without}]')
def opens(stage: Stage, on: str, without: str | None) -> None:
    with in_words():
        start = moment(on)
    stage.open(start, without or "")


@sentence('@{who} types "{line}"[ in #{room}]')
def types(stage: Stage, who: str, line: str, room: str | None) -> None:
    stage.type(who, line, room)


@sentence("@{who} fills in")
def fills_in(stage: Stage, who: str, datatable: list[list[str]]) -> None:
    """Fill in rows of label and value; a first row that says just that is skipped."""
    rows = datatable[[one.lower() for one in datatable[0]] == ["label", "value"] :]
    if any(len(row) != 2 for row in rows):
        raise failure("Each row has two cells: the label, and what is filled in.")
    stage.fill(who, {label: value for label, value in rows})


@sentence('@{who} presses "{button}"[ on the message saying "{words}"]')
def presses(stage: Stage, who: str, button: str, words: str | None) -> None:
    stage.press(who, button, words or "")


@sentence("@{who} opens Home")
def opens_home(stage: Stage, who: str) -> None:
    stage.open_home(who)


@sentence('the clock moves to "{to}"')
def clock_moves(stage: Stage, to: str) -> None:
    with in_words():
        instant = moment(to)
    stage.move_to(instant)


@sentence('@{who} sees "{words}"')
def sees(stage: Stage, who: str, words: str) -> None:
    if not says(stage.seen_by(who), words):
        raise _wrong(stage, who, f"@{who} does not see “{words}”.")


@sentence('@{who} does not see "{words}"')
def does_not_see(stage: Stage, who: str, words: str) -> None:
    if says(stage.seen_by(who), words):
        raise _wrong(stage, who, f"@{who} sees “{words}”.")


@sentence('@{who} has a direct message saying "{words}"')
def is_told(stage: Stage, who: str, words: str) -> None:
    if not stage.messages_saying(who, words):
        raise _wrong(stage, who, f"@{who} has no direct message saying “{words}”.")


@sentence('@{who} has no direct message saying "{words}"')
def is_not_told(stage: Stage, who: str, words: str) -> None:
    if stage.messages_saying(who, words):
        raise _wrong(stage, who, f"@{who} has a direct message saying “{words}”.")


@sentence('@{who} has {number} direct message[s] since "{since}"')
def is_told_so_often(stage: Stage, who: str, number: str, since: str) -> None:
    with in_words():
        start, expected = moment(since), 0 if number == "no" else int(number)
    messages = stage.person(who).direct_messages
    found = len([message for message in messages if message.at >= start])
    if found != expected:
        raise _wrong(stage, who, f"@{who} has {found} direct messages since {since}.")


@sentence('#{room} has a post saying "{words}"')
def is_posted(stage: Stage, room: str, words: str) -> None:
    posts = stage.room(room).posts()
    if not _any_says(posts, words):
        raise failure(f"#{room} has no post saying “{words}”.\n{listed(posts)}")


@sentence('#{room} has no post saying "{words}"')
def is_not_posted(stage: Stage, room: str, words: str) -> None:
    posts = stage.room(room).posts()
    if _any_says(posts, words):
        raise failure(f"#{room} has a post saying “{words}”.\n{listed(posts)}")


@sentence('the form says "{words}" at "{label}"')
def form_says(stage: Stage, words: str, label: str) -> None:
    """The form is that of whoever acted last."""
    who = stage.last_to_act
    with in_words(lambda: stage.everything_before(who)):
        there = at_label(stage.person(who), label)
    if not says(there, words):
        raise _wrong(stage, who, f"At “{label}” the form does not say “{words}”.")


def _any_says(posts: list[Message], words: str) -> bool:
    return any(says(words_of(post), words) for post in posts)


def _wrong(stage: Stage, who: str, reason: str) -> BaseException:
    return failure(f"{reason}\n\n{stage.everything_before(who)}")
