"""The buttons of an ask, for whoever is asked and for the one who asked."""

from __future__ import annotations

from slack_sdk.models.blocks import ButtonElement

from bot.asks.cards import AskCard, HelpWanted
from bot.asks.doors import Door
from bot.asks.records import AskState
from bot.blocks import button
from bot.nudges.doors import Door as NudgeDoor
from bot.nudges.records import WouldHelp


def answers(card: AskCard, *, first: bool) -> list[ButtonElement]:
    about, style = card.ask_id, "primary" if first else None
    on_it = [] if card.state is AskState.TAKEN else [(Door.TAKE, "I'm on it")]
    not_me = [] if card.state is AskState.NOT_ME else [(Door.NOT_ME, "Not me")]
    date = [] if card.is_overdue else [(Door.NEW_DATE, "A new date")]
    rest = [
        *on_it,
        (Door.SOMEONE_ELSE, "Someone else"),
        *not_me,
        (Door.NEED_HELP, "I need help"),
        *date,
    ]
    done = button(Door.DONE, "Done", about, style=style)
    return [done, *(button(door, label, about) for door, label in rest)]


def for_asker(card: AskCard) -> list[ButtonElement]:
    about = card.ask_id
    return [
        button(Door.HEARD, "Record an answer", about),
        button(Door.ASK_ELSE, "Ask someone else", about),
        button(NudgeDoor.WHERE_ASK, "Where is this?", about),
        button(
            Door.WITHDRAW,
            "Not needed any more",
            about,
            sure=("They are told, with thanks.", "Not needed", "Keep it"),
        ),
    ]


def ways_of(card: HelpWanted) -> list[ButtonElement]:
    heard = button(Door.HEARD, "Record an answer", card.item_id)
    other = button(Door.ASK_ELSE, "Ask someone else", card.item_id)
    ways = [other, heard] if card.would_help is WouldHelp.ANOTHER_PERSON else [heard]
    return ways if other in ways else [*ways, other]
