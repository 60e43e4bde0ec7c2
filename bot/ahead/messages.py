"""What is said and asked about a day to plan for."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.ahead.records import Coming, Decline
from bot.blocks import (
    as_dicts,
    button,
    buttons,
    field,
    form,
    heading,
    pick_date,
    pick_one,
    pick_radio,
    say,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.handovers.cards import AheadCard
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import AheadForm, PlainForm

View = dict[str, Any]

COMING = {
    Coming.ORDER_ENDS: "An order or licence ends",
    Coming.TURNS_18: "18 lies ahead: the day to plan for",
    Coming.RELEASE: "Release",
    Coming.NEW_SCHOOL: "A new school",
    Coming.MOVES_AREA: "They move to another area",
}
DECLINES = {
    Decline.ENDS_BEFORE: "It ends before then",
    Decline.STAYS_WITH_US: "It stays with us",
    Decline.BEGUN_ELSEWHERE: "It is begun elsewhere",
    Decline.TOO_EARLY: "It is too early",
}


def ahead(card: AheadForm) -> View:
    """Ask whom, what and when."""
    return form(
        name=Door.AHEAD_FORM,
        title="A day to plan for",
        submit="Save",
        about=card.day_id,
        blocks=[
            field(Field.YOUNG_PERSON, "Who is it about?", pick_one(card.references)),
            field(
                Field.COMING,
                "What lies ahead?",
                pick_radio([(one.value, words) for one, words in COMING.items()]),
            ),
            field(Field.ROUTE, "Which move would it be?", pick_one(card.routes)),
            field(
                Field.ON,
                "On which day?",
                pick_date(),
                hint="The day to plan for. Never write down a date of birth as such.",
            ),
            whisper("I ask you in time whether to begin."),
        ],
    )


def kept(asked_on: date) -> View:
    """Say when they will be asked."""
    words = "*Saved.* I ask you on {day} whether to begin the handover."
    return form(
        name=Door.AHEAD_FORM,
        title="Saved",
        submit=None,
        close="Done",
        blocks=[say(words, day=short_day(asked_on))],
    )


def declining(card: PlainForm) -> View:
    """Ask why none is begun now."""
    return form(
        name=Door.NOT_NOW_FORM,
        title="Not now",
        submit="Save",
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(
                Field.REASON,
                "Why not now?",
                pick_radio([(one.value, words) for one, words in DECLINES.items()]),
            ),
            whisper("I ask you once more, and then no more."),
        ],
    )


def asked(card: AheadCard) -> Post:
    """Ask whether to begin, in time for the route's first step."""
    blocks = [
        heading("Shall we begin a handover?"),
        say(
            "*{reference}* · {route}\n{coming}, {day}. The first step would be now.",
            reference=card.reference,
            route=card.route,
            coming=COMING[card.coming],
            day=short_day(card.on),
        ),
    ]
    if card.is_begun:
        blocks.append(say("*It is begun.* Thank you."))
    elif card.declined is not None:
        blocks.append(say("*Not now: {why}.*", why=DECLINES[card.declined].lower()))
    else:
        begin = button(Door.BEGIN_NOW, "Show me the plan", card.day_id, style="primary")
        blocks.append(buttons(begin, button(Door.NOT_NOW, "Not now", card.day_id)))
    text = "A move lies ahead. Shall we begin to plan it?"
    return Post(text=text, blocks=as_dicts(blocks))
