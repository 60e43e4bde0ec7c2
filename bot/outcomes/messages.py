"""What is asked when a meeting ends, and what each person takes away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    as_dicts,
    button,
    buttons,
    field,
    form,
    heading,
    pick_any,
    pick_date,
    pick_one,
    pick_radio,
    pick_time,
    say,
    say_lines,
    text_box,
    whisper,
)
from bot.calendars.wall_time import clock_time, short_day
from bot.deliveries.records import Post
from bot.meetings.cards import Board, Guest
from bot.meetings.doors import Door, Field
from bot.meetings.forms import hours_hint
from bot.meetings.records import Attendance, Reply
from bot.meetings.words import ATTENDANCES, NAME, corrections, named, own_words
from bot.outcomes.cards import Agreed, AgreedForm, MyActions, NextForm, Record, WhoCame
from bot.safe_text import shortened
from bot.wording import moment

#: How many things can be written down on one page.
ROWS = 3
NEXT_DATE, NO_NEXT_DATE = "date", "none"
#: More of one's own than this a message does not hold; Home goes on with the rest.
_MOST_ACTIONS = 15
#: What is most likely on the day, from what they replied.
_LIKELY = {
    Reply.COMING: Attendance.CAME,
    Reply.SOMEONE_ELSE: Attendance.SENT_SOMEONE,
    Reply.CANNOT: Attendance.APOLOGIES,
    Reply.NOT_ME: Attendance.APOLOGIES,
    Reply.NOT_YET: Attendance.MISSED,
}


def prompt(card: Board) -> Post:
    """Ask the convenor, when it ends, to write down what came of it."""
    blocks = [
        say(
            "You met about *{reference}* at {place}. Thank you for bringing people "
            "together.\n"
            "Three short pages: who came, what was agreed, and when next.",
            reference=card.reference,
            place=card.place,
        ),
        buttons(
            button(Door.RECORD, "Record it", card.meeting_id, style="primary"),
            button(Door.NOT_HELD, "It did not happen", card.meeting_id),
        ),
    ]
    return Post(text="Your meeting is over. Who came?", blocks=as_dicts(blocks))


def who_came(card: WhoCame) -> dict[str, Any]:
    """First page: one line for each person who was asked."""
    return form(
        name=Door.WHO_CAME_FORM,
        title="Who came?",
        submit="Next",
        about=card.meeting_id,
        blocks=[
            own_words(card.line),
            say(
                "*{reference}* · {moment}",
                reference=card.reference,
                moment=moment(card.when),
            ),
            *(_attendance(guest) for guest in card.guests),
        ],
    )


def _attendance(guest: Guest) -> Block:
    likely = guest.attendance or _LIKELY[guest.reply]
    choices = [(one.value, label) for one, label in ATTENDANCES.items()]
    return field(
        guest.invitation_id,
        f"{guest.person.name}, {guest.person.agency}",
        pick_one(choices, first=likely.value),
    )


def agreed(card: AgreedForm) -> dict[str, Any]:
    """Second page: who, what in one line, by when; a few at a time."""
    blocks = [own_words(card.line)]
    if card.agreed:
        blocks += say_lines("*Saved so far*", _agreed_lines(card.agreed))
    for number in range(1, ROWS + 1):
        blocks += _agreed_row(card, number)
    blocks.append(
        field(
            more_name(card),
            "Anything else?",
            pick_any([("more", "There is more to write down")]),
            optional=True,
        )
    )
    return form(
        name=Door.AGREED_FORM,
        title="What was agreed?",
        submit="Next",
        about=card.meeting_id,
        blocks=blocks,
    )


def _agreed_row(card: AgreedForm, number: int) -> list[Block]:
    people = [(one.id, f"{one.name}, {one.agency}") for one in card.people]
    row = row_name(card, number)
    return [
        field(f"{row}-who", f"{number}. Who?", pick_one(people), optional=True),
        field(
            f"{row}-what",
            f"{number}. What, in one line?",
            text_box(most=150, example="Ring about the Monday start"),
            optional=True,
        ),
        field(f"{row}-due", f"{number}. By when?", pick_date(), optional=True),
    ]


def more_name(card: AgreedForm) -> str:
    """Return a name new on each page, or a tick would stay and ask for ever."""
    return f"{Field.MORE}{len(card.agreed)}"


def row_name(card: AgreedForm, number: int) -> str:
    """
    Return a row's name, new on each page.

    Slack keeps what was typed in a field of the same name, so a fresh page of
    rows needs names of its own.
    """
    return f"row{len(card.agreed)}-{number}"


def _agreed_lines(agreed: Sequence[Agreed]) -> list[str]:
    return [f"• {_who(one)}: {one.what}, by {short_day(one.due)}" for one in agreed]


def _who(one: Agreed) -> str:
    who = shortened(one.who, NAME)
    return f"{shortened(one.stand_in, NAME)} for {who}" if one.stand_in else who


def next_meeting(card: NextForm) -> dict[str, Any]:
    """Last page: the next date before the form closes, or why none."""
    choices = [(NEXT_DATE, "Yes, on this date"), (NO_NEXT_DATE, "No, and here is why")]
    return form(
        name=Door.NEXT_FORM,
        title="The next meeting",
        submit="Close the record",
        about=f"{card.meeting_id} {card.next_id}",
        blocks=[
            say(
                "*{reference}*: the same people, the same place.",
                reference=card.reference,
            ),
            field(
                Field.NEXT,
                "Is there a next meeting?",
                pick_radio(choices, first=NEXT_DATE),
            ),
            field(Field.ON, "Date", pick_date(), optional=True),
            field(
                Field.AT,
                "Time",
                pick_time(clock_time(card.when.at)),
                hint=hours_hint(card.school, card.school_hours),
                optional=True,
            ),
            field(
                Field.NO_NEXT,
                "If there is none: why?",
                text_box(most=120, example="The plan is done. We ring if it changes"),
                optional=True,
            ),
        ],
    )


def record(card: Record) -> dict[str, Any]:
    """Show what is remembered, the young person's words first."""
    blocks = [
        own_words(card.line),
        say(
            "*{reference}* · {moment} · {place}",
            reference=card.reference,
            moment=moment(card.when),
            place=card.place,
        ),
    ]
    came = [_came_line(guest) for guest in card.guests if guest.attendance]
    blocks += say_lines("*Who came*", came) if came else [say("It did not happen.")]
    if card.agreed:
        blocks += say_lines("*Agreed*", _agreed_lines(card.agreed))
    blocks.append(say("{after}", after=_after(card)))
    blocks += corrections(card.corrected)
    blocks.append(whisper("Each person gets their own actions in a direct message."))
    return form(
        name=Door.NEXT_FORM,
        title="The record",
        submit=None,
        close="Done",
        blocks=blocks,
    )


