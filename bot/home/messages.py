"""The Home tab as Slack shows it: what is mine next, and the doors to the rest."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.cards import MyAsks
from bot.asks.lists import ask_button, asked_of_me
from bot.blocks import button, heading, home, line, say, whisper
from bot.calendars.wall_time import short_day
from bot.directory.cards import Menu
from bot.directory.messages import menu_blocks
from bot.handovers import lists as handover_lists
from bot.handovers.cards import MyHandovers
from bot.home.cards import Presence
from bot.meetings.cards import Mine, Todo
from bot.meetings.doors import Door
from bot.meetings.messages import coming_up_blocks

_MOST = 10


def home_tab(
    card: Mine,
    menu: Menu,
    asks: MyAsks | None = None,
    been: Presence | None = None,
    handovers: MyHandovers | None = None,
) -> dict[str, Any]:
    """
    Show meetings, what I took on and what is asked of me, then the other doors.

    Who works in another workspace cannot type commands, so the doors are here too.
    """
    blocks = [*coming_up_blocks(card), *_been(been)]
    blocks += [line(), heading("What you took on")]
    if not card.todos:
        blocks.append(say("Nothing is waiting for you."))
    blocks += [_todo(one) for one in card.todos[:_MOST]]
    if len(card.todos) > _MOST:
        blocks.append(whisper(f"And {len(card.todos) - _MOST} more, later."))
    if asks is not None:
        blocks += [line(), *asked_of_me(asks), *ask_button(asks)]
    if handovers is not None:
        blocks += [line(), *handover_lists.on_home(handovers)]
    return home([*blocks, line(), *menu_blocks(menu)])


def _been(been: Presence | None) -> list[Block]:
    """Say kindly how often they came; nobody else is ever shown it."""
    if been is None:
        return []
    said = f"You have been to {been.been} of the last {been.of}. Only you see this."
    if 2 * been.been < been.of:
        said += " Sending somebody counts as being there."
    return [whisper(said)]


def _todo(one: Todo) -> Block:
    return say(
        "*{reference}* · {what}\nBy {due}",
        reference=one.reference,
        what=one.what,
        due=short_day(one.due),
        beside=button(Door.ACTION_DONE, "Done", one.action_id),
    )
