"""What a partner is asked, and the forms that go with an answer."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

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
    text_box,
    whisper,
)
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.meetings.cards import Invite, PhoneForm, StandInForm
from bot.meetings.doors import Door, Field
from bot.meetings.records import Reply, State
from bot.meetings.words import REPLIES, about, at_once, what_for
from bot.wording import moment

#: The answers of an invitation, in the order of its buttons.
ANSWERS: dict[Reply, tuple[Door, str]] = {
    Reply.COMING: (Door.COMING, "Coming"),
    Reply.SOMEONE_ELSE: (Door.SOMEONE_ELSE, "Someone else will come"),
    Reply.CANNOT: (Door.CANNOT, "Can't make it"),
    Reply.NOT_ME: (Door.NOT_ME, "Not for me"),
}


def invitation(card: Invite) -> Post:
    """
    Ask one partner: what is offered first, then why *they* are needed.

    The lock screen gets the day and what is asked: no reference, name or school.
    """
    if card.state is State.CANCELLED:
        return _closed(card, "Cancelled", "There is nothing you need to do.")
    if card.state is not State.CALLED:
        return _closed(card, "Held", "Thank you for being part of it.")
    if card.is_old:
        return _closed(card, "Moved to", "My next message asks you again.")
    return Post(
        text=_lock_screen(card),
        blocks=as_dicts(
            [
                heading(_title(card)),
                *_asked(card),
                say("{answer}", answer=_answer(card)),
                buttons(*_answers(card)),
                *at_once(card),
            ]
        ),
    )


def _lock_screen(card: Invite) -> str:
    day = short_day(card.when.on)
    if card.reply is not Reply.NOT_YET:
        return f"Your answer for {day} is noted. Thank you."
    if card.moved:
        return f"A meeting changed. It is on {day} now. Can you still come?"
    return f"{_what(card)} on {day}. Can you come?"


def _title(card: Invite) -> str:
    what = "Changed" if card.moved else _what(card)
    return f"{what}: {moment(card.when)}"


def _what(card: Invite) -> str:
    """Half an hour or less is short; more is only said to be a meeting."""
    return "A short meeting" if card.when.minutes <= 30 else "A meeting"


def _asked(card: Invite) -> list[Block]:
    return [
        say("{offer}", offer=_offer(card)),
        say(
            "*{reference}* · {place}, {minutes} minutes\n{what_for}",
            reference=card.reference,
            place=card.place,
            minutes=str(card.when.minutes),
            what_for=what_for(card.purpose, card.why),
        ),
        say("{why_you}", why_you=_why_you(card)),
    ]


def _offer(card: Invite) -> str:
    if card.from_school:
        come = " We come to you." if card.at_school else ""
        return (
            f"Thank you for all you do for this young person.{come} "
            "You need not prepare anything. "
            "Afterwards you hear what each of us will do, and by when."
        )
    return (
        f"{card.when.minutes} minutes together. "
        "Afterwards everyone knows who does what, and by when."
    )


def _why_you(card: Invite) -> str:
    asker = f"{card.convenor} asks you"
    if card.stands_in_for:
        return f"{asker} because you stand in for {card.stands_in_for}. Thank you."
    why = f"{asker} because you are their {card.role}."
    if card.from_school:
        why = f"{asker} because you know them best at school."
    return (
        f"{why} A decision is needed, and you can make it."
        if (card.decision_from_you)
        else why
    )


def _answer(card: Invite) -> str:
    instead = card.stand_in or "Someone else"
    return {
        Reply.NOT_YET: "*Can you come?* One tap is enough.",
        Reply.COMING: "*You are coming.* Thank you.",
        Reply.SOMEONE_ELSE: f"*{instead} will come.* Thank you.",
        Reply.CANNOT: "*You can't make it.* Thank you for saying so.",
        Reply.NOT_ME: f"*Not for you.* Thank you. {card.convenor} will look further.",
    }[card.reply]


def _answers(card: Invite) -> list[ButtonElement]:
    first = Reply.COMING if card.reply is Reply.NOT_YET else None
    return [
        button(door, label, about(card), style="primary" if one is first else None)
        for one, (door, label) in ANSWERS.items()
        if one is not card.reply
    ]


def _closed(card: Invite, word: str, rest: str) -> Post:
    said = say(
        "*{word}* {moment}, {reference}.\n{rest}",
        word=word,
        reference=card.reference,
        moment=moment(card.when),
        rest=rest,
    )
    return Post(
        text="A meeting you were asked to has changed.", blocks=as_dicts([said])
    )


def free(card: Invite) -> Post:
    """Tell somebody who stood in that they are needed no more."""
    said = say(
        "*You are free:* {reference}, {moment}.\n"
        "You need not stand in any more. Thank you for being ready to.",
        reference=card.reference,
        moment=moment(card.when),
    )
    return Post(text="You need not stand in any more.", blocks=as_dicts([said]))


def asked_back(card: Invite) -> Post:
    """Ask somebody again, since who was to come for them cannot."""
    if card.state is not State.CALLED or card.is_old or card.reply is not Reply.NOT_YET:
        return _closed(card, "Asked again for", "Thank you, this is settled.")
    blocks = [
        heading(f"Can you come after all? {moment(card.when)}"),
        say(
            "Who was to come for you can't make it.\n"
            "*{reference}* · {place}, {minutes} minutes",
            reference=card.reference,
            place=card.place,
            minutes=str(card.when.minutes),
        ),
        buttons(*_answers(card)),
    ]
    day = short_day(card.when.on)
    return Post(text=f"Can you come on {day} after all?", blocks=as_dicts(blocks))


def someone_else(card: StandInForm) -> dict[str, Any]:
    """Ask who comes instead: a colleague, or a name we do not know yet."""
    head = say(
        "*{reference}* · {moment}",
        reference=card.reference,
        moment=moment(card.when),
    )
    return form(
        name=Door.SOMEONE_ELSE_FORM,
        title="Who will come?",
        submit="Send",
        about=f"{card.invitation_id} {card.sequence}",
        blocks=[*_moved_meanwhile(card), head, *_who_instead(card)],
    )


def _moved_meanwhile(card: StandInForm) -> list[Block]:
    if not card.has_moved:
        return []
    return [
        say(
            "*The meeting moved while this was open.* It is now on {moment}, "
            "{place}. Please check, then send again.",
            moment=moment(card.when),
            place=card.place,
        )
    ]


def _who_instead(card: StandInForm) -> list[Block]:
    named = text_box(first=card.named, most=80)
    if not card.colleagues:
        return [field(Field.STAND_IN_NAME, "Their name", named)]
    choices = [(one.id, f"{one.name}, {one.role}") for one in card.colleagues]
    return [
        field(
            Field.STAND_IN,
            "A colleague",
            pick_one(choices, first=card.chosen),
            optional=True,
        ),
        field(
            Field.STAND_IN_NAME,
            "Or somebody who is not in the list: their name",
            named,
            optional=True,
        ),
        whisper("A colleague with Slack is asked by me, right away."),
    ]


def by_phone(card: PhoneForm) -> dict[str, Any]:
    """Ask the convenor whose reply they heard, and what it was."""
    guests = [
        (guest.invitation_id, f"{guest.person.name}, {guest.person.agency}")
        for guest in card.guests
    ]
    answers = [(reply.value, REPLIES[reply]) for reply in ANSWERS]
    return form(
        name=Door.BY_PHONE_FORM,
        title="Record a reply",
        submit="Save",
        about=f"{card.meeting_id} {card.sequence}",
        blocks=[
            say(
                "*{reference}* · {moment}",
                reference=card.reference,
                moment=moment(card.when),
            ),
            field(Field.WHO, "Who replied?", pick_one(guests)),
            field(Field.REPLY, "What did they say?", pick_radio(answers)),
            field(
                Field.SAID_ON,
                "When did they say so?",
                pick_date(card.today.isoformat()),
                optional=True,
            ),
            field(
                Field.STAND_IN_NAME,
                "If someone else is coming: their name",
                text_box(most=80),
                optional=True,
            ),
        ],
    )
