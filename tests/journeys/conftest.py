"""
Every sentence a journey may use, each once; README.md lists them for writers.

A sentence may stand after Given, When, Then, And or But. After each act
everything that is due is sent, so a journey never has to wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.journeys.database import Databases
from tests.journeys.screens import at_label, calendar_of, listed, words_of
from tests.journeys.stage import Stage
from tests.journeys.vocabulary import sentence
from tests.journeys.words import moment, says, told

Table = list[list[str]]

_TIMES = {"once": 1, "twice": 2}


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return Databases(tmp_path_factory.mktemp("partnership"))


@pytest.fixture(scope="session")
def closing() -> Iterator[list[Future[None]]]:
    """Stages that close behind the scenes; trouble with one is heard of at the end."""
    stages: list[Future[None]] = []
    yield stages
    for one in stages:
        one.result()


@pytest.fixture(scope="session")
def stagehands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=4) as hands:
        yield hands


@pytest.fixture
def stage(
    databases: Databases,
    tmp_path: Path,
    stagehands: ThreadPoolExecutor,
    closing: list[Future[None]],
) -> Iterator[Stage]:
    """Empty until "Given the practice partnership on …" opens it."""
    made = Stage(databases, tmp_path / "alongside.db")
    yield made
    # Slack's own client takes a second to end, so the next scenario begins meanwhile.
    closing.append(stagehands.submit(made.close))


def pytest_bdd_apply_tag() -> bool:
    """Let feature files carry tags of their own; none of them means anything here."""
    return True


# What the contract says ---------------------------------------------------------


@sentence('the practice partnership on "{on}"[ without @{without}]')
def _open(stage: Stage, on: str, without: str | None) -> None:
    stage.open(moment(on), without or "")


@sentence('@{who} types "{line}"[ in #{room}]')
def _type(stage: Stage, who: str, line: str, room: str | None) -> None:
    stage.type(who, line, room)


@sentence("@{who} fills in")
def _fill(stage: Stage, who: str, datatable: Table) -> None:
    rows = [row for row in datatable if [one.lower() for one in row] != ["label", "value"]]
    stage.fill(who, {label: value for label, value in rows})


@sentence('@{who} presses "{button}"[ on the message saying "{words}"]')
def _press(stage: Stage, who: str, button: str, words: str | None) -> None:
    stage.press(who, button, words or "")


@sentence("@{who} opens Home")
def _open_home(stage: Stage, who: str) -> None:
    stage.open_home(who)


@sentence('the clock moves to "{to}"')
def _move(stage: Stage, to: str) -> None:
    stage.move_to(moment(to))


@sentence('@{who} sees "{words}"')
def _sees(stage: Stage, who: str, words: str) -> None:
    if not says(stage.seen(who), words):
        stage.fail(who, f"@{who} does not see “{words}”.")


@sentence('@{who} does not see "{words}"')
def _does_not_see(stage: Stage, who: str, words: str) -> None:
    if says(stage.seen(who), words):
        stage.fail(who, f"@{who} sees “{words}”.")


@sentence('@{who} has a direct message saying "{words}"')
def _is_told(stage: Stage, who: str, words: str) -> None:
    if not stage.messages_saying(who, words):
        stage.fail(who, f"@{who} has no direct message saying “{words}”.")


@sentence('@{who} has no direct message saying "{words}"')
def _is_not_told(stage: Stage, who: str, words: str) -> None:
    if stage.messages_saying(who, words):
        stage.fail(who, f"@{who} has a direct message saying “{words}”.")


@sentence('@{who} has {number} direct message[s] since "{since}"')
def _is_told_times(stage: Stage, who: str, number: str, since: str) -> None:
    start = moment(since)
    messages = stage.person(who).direct_messages
    found = len([message for message in messages if message.at >= start])
    if found != (0 if number == "no" else int(number)):
        stage.fail(who, f"@{who} has {found} direct messages since {since}.")


@sentence('#{room} has a post saying "{words}"')
def _is_posted(stage: Stage, room: str, words: str) -> None:
    posts = stage.room(room).posts()
    if not any(says(words_of(post), words) for post in posts):
        pytest.fail(
            f"#{room} has no post saying “{words}”.\n{listed(posts)}", pytrace=False
        )


@sentence('#{room} has no post saying "{words}"')
def _is_not_posted(stage: Stage, room: str, words: str) -> None:
    posts = stage.room(room).posts()
    if any(says(words_of(post), words) for post in posts):
        pytest.fail(
            f"#{room} has a post saying “{words}”.\n{listed(posts)}", pytrace=False
        )


@sentence('the form says "{words}" at "{label}"')
def _form_says(stage: Stage, words: str, label: str) -> None:
    who = stage.last().persona.handle
    try:
        there = at_label(stage.person(who), label)
    except LookupError as wrong:
        stage.fail(who, str(wrong))
    if not says(there, words):
        stage.fail(who, f"At “{label}” the form does not say “{words}”.")


# What no sentence above can say -------------------------------------------------


@sentence('@{who} chooses the shortcut "{name}"')
def _shortcut(stage: Stage, who: str, name: str) -> None:
    stage.choose_shortcut(who, name)


@sentence('@{who} presses "{button}" twice at once')
def _press_twice(stage: Stage, who: str, button: str) -> None:
    stage.press_twice(who, button)


@sentence('@{who} presses "{button}" and the bot is killed before it sends')
def _press_and_kill(stage: Stage, who: str, button: str) -> None:
    stage.press_and_kill(who, button)


@sentence("the bot starts again")
def _start_again(stage: Stage) -> None:
    stage.start_bot()


@sentence("Slack is down")
def _slack_is_down(stage: Stage) -> None:
    stage.slack.faults.down()


@sentence("Slack takes the next message but its answer is lost")
def _answer_is_lost(stage: Stage) -> None:
    stage.slack.faults.drop_after_accepting("chat.postMessage")


@sentence("Slack works again")
def _slack_works(stage: Stage) -> None:
    stage.slack.faults.clear()
    stage.settle()


@sentence("#{room} is shared with another organisation")
def _is_shared(stage: Stage, room: str) -> None:
    stage.room(room).set_shared()


@sentence("#{room} is opened to everyone")
def _is_opened(stage: Stage, room: str) -> None:
    stage.room(room).make_public()


@sentence('@{who}\'s lock screen says "{words}"')
def _lock_screen_says(stage: Stage, who: str, words: str) -> None:
    if not any(says(one.text, words) for one in stage.person(who).direct_messages):
        stage.fail(who, f"No lock screen of @{who} says “{words}”.")


@sentence('@{who}\'s lock screen never says "{words}"')
def _lock_screen_never_says(stage: Stage, who: str, words: str) -> None:
    if any(says(one.text, words) for one in stage.person(who).direct_messages):
        stage.fail(who, f"A lock screen of @{who} says “{words}”.")


@sentence('@{who}\'s calendar has a meeting on "{on}"')
def _calendar_has(stage: Stage, who: str, on: str) -> None:
    meetings = calendar_of(stage.person(who)).values()
    if list(meetings).count(moment(on)) != 1:
        known = ", ".join(told(one) for one in meetings) or "nothing"
        stage.fail(who, f"@{who}'s calendar has {known}.")


@sentence('@{who}\'s calendar has no meeting on "{on}"')
def _calendar_has_not(stage: Stage, who: str, on: str) -> None:
    if moment(on) in calendar_of(stage.person(who)).values():
        stage.fail(who, f"@{who}'s calendar has a meeting on {on}.")


@sentence('@{who}\'s message saying "{words}" was updated {times}[ times]')
def _was_updated(stage: Stage, who: str, words: str, times: str) -> None:
    found = stage.updates_of(who, words)
    if found != _TIMES.get(times, 0):
        stage.fail(who, f"That message was updated {found} times.")
