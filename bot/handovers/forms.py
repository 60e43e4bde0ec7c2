"""The forms of a handover as a whole: new, preview, offer, date, names."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    field,
    form,
    line,
    pick_any,
    pick_date,
    pick_one,
    pick_radio,
    say,
    say_lines,
    text_box,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.handovers.cards import MilestoneCard
from bot.handovers.doors import Door, Field
from bot.handovers.form_cards import (
    DateForm,
    NewForm,
    PeopleForm,
    PlainForm,
    Preview,
    WordsForm,
)
from bot.handovers.records import Question
from bot.handovers.words import (
    CONDITIONS,
    QUESTIONS,
    REASONS,
    TOLD,
    countdown,
    says_who,
)
from bot.meetings.cards import Choosing
from bot.wording import counted

View = dict[str, Any]

ONE_LINE = 140
_NO_CONTENT = "One plain line. No names, nothing about what happened."


def choose(card: Choosing) -> View:
    """Ask whom it is about, when there is more than one choice."""
    return form(
        name=Door.CHOOSE_FORM,
        title="New handover",
        submit="Next",
        blocks=[
            field(Field.YOUNG_PERSON, "Who is it about?", pick_one(card.references))
        ],
    )


def new(card: NewForm) -> View:
    """Ask the route, whether it moves at all, to whom, and when."""
    return form(
        name=Door.NEW_FORM,
        title="New handover",
        submit="Preview",
        about=f"{card.young_person_id} {card.handover_id}",
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(
                Field.ROUTE,
                "Which move is it?",
                pick_one(card.routes, first=card.route),
            ),
            field(
                Field.QUESTION,
                "Should it move at all?",
                pick_radio(
                    [(one.value, words) for one, words in QUESTIONS.items()],
                    first=Question.MOVE,
                ),
            ),
            field(Field.AGENCY, "To which agency?", pick_one(card.agencies)),
            field(
                Field.TRANSFER,
                "On which day does it move?",
                pick_date(card.transfer_on.isoformat() if card.transfer_on else None),
                hint="The day you agreed, or plan for. Never a date of birth.",
            ),
            field(
                Field.CONDITIONS,
                "What is so?",
                pick_any([(one.value, words) for one, words in CONDITIONS.items()]),
                optional=True,
            ),
            *_school(card),
            *_sender(card),
        ],
    )


def preview(card: Preview) -> View:
    """Show the plan before it starts; nothing is kept yet."""
    blocks: list[Block] = [
        say(
            "*{reference}* · {route}\nTo {receiver}, on {day}, {countdown}.",
            reference=card.reference,
            route=card.route,
            receiver=card.receiver,
            day=short_day(card.transfer_on),
            countdown=countdown(card.transfer_on, card.today),
        ),
        *_late(card),
        *say_lines("*The plan*", [_milestone(one) for one in card.milestones]),
        *_notes(card),
        line(),
    ]
    if card.receivers:
        blocks.append(
            field(
                Field.RECEIVER,
                "Who will receive, if you know?",
                pick_one(card.receivers),
                hint="If you leave it, I ask whoever decides there.",
                optional=True,
            )
        )
    return form(
        name=Door.BEGIN_FORM,
        title="The plan",
        submit="Begin",
        about=card.about,
        blocks=[*blocks, whisper("Nothing is sent before you press Begin.")],
    )


def people(card: PeopleForm) -> View:
    """Ask who is in which place."""
    return form(
        name=card.door,
        title=card.title,
        submit=card.submit,
        about=card.handover_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            *(
                field(name, label, pick_one(choices, first=first), optional=True)
                for name, label, first, choices in card.places
                if choices
            ),
        ],
    )


def words(card: WordsForm) -> View:
    """Ask for one line."""
    return form(
        name=card.door,
        title=card.title,
        submit=card.submit,
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(
                Field.WORDS,
                card.label,
                text_box(most=ONE_LINE),
                hint=card.hint or _NO_CONTENT,
            ),
        ],
    )


def told(card: PlainForm) -> View:
    """Ask what the young person said; they are told, and not asked to sign."""
    return form(
        name=Door.TOLD_FORM,
        title="Young person told",
        submit="Save",
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(
                Field.TOLD,
                "What did they say?",
                pick_radio(
                    [(one.value, label) for one, label in TOLD.items()],
                    first=card.first,
                ),
            ),
            field(
                Field.OWN_WORDS,
                "In their own words, if they like",
                text_box(most=ONE_LINE),
                hint="Both sides see it.",
                optional=True,
            ),
        ],
    )


def move(card: DateForm) -> View:
    """Ask for another transfer date and why."""
    return form(
        name=Door.MOVE_FORM,
        title="Move the date",
        submit="Move it",
        about=card.handover_id,
        blocks=[
            say(
                "*{reference}* · now {day}",
                reference=card.reference,
                day=short_day(card.transfer_on),
            ),
            field(Field.TRANSFER, "New day", pick_date(card.transfer_on.isoformat())),
            field(
                Field.REASON,
                "Why?",
                pick_radio([(one.value, label) for one, label in REASONS.items()]),
            ),
            whisper("Every day that is left counts anew. What is done stays done."),
        ],
    )


def end(card: PlainForm) -> View:
    """Ask why it does not move after all."""
    reasons = [
        (one.value, label)
        for one, label in QUESTIONS.items()
        if one is not Question.MOVE
    ]
    return form(
        name=Door.END_FORM,
        title="It does not move",
        submit="Save",
        about=card.about_id,
        blocks=[
            say("*{reference}*", reference=card.reference),
            field(Field.QUESTION, "Why?", pick_radio(reasons)),
            whisper("Both sides hear it. You hold it as before."),
        ],
    )


def _sender(card: NewForm) -> list[Block]:
    if not card.senders:
        return []
    label = "Do you write for somebody without Slack?"
    hint = "They send it. You answer for them here."
    chosen = pick_one(card.senders)
    return [field(Field.SENDER, label, chosen, hint=hint, optional=True)]


def _school(card: NewForm) -> list[Block]:
    if not card.schools:
        return []
    return [
        field(
            Field.SCHOOL,
            "Whose school days count?",
            pick_one(card.schools, first=card.school_id),
            hint="Only a move of school needs it.",
            optional=True,
        )
    ]


def _late(card: Preview) -> list[Block]:
    """Say without blame what is past already, and what can still be done."""
    if not card.past:
        return []
    number = counted(len(card.past), "step would have been", "steps would have been")
    lines = [f"• {one.name}: {one.when} was {short_day(one.on)}" for one in card.past]
    title = f"*{number} earlier. That is fine: I spread it over the days left.*"
    return say_lines(title, lines)


def _notes(card: Preview) -> list[Block]:
    notes = []
    if not card.is_sure:
        notes.append("Some school days are not known yet. I counted working days.")
    if card.other_nation:
        notes.append("This route was written for another nation. Check its days.")
    if card.beside:
        notes.append("Another move runs for them. You can share the joint meeting.")
    return [whisper("{notes}", notes=" ".join(notes))] if notes else []


def _milestone(one: MilestoneCard) -> str:
    must = sum(item.is_must for item in one.items)
    musts = f", {counted(must, 'must', 'musts')}" if must else ""
    things = counted(len(one.items), "thing")
    who = says_who(one.status, one.source)
    return f"• {one.when} · {short_day(one.on)} · {one.name}: {things}{musts} · {who}"
