"""
The forms of an answer, whatever was asked: someone else, another day, help.

Neutral, so that asks, actions and invitations ask with the same words. Whoever
shows a form gives the door of its own thing, and what becomes of it there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.cards import HelpForm, NewDateForm, SomeoneForm
from bot.asks.doors import Field
from bot.asks.words import IN_THE_WAY, REASONS, WOULD_HELP, choice
from bot.blocks import (
    field,
    form,
    pick_date,
    pick_one,
    pick_radio,
    say,
    text_box,
    whisper,
)
from bot.calendars.wall_time import short_day

View = dict[str, Any]


def someone(card: SomeoneForm, door: str, what_comes: str) -> View:
    """Ask who does it: somebody of the team, or a name we do not know yet."""
    blocks = [about_it(card.reference, card.what, card.due)]
    if card.people:
        picker = pick_one([choice(one) for one in card.people])
        label = "Somebody of the team around them"
        optional = not card.for_asker
        blocks.append(field(Field.SOMEONE, label, picker, optional=optional))
    if not card.for_asker:
        label = "Or somebody else: their name" if card.people else "Their name"
        named, optional = text_box(most=80), bool(card.people)
        blocks.append(field(Field.STAND_IN_NAME, label, named, optional=optional))
    return form(
        name=door,
        title="Who will do it?",
        submit="Send",
        about=card.about_id,
        blocks=[*blocks, whisper(what_comes)],
    )


def new_date(card: NewDateForm, door: str, what_comes: str = "") -> View:
    """Ask for another day and why; both are kept."""
    reasons = [(one.value, words) for one, words in REASONS.items()]
    blocks = [
        about_it(card.reference, card.what, card.due),
        field(Field.DUE, "New date", pick_date(card.due.isoformat())),
        field(Field.REASON, "Why?", pick_radio(reasons)),
    ]
    if what_comes:
        blocks.append(whisper(what_comes))
    return form(
        name=door,
        title="A new date",
        submit="Move it",
        about=card.about_id,
        blocks=blocks,
    )


def need_help(card: HelpForm, door: str) -> View:
    """Ask what is in the way and what would help; nothing is typed."""
    ways = [(one.value, words) for one, words in IN_THE_WAY.items()]
    helps = [(one.value, words) for one, words in WOULD_HELP.items()]
    return form(
        name=door,
        title="I need help",
        submit="Send",
        about=card.about_id,
        blocks=[
            about_it(card.reference, card.what),
            field(Field.IN_THE_WAY, "What is in the way?", pick_radio(ways)),
            field(Field.WOULD_HELP, "What would help?", pick_radio(helps)),
            whisper("Asking for help is always right. Only who asked you is told."),
        ],
    )


def about_it(reference: str, what: str, due: date | None = None) -> Block:
    """Say whom it is about, what it is, and by when."""
    by = f", by {short_day(due)}" if due else ""
    return say("*{reference}* · {what}{by}", reference=reference, what=what, by=by)
