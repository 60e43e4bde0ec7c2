"""The forms with which leads fill the directory."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    field,
    form,
    pick_any,
    pick_date,
    pick_one,
    pick_radio,
    pick_time,
    say,
    text_box,
    whisper,
)
from bot.calendars.nations import Nation
from bot.directory.cards import AgencyForm, Choosing, TeamForm, WorkerForm
from bot.directory.cards import YoungPersonForm as NewForm
from bot.directory.doors import Door, Field
from bot.directory.pickers import pick_from, pick_person, pick_several
from bot.directory.records import Authority, Sees
from bot.directory.weekdays import MONDAY_TO_FRIDAY, NAMES

View = dict[str, Any]

#: A tick box has one value; that it is there is the answer.
YES = "yes"
#: The ticks of somebody who leads, besides filling the directory.
AGENCY, GOVERNANCE = "agency", "governance"
JOINS, LEAVES = "joins", "leaves"
#: Whether what was before their first day is for them too.
FROM_THEN, EARLIER = "from-then", "earlier"
_CHANGES = [(JOINS, "They join, or change part"), (LEAVES, "They leave")]
_NATIONS = [
    (Nation.ENGLAND_AND_WALES.value, "England and Wales"),
    (Nation.SCOTLAND.value, "Scotland"),
    (Nation.NORTHERN_IRELAND.value, "Northern Ireland"),
]
_AUTHORITIES = [
    (Authority.DECIDE.value, "They can decide"),
    (Authority.RECOMMEND.value, "They can recommend"),
    (Authority.REPORT.value, "They can report back"),
]
_SEES = [
    (Sees.DATES.value, "Dates and places only"),
    (Sees.TASKS.value, "Also what there is to do"),
    (Sees.ALL.value, "Everything the team sees"),
]
_SINCE = [
    (FROM_THEN, "Only what is new from that day on"),
    (EARLIER, "Also what was before"),
]
_LEADS = [
    (YES, "They may fill the directory too"),
    (AGENCY, "They speak for their agency when somebody leaves"),
    (GOVERNANCE, "They answer for what is kept, and may read the trail"),
]
DAYS = [(str(number), name) for number, name in enumerate(NAMES)]
_BELLS_EXAMPLE = "Reg 08:45\nP1 09:10\nBreak 11:10\nLunch 13:30\nP5 14:20\nEnd 15:20"


def add_young_person(card: NewForm) -> View:
    """Ask for everything but a name; the reference is drawn when it is sent."""
    blocks = [whisper("They get a reference. Nothing that names them belongs here.")]
    if card.schools:
        blocks.append(
            field(Field.SCHOOL, "Their school", pick_from(card.schools), optional=True)
        )
    blocks += their_words(None)
    if card.workers:
        blocks += [
            field(
                Field.TEAM,
                "Who is around them now?",
                pick_several(card.workers),
                hint="Only those who need to know. You can change it later.",
                optional=True,
            ),
            field(
                Field.KNOWS_THEM,
                "Who knows them best?",
                pick_from(card.workers),
                optional=True,
            ),
            field(
                Field.ASKER,
                "Not yet asked? Who will ask?",
                pick_from(card.workers),
                optional=True,
            ),
            field(Field.ASK_BY, "By when?", pick_date(), optional=True),
        ]
    blocks.append(_room())
    return form(
        name=Door.ADD_YOUNG_PERSON_FORM,
        title="Add a young person",
        submit="Add them",
        about=card.young_person_id,
        blocks=blocks,
    )


def their_words(line: str | None, *, is_hidden: bool = False) -> list[Block]:
    unseen = "There are words from before you joined. Yours would take their place."
    asked = "What they said, as they said it. Leave it empty if not yet asked."
    return [
        field(
            Field.LINE,
            "In their own words",
            text_box(first=line, most=200),
            hint=unseen if is_hidden else asked,
            optional=True,
        )
    ]


def _room() -> Block:
    return field(
        Field.ROOM,
        "The team's private channel",
        text_box(most=20, example="C0123ABC"),
        hint="Its channel ID, found at the end of “About”. Leave empty if none.",
        optional=True,
    )


def change_team(card: TeamForm) -> View:
    """Ask for one change to one team."""
    reference = text_box(most=20, example="YP-....")
    today = pick_date(card.today.isoformat())
    return form(
        name=Door.CHANGE_TEAM_FORM,
        title="Change a team",
        submit="Save",
        blocks=[
            field(Field.REFERENCE, "The reference", reference),
            field(Field.WHO, "Who?", pick_from(card.workers)),
            field(Field.CHANGE, "What changes?", pick_radio(_CHANGES, first=JOINS)),
            field(Field.DAY, "From which day, or which is the last?", today),
            *_part_in_team(),
            *_what_they_see(),
        ],
    )


def _part_in_team() -> list[Block]:
    return [
        field(
            Field.ROLE,
            "Why they are in the team",
            text_box(most=100, example="social worker"),
            hint="Left empty, it is what they do.",
            optional=True,
        ),
        field(
            Field.KNOWS_THEM,
            "Do they know the young person day to day?",
            pick_any([(YES, "Yes, they know them")]),
            optional=True,
        ),
    ]


def _what_they_see() -> list[Block]:
    return [
        field(
            Field.SEES,
            "How much do they need to see?",
            pick_radio(_SEES),
            hint="Left empty: everything for somebody new, and no change for others.",
            optional=True,
        ),
        field(
            Field.SEES_EARLIER,
            "From before: what may they see?",
            pick_radio(_SINCE),
            hint="Left empty, somebody new sees nothing from before their first day.",
            optional=True,
        ),
    ]


def add_worker(card: WorkerForm) -> View:
    """Ask who they are, what they may do, and how to reach them."""
    return form(
        name=Door.ADD_WORKER_FORM,
        title="Add a worker",
        submit="Add them",
        about=card.worker_id,
        blocks=[
            field(Field.AGENCY, "Their agency or school", pick_from(card.agencies)),
            field(Field.NAME, "Their name", text_box(most=100)),
            field(
                Field.TITLE,
                "What they do",
                text_box(most=75, example="case manager"),
                hint="In words that other agencies understand.",
            ),
            field(Field.AUTHORITY, "In a meeting", pick_radio(_AUTHORITIES)),
            working_days(MONDAY_TO_FRIDAY),
            field(Field.SLACK, "In Slack", pick_person(), optional=True),
            field(
                Field.SLACK_TEAM,
                "Their workspace, if it is not ours",
                text_box(most=20, example="T0123ABC"),
                optional=True,
            ),
            field(
                Field.PHONE,
                "Telephone",
                text_box(most=40),
                hint="Needed when they have no Slack.",
                optional=True,
            ),
            field(
                Field.LEAD,
                "Lead",
                pick_any(_LEADS),
                optional=True,
            ),
        ],
    )


def working_days(days: frozenset[int]) -> Block:
    return field(
        Field.WORKING_DAYS,
        "Working days",
        pick_any(DAYS, first=[str(day) for day in days]),
    )


def add_agency(card: AgencyForm) -> View:
    """Ask for an agency, and its bells when it is a school."""
    blocks = [
        field(Field.NAME, "Its name", text_box(most=100), hint="As partners know it."),
        field(
            Field.CODE,
            "A short code",
            text_box(most=10, example="YJS"),
            hint="Two to ten letters or numbers.",
        ),
        field(
            Field.NATION,
            "Whose bank holidays?",
            pick_one(_NATIONS, first=_NATIONS[0][0]),
        ),
        field(Field.OPENS, "Opens", pick_time("08:30" if card.is_school else "09:00")),
        field(Field.CLOSES, "Closes", pick_time("17:00")),
        field(Field.PHONE, "Telephone", text_box(most=40), optional=True),
    ]
    if card.is_school:
        blocks.append(_bells())
    return form(
        name=Door.ADD_SCHOOL_FORM if card.is_school else Door.ADD_AGENCY_FORM,
        title="Add a school" if card.is_school else "Add an agency",
        submit="Next" if card.is_school else "Add it",
        about=card.agency_id,
        blocks=blocks,
    )


def _bells() -> Block:
    return field(
        Field.BELLS,
        "Its bells, one a line",
        text_box(most=1500, lines=True, example=_BELLS_EXAMPLE),
        hint="If a day differs, write its name on a line, then that day's bells.",
    )


def choose_school(card: Choosing) -> View:
    return form(
        name=Door.CHOOSE_SCHOOL_FORM,
        title="A school's dates",
        submit="Next",
        blocks=[field(Field.SCHOOL, "Which school?", pick_from(card.choices))],
    )


def choose_young_person(card: Choosing) -> View:
    return form(
        name=Door.CHOOSE_WORDS_FORM,
        title="In their own words",
        submit="Next",
        blocks=[
            say("Write down what a young person said, as they said it."),
            field(Field.REFERENCE, "Whose words?", pick_from(card.choices)),
        ],
    )
