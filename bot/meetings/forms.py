"""The forms of a meeting: call one, move one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    Choice,
    field,
    form,
    pick_date,
    pick_grouped,
    pick_one,
    pick_radio,
    pick_time,
    say,
    text_box,
    whisper,
)
from bot.calendars.wall_time import clock_time
from bot.meetings.cards import CallForm, Choosing, MoveForm, Person
from bot.meetings.doors import Door, Field
from bot.meetings.records import MOST_ASKED
from bot.meetings.words import LENGTHS, PURPOSES, by_agency, own_words
from bot.wording import moment

View = dict[str, Any]

#: The two places a meeting can be, and two answers that are not a worker's id.
AT_SCHOOL, ELSEWHERE = "school", "elsewhere"
NO_DECISION, DECIDER_UNKNOWN = "none", "unknown"


def choose(card: Choosing) -> View:
    """Ask whom it is about, when there is more than one choice."""
    picker = pick_one(card.references, prompt="Choose a reference")
    return form(
        name=Door.CHOOSE_FORM,
        title="Call a meeting",
        submit="Next",
        blocks=[field(Field.YOUNG_PERSON, "Who is it about?", picker)],
    )


def call(card: CallForm) -> View:
    """Ask everything a meeting needs on one page, the young person's words first."""
    return form(
        name=Door.CALL_FORM,
        title="Call a meeting",
        submit="Send",
        about=f"{card.young_person_id} {card.meeting_id}",
        blocks=[
            say(f"*{card.reference}*"),
            *_voice(card),
            *_reason(card),
            *_moment(card),
            *_where(card.school),
            *_people(card),
        ],
    )


def move(card: MoveForm) -> View:
    """Ask for the new date and time; everyone is told once."""
    lengths = pick_one(length_choices(), first=str(card.when.minutes))
    return form(
        name=Door.MOVE_FORM,
        title="Move the meeting",
        submit="Move it",
        about=f"{card.meeting_id} {card.version}",
        blocks=[
            say(f"*{card.reference}* is now on {moment(card.when)}."),
            field(Field.ON, "New date", pick_date(card.when.on.isoformat())),
            field(
                Field.AT,
                "New time",
                pick_time(clock_time(card.when.at)),
                hint=hours_hint(card.school, card.school_hours),
            ),
            field(Field.MINUTES, "How long?", lengths),
            whisper("Everyone who was asked is told once, and asked again."),
        ],
    )


def _voice(card: CallForm) -> list[Block]:
    """What they said, to keep or to change; else what to ask, and who will."""
    words = field(
        Field.LINE,
        "In their own words",
        text_box(first=card.line.said, most=200),
        hint="What they said, as they said it. Leave it empty if not yet asked.",
        optional=True,
    )
    if card.line.is_hidden:
        return [own_words(card.line)]
    if card.line.said:
        return [words]
    return [own_words(card.line), words, *_who_will_ask(card.askers)]


def _who_will_ask(people: Sequence[Person]) -> list[Block]:
    if not people:
        return []
    askers = [(one.id, f"{one.name}, {one.agency}") for one in people]
    return [
        field(
            Field.ASKER,
            "Not yet asked? Who will ask?",
            pick_one(askers),
            optional=True,
        )
    ]


def _reason(card: CallForm) -> list[Block]:
    purposes = [(purpose.value, label) for purpose, label in PURPOSES.items()]
    example = "Agree what helps in the mornings"
    return [
        field(Field.PURPOSE, "Why do we meet?", pick_one(purposes, first=card.purpose)),
        field(
            Field.WHY,
            "In one line",
            text_box(first=card.why, most=120, example=example),
            hint="Plain words, no names, nothing about what happened.",
        ),
    ]


def _moment(card: CallForm) -> list[Block]:
    return [
        *_understood(card.understood),
        field(Field.ON, "Date", pick_date(card.on.isoformat() if card.on else None)),
        field(
            Field.AT,
            "Time",
            pick_time(clock_time(card.at) if card.at else None),
            hint=hours_hint(card.school, card.school_hours),
        ),
        field(
            Field.MINUTES,
            "How long?",
            pick_one(length_choices(), first=str(card.minutes)),
        ),
    ]


def _understood(read: str | None) -> list[Block]:
    return [say("I read that as *{read}*. Please check.", read=read)] if read else []


def _where(school: str | None) -> list[Block]:
    if school is None:
        return [field(Field.PLACE, "Where?", text_box(most=100))]
    places = [(AT_SCHOOL, f"At {school}"), (ELSEWHERE, "Somewhere else")]
    return [
        field(Field.WHERE, "Where?", pick_radio(places, first=AT_SCHOOL)),
        field(
            Field.PLACE,
            "If somewhere else: where?",
            text_box(most=100),
            optional=True,
        ),
        field(
            Field.PLACE_REASON,
            "And why not at the school?",
            text_box(most=120),
            optional=True,
        ),
    ]


def _people(card: CallForm) -> list[Block]:
    blocks = []
    if card.from_school:
        blocks.append(_who_knows_them(card.from_school))
    elif card.school:
        blocks.append(_nobody_from_school(card.school))
    others = tuple(one for one in card.people if one not in card.from_school)
    if others:
        blocks.append(_who_is_needed(others, card.needed))
    blocks.append(_decision(card.deciders))
    return blocks


def _nobody_from_school(school: str) -> Block:
    return say(
        "Nobody from {school} is in the team yet. "
        "Please ask the school who knows them best, and your lead to add them.",
        school=school,
    )


def _who_knows_them(staff: Sequence[Person]) -> Block:
    knows = next((one.id for one in staff if one.knows_them), None)
    choices = [(one.id, f"{one.name}, {one.role}") for one in staff]
    return field(
        Field.KNOWS_THEM,
        "From the school: the adult who knows them best",
        pick_one(choices, first=knows),
    )


def _who_is_needed(people: tuple[Person, ...], needed: frozenset[str]) -> Block:
    return field(
        Field.NEEDED,
        "Who else is needed?",
        pick_grouped(by_agency(people), first=needed, most=MOST_ASKED),
        hint="Only those who are needed. Each is told why you ask them.",
        optional=True,
    )


def _decision(deciders: Sequence[Person]) -> Block:
    choices: list[Choice] = [(NO_DECISION, "No decision is needed")]
    choices += [(one.id, f"From {one.name}, {one.agency}") for one in deciders]
    choices.append((DECIDER_UNKNOWN, "Yes, and I do not know who can decide"))
    return field(
        Field.DECISION, "Is a decision needed?", pick_one(choices, first=NO_DECISION)
    )


def length_choices() -> list[Choice]:
    return [(str(minutes), f"{minutes} minutes") for minutes in LENGTHS]


def hours_hint(school: str | None, hours: str | None) -> str | None:
    return f"{school} can meet {hours}." if school and hours else None
