"""What is asked of me, and what I asked of others: for `/ask` and for Home."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.buttons import answers
from bot.asks.cards import AskCard, MyAsks
from bot.asks.doors import Door
from bot.asks.records import AskState
from bot.asks.words import state
from bot.blocks import as_dicts, button, buttons, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.wording import counted

#: More than this of one kind a list does not show; the soonest come first.
_MOST = 5


def listed(card: MyAsks) -> dict[str, Any]:
    """Answer `/ask`: what is asked of me, and what I asked of others."""
    blocks = asked_of_me(card)
    blocks.append(heading("You asked others"))
    if not card.by_me:
        blocks.append(say("You wait for nothing."))
    blocks += [_by_me(one) for one in card.by_me[:_MOST]]
    blocks += _and_more(len(card.by_me))
    return {
        "text": f"You are asked for {counted(len(card.of_me), 'thing')}.",
        "blocks": as_dicts([*blocks, *ask_button(card)]),
    }


def asked_of_me(card: MyAsks) -> list[Block]:
    """List what is asked of me, each with its answers."""
    blocks = [heading("Asked of you")]
    if not card.of_me:
        blocks.append(say("Nothing is asked of you."))
    for one in card.of_me[:_MOST]:
        blocks += [_of_me(one), buttons(*answers(one, first=False))]
    return blocks + _and_more(len(card.of_me))


def ask_button(card: MyAsks) -> list[Block]:
    if not card.can_ask:
        return []
    return [buttons(button(Door.NEW, "Ask somebody for something", "new"))]


def _of_me(one: AskCard) -> Block:
    on_it = " · You are on it" if one.state is AskState.TAKEN else ""
    return say(
        "*{reference}* · {what}\n{asker} asks, by {due}{on_it}",
        reference=one.reference,
        what=one.what,
        asker=one.asker.name,
        due=short_day(one.due),
        on_it=on_it,
    )


def _by_me(one: AskCard) -> Block:
    return say(
        "*{reference}* · {what}\nBy {due}. {state}",
        reference=one.reference,
        what=one.what,
        due=short_day(one.due),
        state=state(one),
        beside=button(Door.HEARD, "Record an answer", one.ask_id),
    )


def _and_more(count: int) -> list[Block]:
    return [whisper(f"And {count - _MOST} more, later.")] if count > _MOST else []
