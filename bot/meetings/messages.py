"""What Slack shows of a meeting: the list, the board, the room, the reminders."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import Blocks, as_dicts, button, buttons, form, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.meetings.cards import Board, Called, ComingUp, Invite, Mine, Person
from bot.meetings.doors import Door
from bot.meetings.records import Reply, State
from bot.meetings.words import about, at_once
from bot.wording import counted, listed, moment

Answer = dict[str, Any]
"""What an `ack` carries: `text` and `blocks`, shown to one person only."""

_MOST_LISTED = 10


def coming_up(card: Mine) -> Answer:
    """Answer `/meeting`: what is coming up for me, soonest first."""
    coming = sum(not one.needs_record for one in card.meetings)
    return {
        "text": f"You have {counted(coming, 'meeting')} coming up.",
        "blocks": as_dicts(coming_up_blocks(card)),
    }


def coming_up_blocks(card: Mine) -> list[Block]:
    blocks = [heading("Coming up for you")]
    if not card.meetings:
        blocks.append(say("Nothing is coming up for you."))
    blocks += [_coming(one) for one in card.meetings[:_MOST_LISTED]]
    if len(card.meetings) > _MOST_LISTED:
        blocks.append(whisper(f"And {len(card.meetings) - _MOST_LISTED} more, later."))
    if card.can_call:
        blocks.append(buttons(button(Door.CALL, "Call a meeting", "new")))
    return blocks


def _coming(one: ComingUp) -> Block:
    if one.needs_record:
        return say(
            "*{reference}* met on {moment}. Its record is not finished.",
            reference=one.reference,
            moment=moment(one.when),
            beside=button(Door.RECORD, "Record it", one.meeting_id),
        )
    return say(
        "*{moment}* · {reference} · {place}\n{mine}",
        moment=moment(one.when),
        reference=one.reference,
        place=one.place,
        mine=_my_part(one),
        beside=button(Door.OPEN, "Open", one.meeting_id),
    )


def _my_part(one: ComingUp) -> str:
    if one.is_convenor:
        return "You called this one."
    return {
        Reply.COMING: "You are coming.",
        Reply.SOMEONE_ELSE: f"{one.stand_in or 'Someone else'} is coming for you.",
        Reply.CANNOT: "You said you can't make it.",
        Reply.NOT_ME: "You said it is not for you.",
        Reply.NOT_YET: f"{one.convenor} would like your answer.",
    }[one.reply]


def called(card: Called) -> dict[str, Any]:
    """Say what was done, in place of the form."""
    blocks = [
        say(
            "*{moment}* · {reference} · {place}",
            moment=moment(card.when),
            reference=card.reference,
            place=card.place,
        )
    ]
    if card.asked:
        names = listed([one.name for one in card.asked])
        blocks.append(say("I am asking {names}.", names=names))
        blocks.append(whisper("In somebody's quiet hours it waits until the morning."))
    blocks += [_to_ring(one) for one in card.to_ring]
    blocks.append(
        whisper("Your board is in your messages with me. It stays up to date.")
    )
    return form(
        name=Door.CALL_FORM,
        title="The meeting is called",
        submit=None,
        close="Done",
        blocks=blocks,
    )


def _to_ring(person: Person) -> Block:
    return say(
        "Please ring *{name}*, {agency}{phone}. They do not use Slack.",
        name=person.name,
        agency=person.agency,
        phone=f" on {person.phone}" if person.phone else "",
    )


def room_post(card: Board, only_with: frozenset[str]) -> Post:
    """Post date, time and place where the team around is; nothing else."""
    if card.state is State.CANCELLED:
        said = say("*Cancelled:* the meeting on {moment}.", moment=moment(card.when))
        return Post(
            text="A meeting was cancelled.",
            blocks=as_dicts([said]),
            only_with=only_with,
        )
    said = say(
        "*Meeting:* {moment}\n{place}, {minutes} minutes",
        moment=moment(card.when),
        place=card.place,
        minutes=str(card.when.minutes),
    )
    return Post(
        text="A meeting is planned.", blocks=as_dicts([said]), only_with=only_with
    )


def reminder_day(card: Invite) -> Post:
    """Remind on the working day before, at nine."""
    return _reminder(card, f"A meeting on {short_day(card.when.on)}: you are coming.")


def reminder_hour(card: Invite) -> Post:
    """Remind one hour before."""
    return _reminder(card, f"Your meeting starts at {card.when.at:%H:%M}.")


def _reminder(card: Invite, text: str) -> Post:
    blocks = [
        say(
            "*{moment}* · {reference}\n{place}, {minutes} minutes",
            moment=moment(card.when),
            reference=card.reference,
            place=card.place,
            minutes=str(card.when.minutes),
        ),
        whisper("Thank you for making time."),
    ]
    if not card.is_convenor:
        blocks.append(
            buttons(
                button(Door.CANNOT, "I can't make it now", about(card)),
                button(Door.SOMEONE_ELSE, "Someone else will come", about(card)),
            )
        )
    return Post(text=text, blocks=as_dicts(blocks))


def reminder_answered(card: Invite) -> Post:
    """Show a reminder that was answered as it is now: they are not coming."""
    said = say(
        "*{moment}* · {reference}\nYour answer is noted. Thank you for saying so.",
        moment=moment(card.when),
        reference=card.reference,
    )
    return Post(text="Your answer is noted. Thank you.", blocks=as_dicts([said]))


def cancelled(card: Invite) -> Post:
    """Tell somebody once that a meeting will not be."""
    said: Blocks = as_dicts(
        [
            say(
                "*Cancelled:* {reference}, {moment}.\nThere is nothing you need to do.",
                reference=card.reference,
                moment=moment(card.when),
            ),
            *at_once(card),
        ]
    )
    return Post(text="A meeting was cancelled. You need do nothing.", blocks=said)
