"""
Asking for help, whatever it is with: the form, and what the one who asked hears.

Neutral, so that actions and invitations ask with the same words. Whoever shows
the message gives the buttons of its own thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from bot.asks.cards import HelpForm, HelpWanted
from bot.asks.doors import Field
from bot.asks.words import IN_THE_WAY, IS_IN_THE_WAY, WOULD_HELP
from bot.blocks import (
    as_dicts,
    buttons,
    field,
    form,
    heading,
    pick_radio,
    say,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.nudges.records import WouldHelp


def help_form(card: HelpForm, door: str) -> dict[str, Any]:
    """Ask what is in the way and what would help; nothing is typed."""
    ways = [(one.value, words) for one, words in IN_THE_WAY.items()]
    helps = [(one.value, words) for one, words in WOULD_HELP.items()]
    return form(
        name=door,
        title="I need help",
        submit="Send",
        about=card.item_id,
        blocks=[
            _about(card.reference, card.what, None),
            field(Field.IN_THE_WAY, "What is in the way?", pick_radio(ways)),
            field(Field.WOULD_HELP, "What would help?", pick_radio(helps)),
            whisper("Asking for help is always right. Only who asked you is told."),
        ],
    )


def help_wanted(card: HelpWanted, ways: Sequence[ButtonElement] = ()) -> Post:
    """Tell the one who asked the smallest next step; `ways` are what they can tap."""
    if card.is_settled:
        said = say("*Settled.* Thank you for helping with {what}.", what=card.what)
        return Post(text="That is settled. Thank you.", blocks=as_dicts([said]))
    blocks = [
        heading("A little help is asked for"),
        _about(card.reference, card.what, _by(card)),
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


def _about(reference: str, what: str, by: str | None) -> Block:
    when = f", by {by}" if by else ""
    return say(
        "*{reference}* · {what}{when}", reference=reference, what=what, when=when
    )


def _by(card: HelpWanted) -> str | None:
    return short_day(card.due) if card.due else None


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
