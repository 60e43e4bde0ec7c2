"""What a nudge says once it was answered: thanks, what follows, and never blame."""

from __future__ import annotations

from collections.abc import Callable

from bot.calendars.wall_time import short_day
from bot.nudges.cards import NudgeCard
from bot.nudges.records import Answer, Matter, Whom, Why
from bot.nudges.words import BODIES, CLOSED

Words = Callable[[NudgeCard], str]
#: With these whoever stands in, decides or asked is through with it.
_SETTLES: dict[Whom, frozenset[Answer]] = {
    Whom.PERSON: frozenset(),
    Whom.DEPUTY: frozenset({Answer.COMING, Answer.TAKEN, Answer.NOT_ME}),
    Whom.DECIDER: frozenset({Answer.TAKEN, Answer.NOT_ME}),
    Whom.ASKER: frozenset({Answer.LEFT_ALONE, Answer.FEW_LINES}),
}


def has_settled(card: NudgeCard) -> bool:
    return card.answer in _SETTLES[card.whom]


def body(card: NudgeCard) -> str:
    """Return what it says, and first that it comes back as they asked."""
    said = BODIES[card.wording](card)
    return f"You asked me to come back this week. {said}" if card.came_back else said


def so_far(card: NudgeCard) -> str:
    """Return what was answered while it stays open; empty before any answer."""
    words = _SO_FAR.get(card.answer) if card.answer else None
    return words(card) if words else ""


def in_the_end(card: NudgeCard) -> str:
    """Return what became of it, for whoever got this nudge."""
    if has_settled(card):
        return _settled(card)
    if card.closed is Why.SOMEONE_ELSE and card.now_with:
        return f"{card.now_with} {_does(card)} now. Thank you."
    if card.closed is Why.NOT_THEIRS:
        told = f" I told {card.asker.name}, who looks further." if card.asker else ""
        return f"You said that this one is not yours. Thank you.{told}"
    return CLOSED.get(card.closed, _SETTLED) if card.closed else _SETTLED


def sorry(card: NudgeCard) -> str:
    if card.matter is Matter.MISSED:
        return "I said that we missed you, and you were there. Sorry."
    return "I nagged you about something you had done. Sorry."


def and_then(card: NudgeCard) -> str:
    """Return who looks at a record that may be wrong; it is never changed unseen."""
    if card.matter is not Matter.MISSED or card.asker is None:
        return ""
    return f" I have asked {card.asker.name} to look at the record."


_SETTLED = "This is settled. Thank you."


def _settled(card: NudgeCard) -> str:
    name = card.person.name
    done = " It is done." if card.is_done else ""
    return {
        Answer.COMING: f"You come in place of {name}. Thank you. {name} sees that.",
        Answer.TAKEN: f"You do this now in place of {name}. Thank you.{done}",
        Answer.NOT_ME: "Not for you. Thank you for saying so.",
        Answer.LEFT_ALONE: "You leave it. I ask nobody any more about this.",
        Answer.FEW_LINES: f"I have asked {name} for a few lines instead.",
    }[card.answer or Answer.NOT_ME]


def _does(card: NudgeCard) -> str:
    return "comes" if card.matter is Matter.INVITATION else "does this"


def _not_this_week(card: NudgeCard) -> str:
    if card.not_before is None:
        return ""
    quiet = short_day(card.not_before)
    day = short_day(card.due)
    return f"Not this week: I am quiet until {quiet}, the day stays {day}."


def _still_on_it(card: NudgeCard) -> str:
    if card.matter is Matter.MISSED:
        return "You will ring. Thank you."
    until = ""
    if card.not_before:
        until = f" I ask nobody else before {short_day(card.not_before)}."
    return f"Still on it: noted, thank you.{until}"


def _need_help(card: NudgeCard) -> str:
    who = card.asker.name if card.asker else "whoever asked you"
    return f"You asked for help. I have told {who}. Thank you for saying so."


def _new_date(card: NudgeCard) -> str:
    return f"It is for {short_day(card.due)} now. Thank you for saying so."


def _rang(card: NudgeCard) -> str:
    quiet = ""
    if card.not_before:
        quiet = f" I am quiet about it until {short_day(card.not_before)}."
    return f"You rang, no luck yet. Thank you.{quiet}"


_SO_FAR: dict[Answer, Words] = {
    Answer.NOT_THIS_WEEK: _not_this_week,
    Answer.STILL_ON_IT: _still_on_it,
    Answer.NEED_HELP: _need_help,
    Answer.NEW_DATE: _new_date,
    Answer.RANG: _rang,
}
