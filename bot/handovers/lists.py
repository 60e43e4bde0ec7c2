"""Handovers in a list: mine, by what is mine next."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.handovers.cards import Listed, MyHandovers
from bot.handovers.doors import Door
from bot.handovers.words import LABELS, STATES, day_of_item
from bot.wording import counted

_MOST, _ON_HOME = 40, 6


def listed(card: MyHandovers) -> dict[str, Any]:
    """List mine; a new one can be begun from here."""
    if not card.handovers:
        blocks = [say("You are in no handover at the moment."), _doors(card)]
        return {"text": "You are in no handover.", "blocks": as_dicts(blocks)}
    blocks = [heading("Handovers you are in"), *rows(card), _doors(card)]
    text = f"{counted(len(card.handovers), 'handover')}."
    return {"text": text, "blocks": as_dicts(blocks)}


def on_home(card: MyHandovers) -> list[Block]:
    """Show the first few on Home, and the doors for who cannot type commands."""
    blocks = [heading("Handovers"), *rows(card, _ON_HOME)]
    if not card.handovers:
        blocks.append(say("You are in no handover at the moment."))
    if len(card.handovers) > _ON_HOME:
        blocks.append(whisper(f"And {len(card.handovers) - _ON_HOME} more, later."))
    return [*blocks, _doors(card)]


def rows(card: MyHandovers, most: int = _MOST) -> list[Block]:
    return [_row(one) for one in card.handovers[:most]]


def _doors(card: MyHandovers) -> Block:
    doors = [Door.NEW, Door.AHEAD, *([Door.BOARD] if card.sees_board else [])]
    return buttons(*[button(one, LABELS[one], one.rpartition(".")[2]) for one in doors])


def _row(one: Listed) -> Block:
    yours = "Nothing is yours just now."
    if one.mine is not None:
        yours = f"Yours next: {one.mine.what}, {day_of_item(one.mine)}"
    return say(
        "*{reference}* · {route} · {state}\nMoves {day} · {holds} it\n{yours}",
        reference=one.reference,
        route=one.route,
        state=STATES[one.state],
        day=short_day(one.transfer_on),
        holds="You hold" if one.is_held else f"{one.holder} holds",
        yours=yours,
        beside=button(Door.OPEN, "Open", one.handover_id),
    )