def _came_line(guest: Guest) -> str:
    word = ATTENDANCES[guest.attendance].lower() if guest.attendance else ""
    return f"{named(guest.person)}: {word}"


def _after(card: Record) -> str:
    if card.next_when:
        return f"Next: {moment(card.next_when)}. Everyone is being asked."
    if card.no_next_reason is None:
        # It was set, and has gone in its time.
        return "The next meeting is over and put away."
    return f"No next date: {card.no_next_reason}"


def my_actions(card: MyActions) -> Post:
    """Give one person their own actions, and nobody else's."""
    still = [one for one in card.agreed if not one.done and not one.stand_in]
    blocks = [heading("What you took on")]
    blocks.append(say("For *{reference}*. Thank you.", reference=card.reference))
    shown = [*still, *(one for one in card.agreed if one not in still)][:_MOST_ACTIONS]
    blocks += [_my_action(one) for one in shown]
    if len(card.agreed) > len(shown):
        more = len(card.agreed) - len(shown)
        blocks.append(whisper(f"And {more} more. You find them on Home."))
    if card.next_when:
        blocks.append(whisper(f"You meet again on {moment(card.next_when)}."))
    first = f" First by {short_day(still[0].due)}." if still else " All done."
    return Post(text=f"What you took on.{first}", blocks=as_dicts(blocks))


def passed_on(card: MyActions) -> Post:
    """Say to whoever gave everything away that nothing waits for them."""
    said = say(
        "What you took on for *{reference}* is with somebody else now. Thank you.",
        reference=card.reference,
    )
    return Post(text="Somebody else does this now. Thank you.", blocks=as_dicts([said]))


def _my_action(one: Agreed) -> Block:
    if one.done:
        return say("Done: {what}", what=one.what)
    if one.stand_in:
        return say("{what}\n{who} does it.", what=one.what, who=one.stand_in)
    return say(
        "{what}\nBy {due}",
        what=one.what,
        due=short_day(one.due),
        beside=button(Door.ACTION_DONE, "Done", one.action_id),
    )
