"""What the contract's sentences cannot say: bad weather, haste, and other screens."""

from __future__ import annotations

from tests.journeys.screens import calendar_of
from tests.journeys.stage import Stage, failure, in_words
from tests.journeys.vocabulary import sentence
from tests.journeys.words import moment, says, told

_TIMES = {"once": 1, "twice": 2}


@sentence('@{who} chooses the shortcut "{name}"')
def chooses_the_shortcut(stage: Stage, who: str, name: str) -> None:
    stage.choose_shortcut(who, name)


@sentence('@{who} presses "{button}" beside "{words}" in the list')
def presses_beside(stage: Stage, who: str, button: str, words: str) -> None:
    stage.press_beside(who, button, words)


@sentence('@{who} presses every "{button}"')
def presses_every(stage: Stage, who: str, button: str) -> None:
    stage.press_all(who, button)


@sentence('@{who} presses "{button}" twice at once')
def presses_twice(stage: Stage, who: str, button: str) -> None:
    stage.press_twice(who, button)


@sentence('@{who} presses "{button}" and the bot is killed before it sends')
def presses_and_kills(stage: Stage, who: str, button: str) -> None:
    stage.press_and_kill(who, button)


@sentence("the bot starts again")
def bot_starts_again(stage: Stage) -> None:
    stage.start_bot()


@sentence("Slack is down")
def slack_is_down(stage: Stage) -> None:
    """Nothing can be sent; what people press still reaches the bot."""
    stage.slack.faults.down()


@sentence("Slack takes the next message but its answer is lost")
def answer_is_lost(stage: Stage) -> None:
    stage.slack.faults.drop_after_accepting("chat.postMessage")


@sentence("Slack works again")
def slack_works_again(stage: Stage) -> None:
    stage.slack.faults.clear()
    stage.settle()


@sentence("#{room} is shared with another organisation")
def room_is_shared(stage: Stage, room: str) -> None:
    """A workspace to which nobody of the partnership belongs."""
    stage.room(room).set_shared()
    stage.settle()


@sentence("#{room} is shared with the workspace of @{who}")
def room_is_shared_with(stage: Stage, room: str, who: str) -> None:
    """That person, of another workspace, accepts and is in the room then."""
    with in_words():
        stage.room(room).share_with(who)
    stage.settle()


@sentence("another organisation is invited to #{room}")
def another_is_invited(stage: Stage, room: str) -> None:
    """Nobody there has accepted yet."""
    stage.room(room).invite_outside()
    stage.settle()


@sentence("#{room} is no longer shared")
def room_is_not_shared(stage: Stage, room: str) -> None:
    stage.room(room).unshare()
    stage.settle()


@sentence("#{room} is opened to everyone")
def room_is_opened(stage: Stage, room: str) -> None:
    stage.room(room).make_public()
    stage.settle()


@sentence("#{room} is private again")
def room_is_private(stage: Stage, room: str) -> None:
    stage.room(room).make_private()
    stage.settle()


@sentence("@{who} is deactivated in Slack")
def is_deactivated(stage: Stage, who: str) -> None:
    stage.person(who).deactivate()
    stage.settle()


@sentence("@{who} is active in Slack again")
def is_active_again(stage: Stage, who: str) -> None:
    stage.person(who).reactivate()
    stage.settle()


@sentence("@{who} is made a guest in Slack")
def is_made_a_guest(stage: Stage, who: str) -> None:
    stage.person(who).make_guest()
    stage.settle()


@sentence('@{who}\'s lock screen says "{words}"')
def lock_screen_says(stage: Stage, who: str, words: str) -> None:
    if not _on_lock_screen(stage, who, words):
        raise _wrong(stage, who, f"No lock screen of @{who} says “{words}”.")


@sentence('@{who}\'s lock screen never says "{words}"')
def lock_screen_never_says(stage: Stage, who: str, words: str) -> None:
    if _on_lock_screen(stage, who, words):
        raise _wrong(stage, who, f"A lock screen of @{who} says “{words}”.")


@sentence('@{who}\'s calendar has a meeting on "{on}"')
def calendar_has(stage: Stage, who: str, on: str) -> None:
    """Exactly one, after every calendar file they were sent."""
    meetings = list(calendar_of(stage.person(who)).values())
    if meetings.count(moment(on)) != 1:
        known = ", ".join(told(one) for one in meetings) or "nothing"
        raise failure(f"@{who}'s calendar has {known}.")


@sentence('@{who}\'s calendar has no meeting on "{on}"')
def calendar_has_not(stage: Stage, who: str, on: str) -> None:
    if moment(on) in calendar_of(stage.person(who)).values():
        raise failure(f"@{who}'s calendar has a meeting on {on}.")


@sentence('@{who}\'s message saying "{words}" was updated {times}')
def was_updated(stage: Stage, who: str, words: str, times: str) -> None:
    messages = stage.messages_saying(who, words)
    if not messages:
        raise _wrong(stage, who, f"@{who} has no direct message saying “{words}”.")
    found = stage.updates_of(messages[-1])
    if found != _TIMES.get(times):
        raise _wrong(stage, who, f"It was updated {found} times, not {times}.")


def _on_lock_screen(stage: Stage, who: str, words: str) -> bool:
    return any(says(one.text, words) for one in stage.person(who).direct_messages)


def _wrong(stage: Stage, who: str, reason: str) -> BaseException:
    return failure(f"{reason}\n\n{stage.everything_before(who)}")
