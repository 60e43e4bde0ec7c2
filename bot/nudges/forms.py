"""The forms of an answer: who does it instead, and another day."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.doors import Field
from bot.asks.words import REASONS, choice
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
from bot.nudges.answer_cards import DayForm, HandOverForm
from bot.nudges.doors import Door

View = dict[str, Any]


def someone(card: HandOverForm) -> View:
    """Ask who does it: somebody of the team, or a name we do not know yet."""
    blocks = [_about(card.reference, card.what, short_day(card.due))]
    if card.people:
        picker = pick_one([choice(one) for one in card.people])
        label = "Somebody of the team around them"
        optional = not card.for_asker
        blocks.append(field(Field.SOMEONE, label, picker, optional=optional))
    if not card.for_asker:
        label = "Or somebody else: their name" if card.people else "Their name"
        named = text_box(most=80)
        optional = bool(card.people)
        blocks.append(field(Field.STAND_IN_NAME, label, named, optional=optional))
    blocks.append(whisper("Somebody of the team with Slack hears of it from me."))
    return form(
        name=Door.GIVE_FORM if card.for_asker else Door.SOMEONE_ELSE_FORM,
        title="Who will do it?",
        submit="Send",
        about=card.about_id,
        blocks=blocks,
    )


def new_date(card: DayForm) -> View:
    """Ask for another day and why; both are kept."""
    reasons = [(one.value, words) for one, words in REASONS.items()]
    return form(
        name=Door.NEW_DATE_FORM,
        title="A new date",
        submit="Move it",
        about=card.nudge_id,
        blocks=[
            _about(card.reference, card.what, short_day(card.due)),
            field(Field.DUE, "New date", pick_date(card.due.isoformat())),
            field(Field.REASON, "Why?", pick_radio(reasons)),
        ],
    )


def _about(reference: str, what: str, by: str) -> Block:
    return say("*{reference}* · {what}, by {by}", reference=reference, what=what, by=by)
