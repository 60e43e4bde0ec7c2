"""What a new holder reads of a handover, and of a day to plan for."""

from __future__ import annotations

from collections.abc import Callable

from slack_sdk.models.blocks import Block

from bot.blocks import button, say
from bot.calendars.wall_time import short_day
from bot.handovers.doors import Door as Handovers
from bot.leaving.cards import Item
from bot.leaving.records import Duty

_YOURS = {
    Duty.HANDS_OVER: "You hand it over now.",
    Duty.TAKES_OVER: "You take it over now.",
    Duty.MANAGES_SENDER: "You decide now for the side that hands over.",
    Duty.MANAGES_RECEIVER: "You decide now for the side that takes over.",
}


def _move(item: Item) -> Block:
    # Whoever is only asked sees the question, and not yet all of it.
    may_open = not item.is_asked
    return say(
        "*{reference}* · the move from {sends} to {receives}, on {day}\n{yours}",
        reference=item.reference,
        sends=item.sends,
        receives=item.receives,
        day=_day(item),
        yours=_yours(item),
        beside=button(Handovers.OPEN, "Open", item.subject_id) if may_open else None,
    )


def _yours(item: Item) -> str:
    if item.duty is Duty.TAKES_OVER and item.is_asked:
        return "You are asked if you take it over. The question has come too."
    if item.is_held:
        return f"{_YOURS[item.duty]} You hold it."
    return _YOURS[item.duty]


def _plan(item: Item) -> Block:
    return say(
        "*{reference}* · a day to plan for: {day}\n"
        "I ask you in time if a handover should begin.",
        reference=item.reference,
        day=_day(item),
    )


def _day(item: Item) -> str:
    return short_day(item.day) if item.day else ""


MOVES_SHOWN: dict[Duty, Callable[[Item], Block]] = {
    **dict.fromkeys(_YOURS, _move),
    Duty.PLANS: _plan,
}
