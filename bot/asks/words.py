"""The words of an ask that more than one message uses."""

from __future__ import annotations

from bot.asks.cards import Absence, AskCard, NewDay
from bot.asks.records import AskState, NewDateReason
from bot.calendars.wall_time import short_day
from bot.meetings.cards import Person
from bot.meetings.words import AGENCY, NAME
from bot.nudges.records import InTheWay, WouldHelp
from bot.safe_text import shortened

#: What is in the way, in the words of whoever is asked.
IN_THE_WAY: dict[InTheWay, str] = {
    InTheWay.TIME: "There is not enough time",
    InTheWay.NOT_CLEAR: "It is not clear what is needed",
    InTheWay.NOT_MINE_TO_DECIDE: "It is not mine to decide",
    InTheWay.WAITING: "I wait for somebody else",
    InTheWay.SOMETHING_ELSE: "Something else",
}
#: The same, said of them to the one who asked.
IS_IN_THE_WAY: dict[InTheWay, str] = {
    InTheWay.TIME: "there is not enough time",
    InTheWay.NOT_CLEAR: "it is not clear to them what is needed",
    InTheWay.NOT_MINE_TO_DECIDE: "it is not theirs to decide",
    InTheWay.WAITING: "they wait for somebody else",
    InTheWay.SOMETHING_ELSE: "something that they can tell you",
}
WOULD_HELP: dict[WouldHelp, str] = {
    WouldHelp.ANOTHER_TIME: "Another time",
    WouldHelp.ANOTHER_PERSON: "Another person",
    WouldHelp.A_CALL: "A call",
    WouldHelp.A_SMALLER_PIECE: "A smaller piece",
}
REASONS: dict[NewDateReason, str] = {
    NewDateReason.WAITING: "I wait for somebody else",
    NewDateReason.MORE_TO_IT: "There is more to it",
    NewDateReason.AWAY: "I am away",
    NewDateReason.AGREED_TOGETHER: "We agreed it together",
}
_WHY_MOVED: dict[NewDateReason, str] = {
    NewDateReason.WAITING: "they wait for somebody else",
    NewDateReason.MORE_TO_IT: "there is more to it",
    NewDateReason.AWAY: "they are away",
    NewDateReason.AGREED_TOGETHER: "you agreed it together",
}
#: What can be heard by phone or letter.
ANSWERS: dict[AskState, str] = {
    AskState.DONE: "It is done",
    AskState.TAKEN: "They are on it",
    AskState.SOMEONE_ELSE: "Someone else does it",
    AskState.NOT_ME: "It is not for them",
}


def named(person: Person) -> str:
    """Return "Linnet Pargeter, Housing Options" for one line of a message."""
    return f"{shortened(person.name, NAME)}, {shortened(person.agency, AGENCY)}"


def to_ring(person: Person, why: str = "They do not use Slack.") -> str:
    phone = f" on {person.phone}" if person.phone else ""
    return f"Please ring {named(person)}{phone}. {why}"


def choice(person: Person) -> tuple[str, str]:
    """Return a person for a menu; whoever has no Slack is marked, to be rung."""
    label = shortened(f"{person.name}, {person.agency}", 66)
    return person.id, label if person.has_slack else f"{label} (ring)"


def why_you(card: AskCard) -> str:
    """Say who asks, why this person, and whether a yes or no is needed."""
    because = f" because you are their {card.why_you}" if card.why_you else ""
    asks = f"{card.asker.name} asks you{because}."
    if not card.decision_needed:
        return asks
    return f"{asks} A yes or no is needed{_you_can(card)}."


def _you_can(card: AskCard) -> str:
    return ", and you can give it" if card.worker.can_decide else ""


def away(absence: Absence, asker_id: str) -> str:
    """Say who is away, who stands in, and where else to ring: facts, no blame."""
    name = shortened(absence.name, NAME)
    return f"{name} is away {_days(absence)}, and {_stands_in(absence, asker_id)}"


def _days(absence: Absence) -> str:
    if absence.first == absence.last:
        return f"on {short_day(absence.first)}"
    return f"from {short_day(absence.first)} to {short_day(absence.last)}"


def _stands_in(absence: Absence, asker_id: str) -> str:
    deputy = absence.stands_in
    if deputy is None:
        return f"nobody stands in yet.{_office(absence)}"
    name = shortened(deputy.person.name, NAME)
    if deputy.person.id == asker_id:
        return f"you stand in for them.{_office(absence)}"
    if deputy.is_away:
        return f"so is {name}, who stands in.{_office(absence)}"
    if not deputy.person.has_slack:
        return f"{name} stands in. {to_ring(deputy.person)}"
    return f"{name} stands in."


def _office(absence: Absence) -> str:
    if not absence.agency_phone:
        return ""
    agency = shortened(absence.agency, AGENCY)
    return f" You could ring {agency}: {absence.agency_phone}."


def moved(new_day: NewDay, due: str) -> str:
    why = _WHY_MOVED[new_day.reason]
    return f"The day moved from {short_day(new_day.was)} to {due}: {why}."


def state(card: AskCard) -> str:
    name = shortened(card.worker.name, NAME)
    return {
        AskState.ASKED: f"Waiting for {name}.",
        AskState.TAKEN: f"{name} is on it{_since(card)}.",
        AskState.DONE: f"{name} has done it. Thank you for asking.",
        AskState.SOMEONE_ELSE: f"{stand_in(card)} does it in place of {name}.",
        AskState.NOT_ME: f"It is not for {name}. Who else could it be?",
        AskState.WITHDRAWN: f"You need it no more. I thanked {name}.",
    }[card.state]


def _since(card: AskCard) -> str:
    return f", since {short_day(card.answered_on)}" if card.answered_on else ""


def stand_in(card: AskCard) -> str:
    return shortened(card.stand_in or "Somebody else", NAME)
