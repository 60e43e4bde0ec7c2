"""The convenor's board, and one meeting as anybody called to it may see it."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.asks.doors import Door as Ask
from bot.blocks import as_dicts, button, buttons, form, heading, say, say_lines
from bot.deliveries.records import Post
from bot.meetings.cards import Away, Board, Guest, When
from bot.meetings.doors import Door
from bot.meetings.records import Reply, State
from bot.meetings.words import (
    AGENCY,
    NAME,
    corrections,
    named,
    own_words,
    running_order,
    what_for,
)
from bot.nudges.doors import Door as NudgeDoor
from bot.safe_text import shortened
from bot.wording import DAYS, counted, few, moment


def board(card: Board) -> Post:
    """Show the convenor who is coming and what is still missing."""
    blocks = [
        heading(f"{card.reference}: {moment(card.when)}"),
        own_words(card.line),
        say(
            "{what_for}\n{place}, {minutes} minutes",
            what_for=what_for(card.purpose, card.why),
            place=card.place,
            minutes=str(card.when.minutes),
        ),
        *running_order(card.purpose),
        *_standing(card),
        *corrections(card.corrected),
    ]
    return Post(text=_board_text(card), blocks=as_dicts(blocks))


def handed_on() -> Post:
    """Stand in for the board of a meeting that somebody else runs now."""
    words = "Somebody else runs this meeting now."
    return Post(text=words, blocks=as_dicts([say(words)]), takes_back=True)


def opened(card: Board) -> dict[str, Any]:
    """Show one meeting to somebody who may see it, in a form without fields."""
    return form(
        name=Door.OPEN,
        title="Meeting",
        submit=None,
        close="Close",
        blocks=[
            heading(f"{card.reference}: {moment(card.when)}"),
            own_words(card.line),
            say(
                "{what_for}\n{place}, {minutes} minutes\nCalled by {convenor}",
                what_for=what_for(card.purpose, card.why),
                place=card.place,
                minutes=str(card.when.minutes),
                convenor=card.convenor.name,
            ),
            *running_order(card.purpose),
            *(_called_off(card) or _replies(card)),
            *corrections(card.corrected),
        ],
    )


def _board_text(card: Board) -> str:
    if card.state is State.CANCELLED:
        return "You cancelled this meeting."
    waiting = len(card.with_reply(Reply.NOT_YET))
    if waiting:
        return f"Your meeting: {counted(waiting, 'reply', 'replies')} still to come."
    return "Your meeting: everyone has replied."


def _standing(card: Board) -> list[Block]:
    if card.state is State.CANCELLED:
        return [say("*You cancelled this meeting.*"), *_still_to_tell(card)]
    if card.state is State.RECORDED:
        return [say("*This meeting is recorded.* Thank you.")]
    if card.state is State.HELD:
        finish = button(Door.RECORD, "Finish the record", card.meeting_id)
        return [say("*The record is begun.* The rest is still open."), buttons(finish)]
    return [*_replies(card), *_missing(card), _board_buttons(card)]


def _still_to_tell(card: Board) -> list[Block]:
    """Only the convenor can tell those without Slack."""
    ring = [named(one.person) for one in card.guests if not one.person.has_slack]
    if not ring:
        return [say("Everyone was told.")]
    return [say("Everyone in Slack was told."), *_row("Please ring", ring)]


def _called_off(card: Board) -> list[Block]:
    if card.state is not State.CANCELLED:
        return []
    return [say("*This meeting is cancelled.* There is nothing you need to do.")]


def _replies(card: Board) -> list[Block]:
    return [
        *_row("Coming", _names(card.with_reply(Reply.COMING))),
        *_row(
            "Someone else is coming",
            [
                f"{shortened(guest.stand_in or 'a colleague', NAME)} "
                f"for {shortened(guest.person.name, NAME)}"
                for guest in card.with_reply(Reply.SOMEONE_ELSE)
            ],
        ),
        *_row("No reply yet", _names(card.with_reply(Reply.NOT_YET))),
        *_row("Can't make it", _names(card.with_reply(Reply.CANNOT))),
        *_row("Not for them", _names(card.with_reply(Reply.NOT_ME))),
    ]


def _row(label: str, people: list[str]) -> list[Block]:
    return say_lines(f"*{label} ({len(people)})*", people) if people else []


def _names(guests: tuple[Guest, ...]) -> list[str]:
    return [named(guest.person) + _how_to_reach(guest) for guest in guests]


def _how_to_reach(guest: Guest) -> str:
    if guest.reply is not Reply.NOT_YET:
        return ""
    phone = f" on {guest.person.phone}" if guest.person.phone else ""
    if not guest.person.has_slack:
        return f" – please ring{phone}"
    return (
        f" – Slack could not reach them, please ring{phone}"
        if guest.not_reached
        else ""
    )


def _missing(card: Board) -> list[Block]:
    lines = []
    if card.nobody_from:
        missing = [shortened(one, AGENCY) for one in card.nobody_from]
        lines.append(f"Nobody yet from {few(missing)}.")
    if card.somebody_knows_them:
        lines.append("Somebody who knows them is coming.")
    else:
        lines.append("Nobody who knows them day to day is coming yet.")
    if card.decision_needed:
        lines.append(_decision(card))
    lines += [_away(one, card.when) for one in card.away]
    if card.room_refused:
        lines.append("I did not post in the team's channel: it is not private.")
    return [say("{lines}", lines="\n".join(lines))]


def _away(one: Away, when: When) -> str:
    name = shortened(one.name, NAME)
    if one.on_leave:
        return f"{name} is on leave that day."
    return f"{name} does not work on {DAYS[when.on.weekday()]}."


def _decision(card: Board) -> str:
    if card.somebody_can_decide:
        return "Somebody who can decide is coming."
    if card.decider:
        waiting = {guest.person.name for guest in card.with_reply(Reply.NOT_YET)}
        so_far = "has not said yet" if card.decider in waiting else "is not coming"
        return f"A decision is needed. {shortened(card.decider, NAME)} {so_far}."
    return "A decision is needed. Nobody coming can decide yet. Who would be able to?"


def _board_buttons(card: Board) -> Block:
    about = card.meeting_id
    heard = [button(Door.BY_PHONE, "Record a reply", about)] if card.guests else []
    where = [button(NudgeDoor.WHERE_MEETING, "Where is this?", about)]
    return buttons(
        *heard,
        *(where if card.guests else []),
        button(Door.MOVE, "Move it", about),
        button(Ask.BESIDE, "Ask for something", about),
        button(
            Door.CANCEL,
            "Cancel it",
            about,
            style="danger",
            sure=("Everyone who was asked is told once.", "Cancel it", "Keep it"),
        ),
    )
