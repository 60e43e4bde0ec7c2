"""The forms of one item: more, read-back, a look after the move, who came."""

from __future__ import annotations

from typing import Any

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
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import ItemForm, PlainForm
from bot.handovers.words import KEPT, says_who

View = dict[str, Any]

_ONE_LINE = 140
_POINTER = "in Core+, summary dated 3 March"
#: The five facts of a look after the move (DOMAIN 2.0), in their order.
FACTS = (
    (Field.SEEN, "Were they seen?"),
    (Field.SAME_PERSON, "By the same person each time?"),
    (Field.PLAN_STARTED, "Has the plan started?"),
    (Field.FALLEN_THROUGH, "Has anything fallen through?"),
    (Field.THEIR_VIEW, "Did they say how it is for them?"),
)
_YES_NO = (("y", "Yes"), ("n", "No"), ("?", "I do not know"))


def more(card: ItemForm) -> View:
    """Ask what there is to say of one item."""
    by = short_day(card.due)
    if card.latest and card.latest != card.due:
        by += f", {short_day(card.latest)} at the latest"
    return form(
        name=Door.MORE_FORM,
        title="One item",
        submit="Save",
        about=card.item_id,
        blocks=[
            say(
                "*{reference}* · {what}\nBy {by}",
                reference=card.reference,
                what=card.what,
                by=by,
            ),
            whisper("{who}", who=says_who(card.status, card.source)),
            field(Field.WHAT, "What is so?", pick_radio(card.choices)),
            field(Field.ON, "Since when?", pick_date(), optional=True),
            field(
                Field.WORDS,
                "Where it is, or why, in one line",
                text_box(most=_ONE_LINE, example=_POINTER),
                hint="Never the record itself. Only where to find it.",
                optional=True,
            ),
            field(
                Field.WHO,
                "If somebody else does it: who?",
                pick_one(card.people),
                optional=True,
            ),
        ],
    )


def read_back(card: PlainForm) -> View:
    """Ask for the plan, the worry and the first step, in the receiver's words."""
    labels = (
        (Field.PLAN, "The plan, as I understood it"),
        (Field.WORRY, "What worries me most"),
        (Field.FIRST_STEP, "My first step"),
    )
    return form(
        name=Door.READ_BACK_FORM,
        title="Read back",
        submit="Send",
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            *(field(name, label, text_box(most=_ONE_LINE)) for name, label in labels),
            whisper("The sender agrees, or puts it right. Only both sides see it."),
        ],
    )


def look_again(card: PlainForm) -> View:
    """Ask five facts, and what we would do differently."""
    return form(
        name=Door.LOOK_AGAIN_FORM,
        title="Look again",
        submit="Save",
        about=card.about_id,
        blocks=[
            say("*{reference}* · {what}", reference=card.reference, what=card.what),
            *(field(name, label, pick_radio(_YES_NO)) for name, label in FACTS),
            field(
                Field.DIFFERENTLY,
                "What would we do differently?",
                text_box(most=_ONE_LINE),
                optional=True,
            ),
        ],
    )


def kept(card: PlainForm) -> View:
    """Ask whether they came, or who goes along the next time."""
    return form(
        name=Door.KEPT_FORM,
        title="First appointment",
        submit="Save",
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(
                Field.KEPT,
                "Did they come?",
                pick_radio([(one.value, label) for one, label in KEPT.items()]),
            ),
        ],
    )
