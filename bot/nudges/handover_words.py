"""
What a nudge about a handover says (DOMAIN 4.5): what is left, one step, a way out.

Seen differently is fine, and said so each time; who holds it never moves by a date.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.calendars.wall_time import short_day
from bot.handovers.doors import Door
from bot.handovers.records import Stage
from bot.nudges.cards import Cover, HandoverPart, NudgeCard
from bot.nudges.records import Matter, Whom, Wording
from bot.wording import counted, listed

Words = Callable[[NudgeCard], str]
_ONE_TAP = frozenset({Door.DONE, Door.RECEIVED})
_FINE = "still see this one differently, which is fine."


def item_soon(card: NudgeCard) -> str:
    part = _part(card)
    return f"{_left(card, part)} {_nearest(card, part)} Anything in the way?"


def item_still(card: NudgeCard) -> str:
    part = _part(card)
    asked = "It waits for you to read it." if part.is_answer else "Still on it?"
    return f"{asked} {_nearest(card, part)} Is anything in the way?{_then(card)}"


def item_ring(card: NudgeCard) -> str:
    return (
        f"With {_who(card)}, for {short_day(card.due)}: {_quoted(card)} "
        f"I asked, and have heard nothing. {_ring(card)}"
    )


def offer_first(card: NudgeCard) -> str:
    part, asker = _part(card), _asker(card)
    if part.is_naming:
        return (
            f"{asker} asks who of your team could receive it. "
            f"{part.holder} holds it meanwhile. You can name somebody in one tap."
        )
    return (
        f"{asker} asks you to receive it, to move on {short_day(part.transfer_on)}. "
        f"{part.holder} holds it meanwhile. "
        "A yes, a question or another view: each of them helps."
    )


def offer_second(card: NudgeCard) -> str:
    part = _part(card)
    what = "Who could receive it?" if part.is_naming else "Could you receive it?"
    out = "If it is not yours to say, tell me."
    return f"{what} {out} I won't ask again here.{_then(card)}"


def offer_decider(card: NudgeCard) -> str:
    part, person = _part(card), card.person.name
    return (
        f"{_asker(card)} asked {person} to receive it, on {short_day(card.asked_on)}. "
        f"{person} knows that I am asking you. {part.holder} holds it meanwhile. "
        "It is about this one thing only. Can you say, or name somebody else?"
    )


def offer_ring(card: NudgeCard) -> str:
    return (
        f"No answer yet from {_who(card)}, asked on {short_day(card.asked_on)}. "
        f"{_holds(_part(card))} {_ring(card)}"
    )


def contest_stage(card: NudgeCard) -> str:
    part = _part(card)
    said = [f"Both of you {_FINE}", _holds(part), _next(part)]
    said += [_cover(one) for one in part.covers]
    return " ".join([*(one for one in said if one), "Shall I find 15 minutes?"])


def contest_decider(card: NudgeCard) -> str:
    part = _part(card)
    told = f"{card.person.name} knows that I am asking you."
    if part.stage is Stage.MANAGERS:
        return (
            f"The workers and the managers {_FINE} {told} {_holds(part)} "
            "Could you find 15 minutes with both heads of service?"
        )
    return (
        f"Both workers {_FINE} {told} {_holds(part)} "
        "Shall I find 15 minutes with both managers?"
    )


def check_soon(card: NudgeCard) -> str:
    return (
        f"It moved on {short_day(_part(card).transfer_on)}. "
        f"On {short_day(card.due)} you look again: five short answers. "
        "When could you do it: today, or first thing tomorrow?"
    )


def check_still(card: NudgeCard) -> str:
    return (
        f"The look again was for {short_day(card.due)}. It is five short answers. "
        f"Is anything in the way?{_then(card)}"
    )


def check_ring(card: NudgeCard) -> str:
    return (
        f"The look again was for {short_day(card.due)}. "
        f"{_who(card)} has been asked. Could the two of you do it together? "
        f"Perhaps ring them{_on(card.person.phone)}."
    )


BODIES: dict[Wording, Words] = {
    Wording.HANDOVER_ITEM_SOON: item_soon,
    Wording.HANDOVER_ITEM_STILL: item_still,
    Wording.HANDOVER_ITEM_RING: item_ring,
    Wording.OFFER_FIRST: offer_first,
    Wording.OFFER_SECOND: offer_second,
    Wording.OFFER_DECIDER: offer_decider,
    Wording.OFFER_RING: offer_ring,
    Wording.CONTEST_STAGE: contest_stage,
    Wording.CONTEST_DECIDER: contest_decider,
    Wording.CHECK_SOON: check_soon,
    Wording.CHECK_STILL: check_still,
    Wording.CHECK_RING: check_ring,
}


def titles(card: NudgeCard) -> dict[Wording, str]:
    """Return what the lock screen shows of each; no reference, name or agency."""
    due = short_day(card.due)
    return {
        Wording.HANDOVER_ITEM_SOON: f"One thing in a handover, by {due}.",
        Wording.HANDOVER_ITEM_STILL: f"Still on it? One thing in a handover, {due}.",
        Wording.HANDOVER_ITEM_RING: "A handover waits for one thing. Could you ring?",
        Wording.OFFER_FIRST: "A handover is offered. One tap is enough.",
        Wording.OFFER_SECOND: "A handover is offered. Yes, no, or not yours?",
        Wording.OFFER_DECIDER: "A yes or no to a handover is asked for.",
        Wording.OFFER_RING: "No answer yet to your handover. Could you ring?",
        Wording.CONTEST_STAGE: "A handover is seen differently. 15 minutes?",
        Wording.CONTEST_DECIDER: "A handover is seen differently. Can you help?",
        Wording.CHECK_SOON: f"A look again after a move, on {due}.",
        Wording.CHECK_STILL: f"A look again after a move. It was for {due}.",
        Wording.CHECK_RING: "A look again after a move. Could you help?",
    }


def subject(card: NudgeCard) -> str:
    """Return the line that says which move it is, and when."""
    part = _part(card)
    if not part.may_open:
        # Who may not see whose it is need not know the day either.
        return part.route
    moves = "moved" if card.matter is Matter.CHECK else "moves"
    return f"{part.route} · {moves} {short_day(part.transfer_on)}"


def cannot_decide(card: NudgeCard) -> str:
    """Find somebody with authority through the office; nobody is unresponsive."""
    who = f"No answer yet from {_who(card)}, and nobody else there can decide just now."
    return (
        f"{who} {_holds(_part(card))} Could you ring their office"
        f"{_on(card.person.office)}, and ask which senior covers?"
    )


def _part(card: NudgeCard) -> HandoverPart:
    assert card.handover is not None  # These wordings are of handovers alone.
    return card.handover


def _left(card: NudgeCard, part: HandoverPart) -> str:
    left = counted(part.left, "thing")
    if left[0].isdigit():
        left = _NUMBERS.get(part.left, str(part.left)) + left[len(str(part.left)) :]
    days = (part.transfer_on - card.today).days
    if days <= 0:
        return f"{left} left for you."
    return f"{left} left for you, and {counted(days, 'day')}."


def _nearest(card: NudgeCard, part: HandoverPart) -> str:
    tap = " (1 tap)" if part.tap in _ONE_TAP else ""
    verb = "To read" if part.is_answer else "Nearest"
    return f"{verb}{tap}, by {short_day(card.due)}: {_quoted(card)}"


def _quoted(card: NudgeCard) -> str:
    """Return the thing as a sentence; some are questions."""
    return card.what if card.what.endswith(("?", ".")) else f"{card.what}."


def _holds(part: HandoverPart) -> str:
    who = "You hold it" if part.holds else f"{part.holder} holds it"
    if part.stage is None:
        return f"{who} meanwhile."
    if part.holds_until is None:
        return f"{who} until both sides agree."
    return f"{who} until {short_day(part.holds_until)} at least."


def _next(part: HandoverPart) -> str:
    if part.stage is Stage.WORKERS and part.next_people:
        return f"Next I ask {listed(list(part.next_people))}, about this only."
    if part.stage is Stage.MANAGERS:
        return "Next I ask the heads of service, through our lead, about this only."
    return ""


def _cover(one: Cover) -> str:
    ring = f"Could one of you ring their office{_on(one.office)}, and ask who covers?"
    if one.name is None:
        return f"No manager is named at {one.agency}. {ring}"
    until = f" until {short_day(one.away_until)}" if one.away_until else ""
    gone = f"{one.name} at {one.agency} is away{until}, and nobody stands in yet."
    return f"{gone} {ring}"


def _then(card: NudgeCard) -> str:
    if card.next_person is None or card.whom is Whom.ASKER:
        return ""
    return f" If I hear nothing, I will ask {card.next_person} next, about this only."


def _asker(card: NudgeCard) -> str:
    return card.asker.name if card.asker else "The other side"


def _who(card: NudgeCard) -> str:
    return f"{card.person.name} at {card.person.agency}"


def _ring(card: NudgeCard) -> str:
    on = _on(card.person.phone)
    return f"Could you ring them{on}? Or ask what would make it easier."


def _on(phone: str | None) -> str:
    return f" on {phone}" if phone else ""


_NUMBERS = {
    1: "One",
    2: "Two",
    3: "Three",
    4: "Four",
    5: "Five",
    6: "Six",
    7: "Seven",
    8: "Eight",
    9: "Nine",
}
