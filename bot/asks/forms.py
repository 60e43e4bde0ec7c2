"""The forms of an ask: put it, pass it on, move its day, write an answer down."""

from __future__ import annotations

from typing import Any

from bot.asks import answer_forms
from bot.asks.answer_forms import about_it
from bot.asks.cards import AskForm, HeardForm, NewDateForm, SomeoneForm
from bot.asks.doors import Door, Field
from bot.asks.words import ANSWERS, choice
from bot.blocks import (
    field,
    form,
    pick_any,
    pick_date,
    pick_one,
    pick_radio,
    say,
    text_box,
    whisper,
)
from bot.meetings.cards import Choosing

View = dict[str, Any]

YES = "yes"
_ONE_LINE = 120


def choose(card: Choosing) -> View:
    """Ask whom it is about, when there is more than one choice."""
    picker = pick_one(card.references, prompt="Choose a reference")
    return form(
        name=Door.CHOOSE_FORM,
        title="Ask somebody",
        submit="Next",
        blocks=[field(Field.YOUNG_PERSON, "Who is it about?", picker)],
    )


def ask(card: AskForm) -> View:
    """Ask whom, what and by when."""
    people = [choice(one) for one in card.people]
    return form(
        name=Door.ASK_FORM,
        title="Ask somebody",
        submit="Ask",
        about=f"{card.young_person_id} {card.ask_id}",
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(Field.WHOM, "Whom do you ask?", pick_one(people)),
            field(
                Field.WHAT,
                "What for, in one line?",
                text_box(most=_ONE_LINE, example="A yes or no on the new start date"),
                hint="Plain words, no names, nothing about what happened.",
            ),
            field(
                Field.DUE,
                "By when?",
                pick_date(),
                hint="If you leave it, they have five of their working days.",
                optional=True,
            ),
            field(
                Field.DECISION,
                "Is it a decision?",
                pick_any([(YES, "A yes or no is needed")]),
                optional=True,
            ),
        ],
    )


def someone(card: SomeoneForm) -> View:
    """Ask who does it; whoever it is put to is asked in their turn."""
    door = Door.ASK_ELSE_FORM if card.for_asker else Door.SOMEONE_ELSE_FORM
    what_comes = "Somebody of the team with Slack is asked by me."
    return answer_forms.someone(card, door, what_comes)


def new_date(card: NewDateForm) -> View:
    """Ask for another day and why; whoever asked is shown both."""
    what_comes = "Whoever asked you sees the new date and why."
    return answer_forms.new_date(card, Door.NEW_DATE_FORM, what_comes)


def heard(card: HeardForm) -> View:
    """Ask what somebody said, and on which day."""
    answers = [(one.value, words) for one, words in ANSWERS.items()]
    return form(
        name=Door.HEARD_FORM,
        title="Record an answer",
        submit="Save",
        about=card.ask_id,
        blocks=[
            about_it(card.reference, card.what),
            field(Field.ANSWER, "What did they say?", pick_radio(answers)),
            field(Field.ON, "On which day?", pick_date(card.today.isoformat())),
            field(
                Field.STAND_IN_NAME,
                "If someone else does it: their name",
                text_box(most=80),
                optional=True,
            ),
            whisper("{name} hears that you wrote it down.", name=card.name),
        ],
    )
