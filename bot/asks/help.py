"""
What the one who asked hears when help is asked for, whatever it is with.

Neutral, so that help with actions and invitations is told in the same words.
Whoever shows the message gives the buttons of its own thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.models.blocks import ButtonElement

from bot.asks.answer_forms import about_it
from bot.asks.cards import HelpWanted
from bot.asks.words import IS_IN_THE_WAY
from bot.blocks import as_dicts, buttons, heading, say
from bot.deliveries.records import Post
from bot.nudges.records import WouldHelp


def help_wanted(card: HelpWanted, ways: Sequence[ButtonElement] = ()) -> Post:
    """Tell the one who asked the smallest next step; `ways` are what they can tap."""
    if card.is_settled:
        said = say("*Settled.* Thank you for helping with {what}.", what=card.what)
        return Post(text="That is settled. Thank you.", blocks=as_dicts([said]))
    blocks = [
        heading("A little help is asked for"),
        about_it(card.reference, card.what, card.due),
        say("{step}", step=_step(card)),
        say("In the way: {why}.", why=IS_IN_THE_WAY[card.in_the_way]),
    ]
    if ways:
        blocks.append(buttons(*ways))
    return Post(text=_TEXTS[card.would_help], blocks=as_dicts(blocks))


#: The lock screen says what is asked for, and nothing of whom.
_TEXTS: dict[WouldHelp, str] = {
    WouldHelp.A_CALL: "A colleague asks you for a call.",
    WouldHelp.ANOTHER_TIME: "A colleague asks you for another time.",
    WouldHelp.ANOTHER_PERSON: "A colleague asks if somebody else could help you.",
    WouldHelp.A_SMALLER_PIECE: "A colleague asks you for a smaller piece.",
}


def _step(card: HelpWanted) -> str:
    number = f"Their number is {card.phone}." if card.phone else ""
    ring = f"Ring them on {card.phone}" if card.phone else "Ask them"
    return {
        WouldHelp.A_CALL: f"{card.name} asks for a call. {number}",
        WouldHelp.ANOTHER_TIME: (
            f"{card.name} asks for another time. {ring}: which day would do?"
        ),
        WouldHelp.ANOTHER_PERSON: (
            f"{card.name} asks if another person could do it. Who else could it be?"
        ),
        WouldHelp.A_SMALLER_PIECE: (
            f"{card.name} asks for a smaller piece. {ring}: what is the least you need?"
        ),
    }[card.would_help].strip()
