"""The forms about somebody who left, and what they turn into once sent."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import field, form, pick_date, say, whisper
from bot.calendars.wall_time import short_day
from bot.directory.pickers import pick_from
from bot.leaving.cards import ChooseForm, LeftForm, Noted, Settled
from bot.leaving.doors import Door, Field

View = dict[str, Any]


def somebody_left(card: LeftForm) -> View:
    """Ask who has left, and when."""
    return form(
        name=Door.SOMEBODY_LEFT_FORM,
        title="Somebody has left",
        submit="Note it",
        blocks=[
            whisper("What they held goes on to somebody who is here. Nothing is lost."),
            field(Field.WHO, "Who?", pick_from(card.workers)),
            field(
                Field.LAST_DAY,
                "Their last day",
                pick_date(),
                hint="Left empty: they are gone, and see nothing from now on.",
                optional=True,
            ),
        ],
    )


def noted(card: Noted) -> View:
    """Say from when they see nothing."""
    day = short_day(card.last_day)
    if not card.is_gone:
        return _done(
            say("*{name}* is here until {day}.", name=card.name, day=day),
            say("After that day they see nothing. What they hold then goes on."),
        )
    return _done(
        say("*{name}* sees nothing any more.", name=card.name),
        say("If they held something, you or another lead are asked who takes over."),
    )


def choose_somebody(card: ChooseForm) -> View:
    """Ask who takes over from a leaver."""
    return form(
        name=Door.SOMEBODY_ELSE_FORM,
        title="Who takes over?",
        submit="Hand it over",
        about=card.parting_id,
        blocks=[
            say("What *{leaver}* held goes to:", leaver=card.leaver),
            field(Field.WHO, "Who?", pick_from(card.workers)),
            whisper("They join the teams around, as far as it was theirs to see."),
        ],
    )


def settled(card: Settled) -> View:
    """Say that it is done."""
    return _done(
        say(
            "*{holder}* holds what {leaver} held. I tell them now.",
            holder=card.holder,
            leaver=card.leaver,
        ),
        say("Thank you for looking after it."),
    )


def _done(*blocks: Block) -> View:
    return form(
        name="leaving.done",
        title="Done",
        submit=None,
        close="Close",
        blocks=list(blocks),
    )
